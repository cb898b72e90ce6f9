"""One meeting: what it is for, who is asked and comes, what was said, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Invitation
from familyplan.words import mark, say
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.meetings.asking import Asking, TakingPart
from familyplan_ui.meetings.holding import Holding
from familyplan_ui.meetings.said import kind, when
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Hairline,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from familyplan.model import Meeting, Rows
    from familyplan_ui.gate import Gate

BEFORE: Final = (
    Group(
        "",
        (
            ("type", "on"), ("starts", "ends"), ("place", "link"), ("chair", "minute_taker"),
            "purpose", "agenda", "access_needs", "getting_there", "roughly",
        ),
    ),
)  # fmt: skip
AFTER: Final = (
    Group(
        mark("What was said and decided"),
        (
            "decisions", "disagreements", ("better", "worse"),
            ("review_decision", "lead_still_right"), "family_comments",
            ("family_count", "practitioner_count"), "next_on",
        ),
    ),
)  # fmt: skip
INVITED: Final = (
    Group(
        "",
        (
            "update", ("update_seen", "represented_by"), ("access_needs", "speaks_for"),
            "gets_copy",
        ),
    ),
)  # fmt: skip


class MeetingDetail(QWidget):
    """Shows one meeting; `packs_wanted` carries its id when its pack is to be prepared."""

    packs_wanted = Signal(str)

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._meeting: Meeting | None = None
        self._rows: Rows | None = None
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        self._head = QVBoxLayout()
        self._head.setSpacing(px(6))
        column.addLayout(self._head)
        self._holding = Holding(gate)
        column.addWidget(self._holding)
        self._before = RecordForm(gate, "meeting", BEFORE)
        column.addWidget(self._before)
        column.addWidget(Hairline())
        self._asking = Asking(gate)
        column.addWidget(self._asking)
        self._part = TakingPart(gate)
        self._part.editing.connect(self._edit_invitation)
        column.addWidget(self._part)
        self._invited = self._build_invited()
        column.addWidget(self._invited)
        column.addWidget(Hairline())
        self._after = RecordForm(gate, "meeting", AFTER)
        column.addWidget(self._after)
        self._column = column
        self.translations: Translations | None = None

    @property
    def meeting_id(self) -> str:
        """The meeting shown, "" for none."""
        return self._meeting.id if self._meeting else ""

    def show_meeting(self, rows: Rows, meeting: Meeting) -> None:
        """Show another meeting, or the same one as it now is."""
        other = self.meeting_id != meeting.id
        self._rows, self._meeting = rows, meeting
        if other:
            self.close_form()
            self._holding.close_form()
        clear(self._head)
        self._head.addWidget(Heading(kind(meeting), size="dialog"))
        self._head.addWidget(SoftLabel(when(meeting)))
        self._head.addWidget(self._buttons(meeting))
        self._before.show(meeting)
        self._after.show(meeting)
        self._translations(meeting).fill(rows)
        self._asking.show_meeting(rows, meeting)
        self._part.show_meeting(rows, meeting)
        held = self._invitation.record
        if held is not None and not self._invited.isHidden():
            newer = rows.find(Invitation, held.id)
            self._invitation.show(newer) if newer else self.close_form()

    def forget(self) -> None:
        """Keep what was typed and be about no meeting."""
        self.close_form()
        self._holding.close_form()
        for form in (self._before, self._after):
            form.clear()
        self._meeting = self._rows = None

    def close_form(self) -> None:
        """Put the form of an invitation away; what was typed is kept."""
        if not self._invited.isHidden():
            self._invitation.clear()
            self._invited.hide()
        if self.translations is not None:
            self.translations.close_form()

    def first_field(self) -> None:
        """Put the keyboard into the meeting's date."""
        self._before.editors["on"].control.setFocus()

    def _buttons(self, meeting: Meeting) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held)
        pack = say("Prepare the pack")
        if meeting.held:
            flow.addWidget(PlainButton(pack, lambda: self.packs_wanted.emit(meeting.id)))
        else:
            flow.addWidget(PrimaryButton(pack, lambda: self.packs_wanted.emit(meeting.id)))
            flow.addWidget(PlainButton(say("It was held"), self._hold, icon="check"))
        flow.addWidget(PlainButton(say("Remove this meeting"), self._remove))
        return held

    def _hold(self) -> None:
        if self._meeting is not None and self._rows is not None:
            self._gate.keep_typing()
            self._holding.begin(self._rows, self._meeting)

    def _remove(self) -> None:
        if self._meeting is not None:
            self._gate.did(actions.records.remove, "meeting", self._meeting.id)

    def _edit_invitation(self, invitation_id: str) -> None:
        found = self._rows.find(Invitation, invitation_id) if self._rows else None
        if found is not None:
            self._invitation.show(found)
            self._invited.show()
            self._invitation.editors["update"].control.setFocus()

    def _translations(self, meeting: Meeting) -> Translations:
        """Give the list of what was decided in other languages, made for the first meeting."""
        if self.translations is None:
            self.translations = Translations(self._gate, meeting.scope, lambda: self.meeting_id)
            self._column.addWidget(self.translations)
        return self.translations

    def _build_invited(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        self._invitation = RecordForm(self._gate, "invitation", INVITED)
        column.addWidget(self._invitation)
        buttons = QWidget()
        FlowLayout(buttons).addWidget(PlainButton(say("Close this update"), self.close_form))
        column.addWidget(buttons)
        held.hide()
        return held
