"""Under the plan's lists, folded: keeping safe, stepping up or down, ending, earlier help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import kind_of
from familyplan.words import say
from familyplan_ui.plan.earlier import Earlier, earlier_summary
from familyplan_ui.plan.ending import Ending, ending_summary
from familyplan_ui.plan.safety import Safety, safety_summary
from familyplan_ui.plan.section import Folded
from familyplan_ui.plan.steps import Steps, steps_summary
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.forms import RecordList
    from familyplan_ui.gate import Gate


class PlanSections(QWidget):
    """The four parts; `opening` comes from a list of any of them before its form opens."""

    opening = Signal(object)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate = gate
        self._rows: Rows | None = None
        self.parts = (
            Folded(
                say("Safety plan"),
                lambda: Safety(gate, family_id),
                safety_summary,
                ("safety_plan", "safe_person", "contingency"),
            ),
            Folded(
                say("Step up or down"),
                lambda: Steps(gate, family_id),
                steps_summary,
                ("step_change",),
            ),
            Folded(
                say("Ending, and asking again later"),
                lambda: Ending(gate, family_id),
                ending_summary,
                ("closure", "later_check"),
            ),
            Folded(
                say("Earlier help"), lambda: Earlier(gate, family_id), earlier_summary, ("episode",)
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        for part in self.parts:
            column.addWidget(Hairline())
            column.addWidget(part)
            part.opening.connect(self.opening)

    @property
    def lists(self) -> list[RecordList]:
        """Every list made so far."""
        made = [part.section for part in self.parts if part.section is not None]
        return [one for section in made for one in section.lists.values()]

    def show_rows(self, rows: Rows) -> None:
        """Show every part as it now stands."""
        self._rows = rows
        today = self._gate.clock.today()
        for part in self.parts:
            part.show_rows(rows, today)

    def open(self, row_id: str) -> None:
        """Unfold the part an entry is in and open its form; others are none of it."""
        record = self._rows.any(row_id) if self._rows is not None else None
        if record is None:
            return
        for part in self.parts:
            if kind_of(record) in part.kinds:
                part.open(kind_of(record), row_id)
