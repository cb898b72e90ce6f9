"""The goals on the overview: the family's words, a small line, where it began and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.figures.progress import progress, small_progress
from familyplan.model import Goal
from familyplan.words import say
from familyplan_ui.plan.which_way import WhichWay
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    DrawingView,
    EmptyState,
    Hairline,
    PrimaryButton,
    SoftLabel,
    TextButton,
    WrapLabel,
)
from familyplan_ui.widgets.rebuilding import Shown, let_go
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.wording import names, quoted

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.ratings import Progress
    from familyplan.model import Rows


class Goals(QWidget):
    """Every goal of the plan in a row each; `wanted` asks for the plan.

    Its rows are made once and show other goals for another family.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._rows: list[_GoalRow] = []
        self._empty: EmptyState | None = None
        go = TextButton(say("Open plan"), self._go)
        self._head = SectionHead(say("Our goals"), "", go)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(8))
        self._column.addWidget(self._head)

    def show_goals(self, rows: Rows, today: date) -> None:
        """Show the goals as they stand on a day."""
        goals = actions.plan.in_order(rows.of(Goal))
        whose = [names(rows, _whose(goal)) for goal in goals]
        found = [progress(rows, goal.id, today) for goal in goals]
        if self._shown.already((goals, whose, found)):
            return
        self._head.setVisible(bool(goals))
        self._head.say(say("Our goals"), str(len(goals)))
        if self._empty is not None or not goals:
            self._say_none(none=not goals)
        let_go(self._rows, len(goals))
        for at, goal in enumerate(goals):
            if at == len(self._rows):
                self._rows.append(_GoalRow(found[at], first=not at))
                self._column.addWidget(self._rows[at])
            self._rows[at].show_goal(goal, whose[at], found[at])

    def _say_none(self, *, none: bool) -> None:
        if self._empty is None:
            self._empty = EmptyState(
                say("Goals go here, in the family's own words."),
                say("A goal people can picture is easier to move towards."),
                PrimaryButton(say("Add a goal"), self._go),
            )
            self._column.insertWidget(0, self._empty)
        self._empty.setVisible(none)

    def _go(self) -> None:
        self.wanted.emit("plan", "")


class _GoalRow(QWidget):
    """One goal: words and whose they are at left, its line and figures at right."""

    def __init__(self, found: Progress, *, first: bool) -> None:
        super().__init__()
        px = Theme.current().px
        line = QGridLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(px(16))
        line.setVerticalSpacing(px(8))
        if not first:
            line.addWidget(Hairline(), 0, 0, 1, 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._words, self._whose = WrapLabel(strong=True), SoftLabel()
        words.addWidget(self._words)
        words.addWidget(self._whose)
        words.addStretch(1)
        line.addLayout(words, 1, 0)
        line.setColumnStretch(0, 1)
        self._view, self._way = DrawingView(small_progress(found)), WhichWay(found)
        self._view.setMaximumWidth(px(132))
        side = QHBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self._view)
        side.addWidget(self._way)
        line.addLayout(side, 1, 1)

    def show_goal(self, goal: Goal, whose: str, found: Progress) -> None:
        """Show another goal."""
        self._words.setText(quoted(goal.words))
        self._whose.setText(whose)
        self._whose.setVisible(bool(whose))
        self._view.show_drawing(small_progress(found))
        self._way.show_way(found)


def _whose(goal: Goal) -> tuple[str, ...]:
    return goal.whose or goal.said_by or goal.about
