"""The families as they will be: how many, what is wrong or odd first, and the choice left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Home, Involvement, Person
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    WrapLabel,
)
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from familyplan.exchange.importing import Arriving, ImportPlan

_MOST_LINES: Final = 500
_MOST_SEEN: Final = 4  # rows of a list before it scrolls, so that the buttons stay in view
_ROW: Final = 46


class Preview(QWidget):
    """Shows a plan; `wanted` asks for it (True: only for the rest), `none` drops it."""

    wanted = Signal(bool)
    none = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = Theme.current().px
        self.summary = WrapLabel()
        self.odd_heading = Heading(say("Look at these first"))
        self.odd_more = SoftLabel()
        self.odd = PaintedList(say("Look at these first"), wraps=True)
        self.families_heading = Heading(say("Families as they will be"))
        self.families = PaintedList(say("Families as they will be"), wraps=True)
        self.all_button = PrimaryButton("", lambda: self.wanted.emit(False))
        self.rest_button = PrimaryButton("", lambda: self.wanted.emit(True))
        self.none_button = PlainButton(say("Bring in none"), self.none.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for part in (self.summary, self.odd_heading, self.odd, self.odd_more):
            column.addWidget(part)
        column.addWidget(self.families_heading)
        column.addWidget(self.families)
        row = FlowLayout(gap=12)
        for button in (self.all_button, self.rest_button, self.none_button):
            row.addWidget(button)
        column.addLayout(row)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would come in."""
        self.summary.setText(_summary(plan))
        bad = [
            PaintedRow(f"bad{n}", line, icon="triangle-alert")
            for n, line in enumerate(plan.problems)
        ]
        warned = [line for one in plan.new for line in one.findings]
        lines = bad + [PaintedRow(f"odd{n}", line, strong=False) for n, line in enumerate(warned)]
        self.odd.show_rows(lines[:_MOST_LINES])
        more = len(lines) - _MOST_LINES
        self.odd_more.setText(
            say_many("{n} more line like these.", "{n} more lines like these.", max(more, 0))
        )
        self.odd_more.setVisible(more > 0)
        for part in (self.odd_heading, self.odd):
            part.setVisible(bool(lines))
        self.families.show_rows([_row(one) for one in plan.new])
        for each in (self.odd, self.families):
            rows = min(len(each.painted.rows), _MOST_SEEN)
            each.setFixedHeight(Theme.current().px(_ROW * max(rows, 1) + _ROW // 2))
        for shown in (self.families_heading, self.families):
            shown.setVisible(bool(plan.new))
        count = len(plan.new)
        self.all_button.say(say_many("Bring in {n} family", "Bring in all {n} families", count))
        self.rest_button.say(
            say_many("Bring in the other {n} family", "Bring in the other {n} families", count)
        )
        self.all_button.setVisible(bool(plan.new) and not plan.problems)
        self.rest_button.setVisible(bool(plan.new) and bool(plan.problems))


def _summary(plan: ImportPlan) -> str:
    people = sum(isinstance(record, Person) for one in plan.new for record in one.records)
    parts = [
        say_many("{n} family would come in", "{n} families would come in", len(plan.new)),
        say_many("with {n} person.", "with {n} people.", people),
    ]
    here = len(plan.same) + len(plan.differing)
    if here:
        parts.append(say_many("{n} is here already and stays as it is.",
                              "{n} are here already and stay as they are.", here))  # fmt: skip
    if plan.aside:
        count = len(plan.aside)
        parts.append(say_many("{n} family cannot come in.", "{n} families cannot come in.", count))
    warned = sum(bool(one.findings) for one in plan.new)
    if warned:
        parts.append(say_many("{n} family has something to look at.",
                              "{n} families have something to look at.", warned))  # fmt: skip
    return " ".join(parts)


def _row(one: Arriving) -> PaintedRow:
    names = [record.name or record.label for record in one.records if isinstance(record, Person)]
    homes = [r.postcode or r.area or r.address for r in one.records if isinstance(r, Home)]
    seats = sum(isinstance(record, Involvement) for record in one.records)
    team = say_many("{n} in the team", "{n} in the team", seats) if seats else ""
    soft = " · ".join(part for part in (", ".join(n for n in names if n), *homes, team) if part)
    count = len(one.findings)
    look = say_many("{n} to look at", "{n} to look at", count) if count else ""
    return PaintedRow(one.family_id, one.name, soft.replace("\n", ", "), end=look)
