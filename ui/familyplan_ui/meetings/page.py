"""The meetings page: the list at left, next first; the chosen meeting at right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from familyplan.model import Invitation, Meeting
from familyplan.words import say
from familyplan.words.dates import short_date
from familyplan_ui.meetings.detail import MeetingDetail
from familyplan_ui.meetings.planning import PlanMeeting
from familyplan_ui.meetings.said import head_count, in_order, invitations, kind
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    EmptyState,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    RowList,
    ScrollPage,
)
from familyplan_ui.widgets.rebuilding import same_place
from familyplan_ui.widgets.rows import Row

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_BESIDE: Final = 900
_LIST: Final = 330
_ANY_WIDTH: Final = 16_777_215  # Qt's own largest


class Page(ScrollPage):
    """The meetings of one family.

    `packs_wanted` carries a meeting whose pack is to be prepared, `wanted` another tab and
    perhaps a row there.
    """

    wanted = Signal(str, str)
    packs_wanted = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self.wanted.connect(lambda tab, row: gate.go("family", self._family, tab, row))
        self.packs_wanted.connect(lambda meeting: gate.go("packs", self._family, meeting))
        self._rows: Rows | None = None
        self._key = ""
        px = Theme.current().px
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(px(28))
        self._side = self._build_side()
        self._both.addWidget(self._side)
        right = QVBoxLayout()
        self._planning = PlanMeeting(gate, family_id)
        self._planning.planned.connect(self._planned)
        right.addWidget(self._planning)
        self._detail = MeetingDetail(gate)
        self._detail.packs_wanted.connect(self.packs_wanted)
        right.addWidget(self._detail)
        right.addStretch(1)
        self._both.addLayout(right, 1)
        self.body.addLayout(self._both)
        self.body.addStretch(1)

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on; nothing of this one stays open."""
        self._family, self._rows, self._key = family_id, None, ""
        self._planning.take(family_id)
        self._detail.forget()
        self.verticalScrollBar().setValue(0)

    def reload(self, rows: Rows) -> None:
        """Show the meetings as they now are."""
        with same_place(self):
            self._rows = rows
            meetings = in_order(rows.of(Meeting))
            today = self._gate.clock.today()
            if self._key not in [one.id for one in meetings]:
                self._key = meetings[0].id if meetings else ""
            self._list.show_rows([_row(rows, one, today) for one in meetings])
            self._list.setVisible(bool(meetings))
            self._empty.setVisible(not meetings)
            self._plan_button.setVisible(bool(meetings))
            self._mark()
            self._show()

    def show_row(self, row_id: str) -> None:
        """Show one meeting, or the meeting of an invitation."""
        found = self._rows.any(row_id) if self._rows else None
        if isinstance(found, Invitation):
            self._choose(found.meeting)
        elif isinstance(found, Meeting):
            self._choose(row_id)

    @property
    def row(self) -> str:
        """The meeting that is shown."""
        return self._key

    def leave(self) -> None:
        """Keep what was typed."""
        self._gate.keep_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        px = Theme.current().px
        beside = self.viewport().width() >= px(_BESIDE)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._side.setMinimumWidth(px(_LIST) if beside else 0)
        self._side.setMaximumWidth(px(_LIST) if beside else _ANY_WIDTH)

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(Heading(say("Meetings")))
        self._plan_button = PlainButton(say("Plan a meeting"), self._plan, icon="plus")
        held = QWidget()
        FlowLayout(held).addWidget(self._plan_button)
        column.addWidget(held)
        self._list = RowList(say("Meetings of this family"), choosing=True)
        self._list.arrived.connect(self._choose)
        column.addWidget(self._list)
        self._empty = EmptyState(
            say("No meeting is planned yet."),
            say("Who comes, what it is for and what was decided stands here."),
            PrimaryButton(say("Plan the first meeting"), self._plan),
        )
        column.addWidget(self._empty)
        column.addStretch(1)
        return side

    def _plan(self) -> None:
        self._gate.keep_typing()
        self._detail.hide()
        self._planning.begin(self._rows)

    def _planned(self, meeting_id: str) -> None:
        if meeting_id:
            self._choose(meeting_id)
        self._show()
        if meeting_id:
            self._detail.first_field()

    def _choose(self, meeting_id: str) -> None:
        if meeting_id != self._key or not self._planning.isHidden():
            self._planning.close_form()
            self._key = meeting_id
            with same_place(self):
                self._mark()
                self._show()

    def _mark(self) -> None:
        """Have the list stand on the meeting shown, without telling anybody."""
        meetings = in_order(self._rows.of(Meeting)) if self._rows else []
        keys = [one.id for one in meetings]
        if self._key in keys and self._list.key != self._key:
            self._list.blockSignals(True)
            self._list.setCurrentRow(keys.index(self._key))
            self._list.blockSignals(False)

    def _show(self) -> None:
        meeting = self._rows.find(Meeting, self._key) if self._rows else None
        self._detail.setVisible(meeting is not None and self._planning.isHidden())
        if meeting is not None and self._rows is not None:
            self._detail.show_meeting(self._rows, meeting)


def _row(rows: Rows, meeting: Meeting, today: date) -> Row:
    if meeting.on:
        day = short_date(meeting.on, today)
    else:
        day = meeting.roughly.said if meeting.roughly else say("No date yet")
    icon, words, standing = _standing(meeting, today)
    asked = head_count(rows, meeting) if invitations(rows, meeting.id) else say("nobody asked yet")
    soft = ", ".join(part for part in (meeting.place, asked) if part)
    name = say("{kind}, {day}", kind=kind(meeting), day=day)
    return Row(meeting.id, name, soft, (), ((icon, words, standing),))


def _standing(meeting: Meeting, today: date) -> tuple[str, str, Standing]:
    if meeting.held:
        return ("check", say("Held"), "good")
    if meeting.on is None:
        return ("calendar", say("No date"), "plain")
    if meeting.on < today:
        return ("clock", say("Was it held?"), "attention")
    return ("calendar", say("Planned"), "accent")
