"""On the sharing page: which copies hold what must not be used or is not so any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Standing
from familyplan.practice.told import to_be_told
from familyplan.session.must_be_told import must_be_told
from familyplan.words import say
from familyplan_ui.sharing.told_rows import Duty, of_correction, of_no
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, RowList, SoftLabel, announce

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class MustBeTold(QWidget):
    """One row for each no and each correction, by reader; nothing is seen while there is none."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._found: dict[str, Duty] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        column.addWidget(Heading(say("Must be told")))
        column.addWidget(
            SoftLabel(
                say(
                    "Copies that left before somebody said no, or before something in them was "
                    "corrected. They cannot be called back: say it."
                )
            )
        )
        self._list = RowList(say("Must be told"))
        self._list.pressed_row.connect(self._go_on)
        self._list.opened.connect(self._go_on)
        column.addWidget(self._list)

    def take(self, family_id: str) -> None:
        """Be about another family from the next time it is shown."""
        self._family = family_id

    def show_told(self, rows: Rows, today: date) -> None:
        """Show who must be told as the family's answers and facts now stand."""
        corrected = must_be_told(self._gate.session, rows, self._family)
        found = [
            *(of_no(rows, one, today) for one in to_be_told(rows)),
            *(of_correction(rows, one, today) for one in corrected),
        ]
        found.sort(key=lambda one: one.done)
        self._found = {one.row.key: one for one in found}
        self._list.show_rows([one.row for one in found])
        self.setVisible(bool(found))

    def _go_on(self, key: str) -> None:
        """Put telling them into the plan as an action of whoever leads, or mark it as done."""
        duty = self._found.get(key)
        if duty is None or duty.done:
            return
        if duty.action is not None:
            if self._gate.run(actions.plan.mark_action, duty.action.id, "done") is not None:
                announce(self, say("Marked as done: {what}", what=duty.action.what))
            return
        rows = self._gate.rows(self._family)
        leads = (one for one in rows.of(Standing) if one.role == "lead" and not one.until)
        lead = next((one.held_by for one in leads), "")
        if self._gate.run(actions.plan.add_action, duty.new(lead)) is not None:
            announce(self, say("Added to the plan: {what}", what=duty.new(lead).what))
