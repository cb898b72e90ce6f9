"""What is looked for in the log of copies: whom, which kind, from when to when, on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model.vocabulary import choices
from familyplan.packs.kinds import LOGGED
from familyplan.session.sent import DECISION, Sought
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.forms.dates import WhenEditor
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_WORDS_WIDE: Final = 230
_DATE_WIDE: Final = 130
_LETTERS: Final = 16


class Seeking(QWidget):
    """`changed` comes with every other question, as soon as it is asked."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        self.words, self.kind, self.ground = PlainLine(), Chooser(), Chooser()
        self.since, self.until = WhenEditor(today), WhenEditor(today)
        anything = ("", say("Any"))
        self.kind.offer([anything, *((key, say(one.name)) for key, one in LOGGED.items())])
        grounds = [*choices("information").items(), (DECISION, say("Shared without consent"))]
        self.ground.offer([anything, *grounds])
        self._days = (
            FieldFrame(say("From"), self.since.control, beside=self.since),
            FieldFrame(say("To"), self.until.control, beside=self.until),
        )
        whom = FieldFrame(say("Reader, agency or code"), self.words)
        whom.setMinimumWidth(px(_WORDS_WIDE))
        for chooser in (self.kind, self.ground):
            chooser.setMinimumContentsLength(_LETTERS)
        for frame in self._days:
            frame.setMinimumWidth(px(_DATE_WIDE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        flow = FlowLayout(held, gap=px(12))
        for part in (
            whom,
            FieldFrame(say("Kind of copy"), self.kind),
            FieldFrame(say("It relied on"), self.ground),
            *self._days,
        ):
            flow.addWidget(part)
        column.addWidget(held)
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        for chooser in (self.kind, self.ground):
            chooser.activated.connect(lambda _at: self.changed.emit())
        for day in (self.since, self.until):
            day.left.connect(self.changed)

    def ask_for_any(self) -> None:
        """Ask for nothing in particular, without telling anybody."""
        self.blockSignals(True)
        self.words.clear()
        for chooser in (self.kind, self.ground):
            chooser.setCurrentIndex(0)
        for day, frame in zip((self.since, self.until), self._days, strict=True):
            day.show_value(None)
            frame.clear_error()
        self.blockSignals(False)

    def sought(self) -> Sought:
        """Give what is asked for; a date nobody can read is said there and not asked for."""
        typed = self.since.value(), self.until.value()
        first = typed[0].earliest() if typed[0] else None
        last = typed[1].latest() if typed[1] else None
        for frame, said, day in zip(self._days, typed, (first, last), strict=True):
            frame.clear_error()
            if said and day is None:
                frame.show_error(say("Write a date, such as 1 March 2026 or March 2026."))
        return Sought(
            self.words.text(),
            str(self.kind.currentData() or ""),
            str(self.ground.currentData() or ""),
            first,
            last,
        )
