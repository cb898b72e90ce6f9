"""One seat of the team: what they do here, who and which agency, who led and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.model import Agency, Involvement, Practitioner, Rows
from familyplan.model.titles import seat_agency, seat_name
from familyplan.words import say
from familyplan_ui.family.asking import AskWhy
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.header import lead
from familyplan_ui.family.said import seat_soft
from familyplan_ui.family.standings import show_standings, standings_list
from familyplan_ui.forms import ARRANGEMENTS, RecordForm
from familyplan_ui.forms.layout import Fold
from familyplan_ui.widgets import FlowLayout, PlainButton

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.model.partial_date import PartialDate
    from familyplan_ui.gate import Gate


class SeatDetail(Detail):
    """A seat at the table, the practitioner and agency behind it, and the history of the lead."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate)
        self._lead_button = PlainButton(say("Make lead practitioner"), self._ask_lead, icon="star")
        self._end_button = PlainButton(say("End their part"), self._ask_end)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(self._lead_button)
        flow.addWidget(self._end_button)
        self.main.addWidget(held)
        self._asking = AskWhy(gate.clock.today)
        self.main.addWidget(self._asking)
        self.form = RecordForm(gate, "involvement", ARRANGEMENTS["involvement"])
        self.main.addWidget(self.form)
        self._practitioner = self._directory_form("practitioner", say("About this person"))
        self._agency = self._directory_form("agency", say("About the agency"))
        self.add_removal(say("Remove from the team"), "involvement")
        self._standings = self.add_list(standings_list(gate, family_id, lambda: self.row))

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        seat = rows.find(Involvement, self.row)
        if seat is None:
            return
        _, leading = lead(rows)
        leads = leading is not None and leading.id == seat.id
        ended = seat.status == "ended"
        self._asking.give_up()
        self._lead_button.setVisible(not leads and not ended)
        self._end_button.setVisible(not ended)
        self.say_title(seat_name(rows, seat), seat_soft(rows, seat))
        self.form.show(seat)
        self._show_behind(self._practitioner, rows.find(Practitioner, seat.practitioner))
        self._show_behind(self._agency, seat_agency(rows, seat))
        show_standings(self._standings, rows)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        for form in (self.form, self._practitioner[1], self._agency[1]):
            form.keep()

    def open_behind(self, record: Record) -> None:
        """Open the form of the practitioner or the agency behind the seat."""
        for fold, form in (self._practitioner, self._agency):
            if form.record is not None and form.record.id == record.id:
                fold.open(on=True)

    def _show_behind(
        self, behind: tuple[Fold, RecordForm], record: Practitioner | Agency | None
    ) -> None:
        fold, form = behind
        fold.setVisible(record is not None)
        if record is None:
            form.clear()
            return
        if form.record is None or form.record.id != record.id:
            fold.open(on=False)
        form.show(record)

    def _directory_form(self, kind: str, heading: str) -> tuple[Fold, RecordForm]:
        form = RecordForm(self.gate, kind, ARRANGEMENTS[kind])
        fold = Fold(heading, lambda body: body.addWidget(form), folded=True)
        self.main.addWidget(fold)
        return fold, form

    def _ask_lead(self) -> None:
        why, button = say("Why the lead changes"), say("Make them the lead")
        self._asking.ask(why, button, self._make_lead, dated=True)

    def _ask_end(self) -> None:
        self._asking.ask(say("Why their part ends"), say("End it today"), self._end)

    def _make_lead(self, why: str, since: PartialDate | None) -> None:
        self.gate.run(actions.team.hand_over_lead, self.row, since=since, why=why)

    def _end(self, why: str, _since: PartialDate | None) -> None:
        self.gate.run(actions.team.leave, self.row, why)
