"""What packs are made for: a meeting of a family, or the days from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from familyplan.model import Meeting
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.words import say
from familyplan.words.dates import short_date
from familyplan_ui.forms.dates import WhenEditor
from familyplan_ui.forms.spans import read_span
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from familyplan.session import FamilyLine
    from familyplan_ui.gate import Gate

_MOST: Final = 200
_SPAN: Final = "span"
_MONTHS_BACK: Final = 3


def meetings_in_order(meetings: tuple[Meeting, ...], today: date) -> list[Meeting]:
    """Give the next meeting first, those after it, then the past ones, newest first."""
    coming = [one for one in meetings if one.on and one.on >= today and not one.held]
    coming.sort(key=lambda one: (one.on, one.id))
    seen = {one.id for one in coming}
    dated = [one for one in meetings if one.id not in seen and one.on]
    dated.sort(key=lambda one: (one.on, one.id), reverse=True)
    return [*coming, *dated, *(one for one in meetings if not one.on)]


class Choosing(QWidget):
    """Family, and meeting or days; `chosen` comes after every other choice."""

    chosen = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._shown: tuple[date, date] | None = None
        self.families, self.meetings = QComboBox(), QComboBox()
        self.since, self.until = WhenEditor(self._today), WhenEditor(self._today)
        row = FlowLayout(self, gap=Theme.current().px(12))
        for label, box, least in (
            (say("Family"), self.families, 18),
            (say("Meeting or days"), self.meetings, 24),
        ):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(least)
            row.addWidget(FieldFrame(label, box))
        self.days = (
            FieldFrame(say("From"), self.since.control, beside=self.since),
            FieldFrame(say("To"), self.until.control, beside=self.until),
        )
        for frame, editor in zip(self.days, (self.since, self.until), strict=True):
            row.addWidget(frame)
            frame.hide()
            editor.left.connect(self._take_days)
        self.families.activated.connect(lambda _at: self._take_family())
        self.meetings.activated.connect(lambda _at: self._take_meeting())

    @property
    def family_id(self) -> str:
        """The family chosen, "" when there is none."""
        return str(self.families.currentData() or "")

    @property
    def meeting_id(self) -> str:
        """The meeting chosen, "" when there is none."""
        chosen = str(self.meetings.currentData() or "")
        return "" if chosen == _SPAN else chosen

    def place(self) -> tuple[str, str]:
        """Give the family and the meeting chosen, as `offer` takes them."""
        return self.family_id, self.meeting_id

    def span(self) -> tuple[date, date] | None:
        """Give the first and last day; None where what is typed makes none, which is then said."""
        return read_span((self.since, self.until), self.days)

    def offer(self, family_id: str = "", meeting_id: str = "") -> None:
        """Offer the families, who meets next first, with these chosen or what is next of all."""
        today = self._today()
        again = not family_id and self.meetings.currentData() == _SPAN
        family_id = family_id or self.family_id
        lines = self._gate.session.store.family_lines()
        soon = {line.family: line.next_meeting(today) for line in lines}
        coming = [line for line in lines if soon[line.family]]
        coming.sort(key=lambda line: soon[line.family])
        offered = [*coming, *(line for line in lines if not soon[line.family])][:_MOST]
        if family_id and all(line.family != family_id for line in offered):
            offered = [*(line for line in lines if line.family == family_id), *offered]
        self._fill(offered, family_id)
        self._offer_meetings(meeting_id or (_SPAN if again else self.meeting_id))

    def _today(self) -> date:
        return self._gate.clock.today()

    def _fill(self, lines: list[FamilyLine], family_id: str) -> None:
        self.families.clear()
        for line in lines:
            self.families.addItem(line.name, line.family)
        self.families.setCurrentIndex(max(0, self.families.findData(family_id)))

    def _take_family(self) -> None:
        self._offer_meetings("")
        self.chosen.emit()

    def _take_meeting(self) -> None:
        self._show_days()
        self.chosen.emit()

    def _take_days(self) -> None:
        now = self.span()
        if now is None or now != self._shown:
            self._shown = now
            self.chosen.emit()

    def _show_days(self) -> None:
        seen = self.meetings.currentData() == _SPAN
        for frame in self.days:
            frame.setVisible(seen)

    def _offer_meetings(self, chosen: str) -> None:
        self.meetings.clear()
        if not self.family_id:
            return
        today = self._today()
        held = self._gate.rows(self.family_id).of(Meeting)
        for meeting in meetings_in_order(held, today):
            when = short_date(meeting.on, today) if meeting.on else ""
            place = meeting.place.partition(",")[0]
            words = " · ".join(part for part in (when, place) if part) or title(meeting)
            self.meetings.addItem(words, meeting.id)
        self.meetings.addItem(say("No meeting, some days"), _SPAN)
        self.meetings.setCurrentIndex(max(0, self.meetings.findData(chosen)))
        if chosen != _SPAN or self._shown is None:
            self._begin_days(held, today)
        self._show_days()

    def _begin_days(self, held: tuple[Meeting, ...], today: date) -> None:
        """Begin with the time since the last meeting that was held, or the last months."""
        past = [one.on for one in held if one.on and one.on < today]
        first = max(past, default=today - relativedelta(months=_MONTHS_BACK))
        self.since.show_value(on_day(first))
        self.until.show_value(on_day(today))
        self._shown = first, today
