"""Settings: one tab for each part, each part a narrow column of sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.settings.parts import PARTS, Leaves, Part, ShowsNow
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Heading, ScrollPage
from familyplan_ui.widgets.scroll import MARGIN
from familyplan_ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate

S = TypeVar("S", bound=QWidget)

_COLUMN: Final = 640
_BETWEEN: Final = 28
_ALMOST_ALL: Final = 1000  # of the width, up to the greatest


class Page(QWidget):
    """One part at a time, made when it is first looked at; the column keeps lines short."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._made: dict[str, QWidget] = {}
        self.strip = TabStrip(PARTS)
        self._scroll, self._column = ScrollPage(exact=True), QWidget()
        px = Theme.current().px
        head = QVBoxLayout()
        head.setContentsMargins(px(MARGIN), px(16), px(MARGIN), px(4))
        head.addWidget(Heading(say("Settings"), size="title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.strip)
        column.addWidget(Hairline())
        column.addWidget(self._scroll, 1)
        self._lay_column()
        self.strip.chosen.connect(self.show_part)
        gate.changed.connect(self._note)
        Theme.current().changed.connect(self._fit)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: the tab of the part that is shown."""
        return self.strip.tab

    def arrive(self, part: str = "") -> None:
        """Come to a part of the settings, or to the one looked at last."""
        known = part in {one.key for one in PARTS}
        self.show_part(part if known else self.strip.key)

    def place(self) -> tuple[str, ...]:
        """Give the part that is shown."""
        return (self.strip.key,)

    def leave(self) -> None:
        """Let every section keep what was typed and forget what is secret."""
        for part in self._made.values():
            for section in part.findChildren(QWidget, options=_DIRECT):
                if isinstance(section, Leaves):
                    section.leave()

    def show_part(self, key: str) -> None:
        """Show one part as it is now."""
        if not self._gate.is_open:
            return
        was, away = self.focusWidget(), key != self.strip.key
        if away:
            self.leave()
        shown = self._part(key)
        self.strip.choose(key)
        if away and was is not None:
            self.strip.take_keyboard()  # not lost in a part that nobody sees any more
        for part in self._made.values():
            part.setVisible(part is shown)
        _read_again(shown)
        self._scroll.verticalScrollBar().setValue(0)

    def section(self, kind: type[S]) -> S:
        """Give a section that was made already, by its class; LookupError otherwise."""
        for part in self._made.values():
            for found in part.findChildren(QWidget, options=_DIRECT):
                if isinstance(found, kind):
                    return found
        raise LookupError(kind.__name__)

    def _part(self, key: str) -> QWidget:
        if key not in self._made:
            part = next(one for one in PARTS if one.key == key)
            self._made[key] = _together(part, self._gate)
            self._parts.addWidget(self._made[key])
        return self._made[key]

    def _note(self, changes: Changes) -> None:
        """Show what undo or redo changed, unless somebody is typing there."""
        typing = any(field.isModified() for field in self.findChildren(QLineEdit))
        if changes.kinds & {"user", "setting"} and self.isVisible() and not typing:
            _read_again(self._part(self.strip.key))

    def _lay_column(self) -> None:
        """Lay a column of its own at the left, where the words stay in short lines."""
        self._parts, row = QVBoxLayout(self._column), QHBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._column, _ALMOST_ALL)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        self._column.setMaximumWidth(Theme.current().px(_COLUMN))


_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


def _read_again(part: QWidget) -> None:
    for section in part.findChildren(QWidget, options=_DIRECT):
        if isinstance(section, ShowsNow):
            section.show_now()


def _together(part: Part, gate: Gate) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(_BETWEEN))
    for section in part.sections:
        column.addWidget(section(gate), 0, Qt.AlignmentFlag.AlignTop)
    return held
