"""Which meeting of which family packs are made for: the one that comes next, until chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from familyplan.model import Meeting
from familyplan.model.titles import title
from familyplan.words import say
from familyplan.words.dates import short_date
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from familyplan.session import FamilyLine
    from familyplan_ui.gate import Gate

_MOST: Final = 100


def meetings_in_order(meetings: tuple[Meeting, ...], today: date) -> list[Meeting]:
    """Give the next meeting first, those after it, then the past ones, newest first."""
    coming = [one for one in meetings if one.on and one.on >= today and not one.held]
    coming.sort(key=lambda one: (one.on, one.id))
    seen = {one.id for one in coming}
    dated = [one for one in meetings if one.id not in seen and one.on]
    dated.sort(key=lambda one: (one.on, one.id), reverse=True)
    return [*coming, *dated, *(one for one in meetings if not one.on)]


class Choosing(QWidget):
    """Family, meeting and how copies will be handed over; `chosen` after either of the first."""

    chosen = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.families, self.meetings, self.channels = QComboBox(), QComboBox(), QComboBox()
        for key, words in (
            ("print", say("On paper")),
            ("e-mail", say("By e-mail")),
            ("usb", say("On a memory stick")),
            ("file", say("As a file")),
        ):
            self.channels.addItem(words, key)
        row = FlowLayout(self, gap=Theme.current().px(12))
        for label, box, least in (
            (say("Family"), self.families, 18),
            (say("Meeting"), self.meetings, 24),
            (say("Handed over"), self.channels, 14),
        ):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(least)
            row.addWidget(FieldFrame(label, box))
        self.families.activated.connect(lambda _at: self._take_family())
        self.meetings.activated.connect(lambda _at: self.chosen.emit())

    @property
    def family_id(self) -> str:
        """The family chosen, "" when there is none."""
        return str(self.families.currentData() or "")

    @property
    def meeting_id(self) -> str:
        """The meeting chosen, "" when there is none."""
        return str(self.meetings.currentData() or "")

    @property
    def channel(self) -> str:
        """How copies will be handed over."""
        return str(self.channels.currentData())

    def place(self) -> tuple[str, str]:
        """Give the family and the meeting chosen, as `offer` takes them."""
        return self.family_id, self.meeting_id

    def offer(self, family_id: str = "", meeting_id: str = "") -> None:
        """Offer the families that meet next, with these chosen, or what is next of all."""
        today = self._gate.clock.today()
        family_id = family_id or self.family_id
        lines = self._gate.session.store.family_lines()
        coming = sorted(
            (line for line in lines if line.next_meeting(today)),
            key=lambda line: line.next_meeting(today),
        )[:_MOST]
        if family_id and all(line.family != family_id for line in coming):
            coming = [*(line for line in lines if line.family == family_id), *coming]
        self._fill(coming, family_id)
        self._offer_meetings(meeting_id or self.meeting_id)

    def _fill(self, lines: list[FamilyLine], family_id: str) -> None:
        self.families.clear()
        for line in lines:
            self.families.addItem(line.name, line.family)
        self.families.setCurrentIndex(max(0, self.families.findData(family_id)))

    def _take_family(self) -> None:
        self._offer_meetings("")
        self.chosen.emit()

    def _offer_meetings(self, meeting_id: str) -> None:
        self.meetings.clear()
        if not self.family_id:
            return
        today = self._gate.clock.today()
        held = self._gate.rows(self.family_id).of(Meeting)
        for meeting in meetings_in_order(held, today):
            when = short_date(meeting.on, today) if meeting.on else ""
            place = meeting.place.partition(",")[0]
            words = " · ".join(part for part in (when, place) if part) or title(meeting)
            self.meetings.addItem(words, meeting.id)
        self.meetings.setCurrentIndex(max(0, self.meetings.findData(meeting_id)))
