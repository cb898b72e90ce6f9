"""One backup in the list: when and what, two acts, and what is in it once somebody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from familyplan.model import nouns
from familyplan.model.declare import noun_of
from familyplan.words import say, say_many
from familyplan_ui.backups import wording
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Line, RowButton, SoftLabel, WrapLabel, announce
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from familyplan.session.looking_inside import Inside
    from familyplan_ui.backups.reading import Shelved

_NARROW: Final = 520
_NAMES: Final = 8


class BackupRow(QWidget):
    """`looked` and `restored` ask for the two acts; a damaged backup offers neither."""

    looked = Signal()
    restored = Signal()

    def __init__(self, one: Shelved, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        self.backup = one.backup
        moment = wording.moment(one.backup.made_at, today)
        self.title = moment[:1].upper() + moment[1:]
        names = QWidget()
        said = column_of(names, (WrapLabel(self.title, strong=True),), gap=0)
        said.addWidget(SoftLabel(wording.facts(one)))
        self.look_button = _button(say("Look inside"), self.title, self.looked.emit)
        self.restore_button = _button(say("Restore this one…"), self.title, self.restored.emit)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(px(8))
        self._line.addWidget(names, 1)
        if not one.backup.problem:
            buttons = row_of((self.look_button, self.restore_button))
            self._line.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
            buttons.setMinimumWidth(buttons.sizeHint().width())
        self.inside = QFrame()
        self.inside.setProperty("bed", "raised")
        self._inside = column_of(self.inside, gap=6)
        self._inside.setContentsMargins(px(12), px(8), px(12), px(10))
        self.inside.hide()
        column = column_of(self, gap=6)
        column.setContentsMargins(0, px(6), 0, px(6))
        column.addLayout(self._line)
        column.addWidget(self.inside)

    @property
    def said(self) -> str:
        """What is said about what is in it, "" before somebody looked."""
        shown = self.inside.findChildren(WrapLabel)
        return " ".join(label.text() for label in shown if not label.isHidden())

    def show_inside(self, inside: Inside) -> None:
        """Show what is in it, against the present."""
        clear(self._inside)
        self._inside.addWidget(WrapLabel(inside.words, strong=True))
        names = [line.name for line in inside.families[:_NAMES]]
        more = len(inside.families) - len(names)
        if names:
            listed = ", ".join(names)
            if more:
                listed = say("{names} and {n} more", names=listed, n=more)
            self._inside.addWidget(SoftLabel(listed))
        changed = [kind for kind in sorted({*inside.counts, *inside.now})
                   if inside.counts.get(kind, 0) != inside.now.get(kind, 0)]  # fmt: skip
        if changed:
            self._inside.addLayout(_table(inside, changed))
        else:
            self._inside.addWidget(SoftLabel(say("As many entries of each kind as there are now.")))
        self.inside.show()
        announce(self.inside, inside.words)

    def object(self, sentence: str) -> None:
        """Say why it cannot be looked into."""
        clear(self._inside)
        self._inside.addWidget(WrapLabel(sentence, tone="attention"))
        self.inside.show()
        announce(self.inside, sentence)

    def hide_inside(self) -> None:
        """Show only the row again."""
        self.inside.hide()
        clear(self._inside)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < Theme.current().px(_NARROW)
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _button(words: str, row: str, press: object) -> RowButton:
    name = say("{button}: {row}", button=words, row=row)
    return RowButton(words, press if callable(press) else None, name=name)


def _table(inside: Inside, kinds: list[str]) -> QGridLayout:
    """Lay out what differs from now, kind by kind."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Theme.current().px(24))
    grid.setVerticalSpacing(Theme.current().px(2))
    grid.setColumnStretch(3, 1)
    for at, words in enumerate((say("What differs"), say("In the backup"), say("Now"))):
        grid.addWidget(Line(words, size="small", tone="soft"), 0, at)
    known = nouns()
    for at, kind in enumerate(kinds, 1):
        name = say(noun_of(known[kind]).many) if kind in known else kind
        then, now = inside.counts.get(kind, 0), inside.now.get(kind, 0)
        for column, words in enumerate((name, str(then), str(now))):
            label = Line(words)
            label.setAccessibleName(
                say_many("{what}: {n} in the backup, {now} now",
                         "{what}: {n} in the backup, {now} now", then, what=name, now=now)
                if not column else words
            )  # fmt: skip
            grid.addWidget(label, at, column)
    return grid
