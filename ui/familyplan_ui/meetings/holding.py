"""Saying that a meeting was held, with the next date before people leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.words import say
from familyplan.words.dates import day_and_date, long_date
from familyplan_ui.forms.dates import DayEditor
from familyplan_ui.meetings.said import next_date
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout, PlainButton, PrimaryButton, WrapLabel

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Meeting, Rows
    from familyplan_ui.gate import Gate


class Holding(QFrame):
    """Asks for the next date and proposes one from the review cycle; it may be left empty."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.setProperty("strip", "accent")
        self._gate = gate
        self._meeting: Meeting | None = None
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(8))
        self._words = WrapLabel(tone="ink")
        column.addWidget(self._words)
        self._day = DayEditor(self._today)
        self._day.entered.connect(self._with_next)
        self._frame = FieldFrame(
            say("Date of the next meeting"), self._day.control, beside=self._day
        )
        column.addWidget(self._frame)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("Held, and plan the next one"), self._with_next))
        flow.addWidget(PlainButton(say("Held, no next date"), lambda: self._hold(None)))
        flow.addWidget(PlainButton(say("Not yet held"), self.close_form))
        column.addWidget(held)
        self.hide()

    def _today(self) -> date:
        return self._gate.clock.today()

    def begin(self, rows: Rows, meeting: Meeting) -> None:
        """Open with a date proposed."""
        self._meeting = meeting
        proposed = next_date(rows, meeting, self._gate.clock.today())
        self._words.setText(
            say(
                "The next meeting is planned with the same people, time and place. {day} would be"
                " next by the review cycle.",
                day=day_and_date(proposed),
            )
        )
        self._frame.clear_error()
        self._day.show_value(meeting.next_on or proposed)
        self._day.control.setAccessibleDescription(long_date(proposed))
        self.show()
        self._day.control.setFocus()

    def close_form(self) -> None:
        """Put it away."""
        self.hide()

    def _with_next(self) -> None:
        try:
            day = self._day.value()
        except KnownError as problem:
            self._frame.show_error(problem.sentence)
            return
        if day is None:
            self._frame.show_error(say("Write the date of the next meeting first."))
            return
        self._hold(day)

    def _hold(self, day: date | None) -> None:
        if self._meeting is not None and self._gate.did(
            actions.meetings.hold, self._meeting.id, day
        ):
            self.hide()
