"""Rating a goal: who, the number, when as people say it, and what they said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Rating, scale
from familyplan.words import mark, say
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    RowButton,
    SoftLabel,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from decimal import Decimal

    from familyplan.model import Goal
    from familyplan_ui.gate import Gate

_MOST_BUTTONS: Final = 11
FIELDS: Final = (Group("", (("said_by", "value"), ("happened", "point"), "comment")),)
_HOW: Final = mark("From {low} to {high}.")


class RateForm(QFrame):
    """One rating of one goal; `closed` comes when it is kept or given up."""

    closed = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "surface")
        self._gate = gate
        self._goal: Goal | None = None
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        column.addWidget(Heading(say("How is it going?")))
        self._ends = SoftLabel()
        column.addWidget(self._ends)
        numbers = QWidget()
        self._numbers = FlowLayout(numbers, gap=px(4))
        column.addWidget(numbers)
        self.form = RecordForm(gate, "rating", FIELDS, under="goal")
        self.form.entered.connect(self._keep)
        column.addWidget(self.form)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("Keep this rating"), self._keep))
        flow.addWidget(PlainButton(say("Keep, then rate for somebody else"), self._keep_and_next))
        flow.addWidget(PlainButton(say("Not now"), self.give_up, name=say("Not now: rating")))
        column.addWidget(held)

    def begin(self, goal: Goal, family_id: str) -> None:
        """Start a rating of a goal by the first who rates it."""
        self._goal = goal
        used = scale(goal.scale, goal.better)
        low, high = used.low, used.high
        self._ends.setText(
            say(_HOW, low=_plain(low, goal.low_means), high=_plain(high, goal.high_means))
        )
        self._offer_numbers(int(low), int(high))
        self._blank(goal, family_id)

    def give_up(self) -> None:
        """Put it away without keeping anything."""
        self.form.forget_new()
        self.closed.emit()

    def _blank(self, goal: Goal, family_id: str) -> None:
        first = (goal.raters or goal.whose)[:1]
        self.form.show_new(Rating(scope=family_id, goal=goal.id, said_by=first))
        self.form.editors["value"].control.setFocus()

    def _offer_numbers(self, low: int, high: int) -> None:
        """Offer each whole number of the scale as a button, where there are not too many."""
        clear(self._numbers)
        if high - low >= _MOST_BUTTONS:
            return
        for value in range(low, high + 1):
            words = str(value)
            name = say("Number {number}", number=words)
            self._numbers.addWidget(RowButton(words, partial(self._choose, words), name=name))

    def _choose(self, words: str) -> None:
        editor = self.form.editors["value"]
        editor.show_draft(words)
        editor.control.setFocus()

    def _kept(self) -> bool:
        return self.form.keep_new(actions.plan.rate) is not None

    def _keep(self) -> None:
        if self._kept():
            self.closed.emit()

    def _keep_and_next(self) -> None:
        goal = self._goal
        if goal is not None and self._kept():
            self.form.show_new(Rating(scope=goal.scope, goal=goal.id))
            self.form.editors["said_by"].control.setFocus()


def _plain(value: Decimal, means: str) -> str:
    return f"{value} (“{means}”)" if means else str(value)
