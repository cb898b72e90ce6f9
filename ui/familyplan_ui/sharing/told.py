"""On the sharing page: after a no, which copies had already left, and who must be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Action, Standing
from familyplan.model.vocabulary import spoken
from familyplan.practice.told import to_be_told
from familyplan.words import listed, say, say_many
from familyplan.words.dates import day_month
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, Row, RowList, SoftLabel, announce
from familyplan_ui.wording import agency_name, plain_date, short_name

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.practice.told import Told
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing as Look


class MustBeTold(QWidget):
    """One row for each agency and each no; there is nothing to see while nobody must be told."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._found: dict[str, Told] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        column.addWidget(Heading(say("Must be told")))
        column.addWidget(
            SoftLabel(
                say("Copies that left before somebody said no. They cannot be called back: say it.")
            )
        )
        self._list = RowList(say("Must be told"))
        self._list.pressed_row.connect(self._plan)
        self._list.opened.connect(self._plan)
        column.addWidget(self._list)

    def show_told(self, rows: Rows, today: date) -> None:
        """Show who must be told as the family's answers now stand."""
        found = to_be_told(rows)
        self._found = {one.permission.id: one for one in found}
        self._list.show_rows([_row(rows, one, today) for one in found])
        self.setVisible(bool(found))

    def _plan(self, row_id: str) -> None:
        """Put telling them into the plan as an action of whoever leads, once."""
        told = self._found.get(row_id)
        if told is None or told.action is not None:
            return
        rows = self._gate.rows(self._family)
        leads = (one for one in rows.of(Standing) if one.role == "lead" and not one.until)
        lead = next((one.held_by for one in leads), "")
        new = Action(scope=self._family, what=told.what, owner=lead, rhythm="once")
        if self._gate.run(actions.plan.add_action, new) is not None:
            announce(self, say("Added to the plan: {what}", what=told.what))


def _row(rows: Rows, told: Told, today: date) -> Row:
    no = told.permission
    words = say(
        "{agency}: “{what}” about {who} is not allowed any more",
        agency=agency_name(rows, no.agency),
        what=spoken("information", no.information),
        who=short_name(rows, no.person) if no.person else say("the whole family"),
    )
    went = [
        say("{name} on {day}", name=one.reader_name, day=day_month(one.made_at))
        for one in told.copies
        if one.made_at is not None
    ]
    soft = say_many(
        "1 copy had left: {copies}", "{n} copies had left: {copies}", len(told.copies),
        copies=listed(went),
    )  # fmt: skip
    chip = _chip(told, today)
    button = "" if told.action is not None else say("Put it in the plan")
    return Row(no.id, words, soft, chips=(chip,) if chip else (), button=button)


def _chip(told: Told, today: date) -> tuple[str, str, Look] | None:
    if told.action is None:
        return None
    if told.done:
        day = plain_date(told.action.done_on, today)
        return ("check", say("Told {day}", day=day) if day else say("Told"), "good")
    return ("hourglass", say("In the plan"), "plain")
