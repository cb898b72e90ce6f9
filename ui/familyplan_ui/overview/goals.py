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
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.wording import names, quoted

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.ratings import Progress
    from familyplan.model import Rows


class Goals(Rebuilt):
    """Every goal of the plan in a row each; `wanted` asks for the plan."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)

    def show_goals(self, rows: Rows, today: date) -> None:
        """Show the goals as they stand on a day."""
        goals = actions.plan.in_order(rows.of(Goal))
        whose = [names(rows, _whose(goal)) for goal in goals]
        found = [progress(rows, goal.id, today) for goal in goals]
        if not self._begin((goals, whose, found)):
            return
        if not goals:
            self._column.addWidget(
                EmptyState(
                    say("Goals go here, in the family's own words."),
                    say("A goal people can picture is easier to move towards."),
                    PrimaryButton(say("Add a goal"), lambda: self.wanted.emit("plan", "")),
                )
            )
            return
        go = TextButton(say("Open plan"), lambda: self.wanted.emit("plan", ""))
        self._column.addWidget(SectionHead(say("Our goals"), str(len(goals)), go))
        for at, goal in enumerate(goals):
            self._column.addWidget(_GoalRow(goal, whose[at], found[at]))
            if at < len(goals) - 1:
                self._column.addWidget(Hairline())


class _GoalRow(QWidget):
    """One goal: words and whose they are at left, its line and figures at right."""

    def __init__(self, goal: Goal, whose: str, found: Progress) -> None:
        super().__init__()
        px = Theme.current().px
        line = QGridLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setHorizontalSpacing(px(16))
        line.setVerticalSpacing(px(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(WrapLabel(quoted(goal.words), strong=True))
        if whose:
            words.addWidget(SoftLabel(whose))
        words.addStretch(1)
        line.addLayout(words, 0, 0)
        line.setColumnStretch(0, 1)
        self._view = DrawingView(small_progress(found))
        self._view.setMaximumWidth(px(132))
        side = QHBoxLayout()
        side.setSpacing(px(12))
        side.addWidget(self._view)
        side.addWidget(WhichWay(found))
        line.addLayout(side, 0, 1)


def _whose(goal: Goal) -> tuple[str, ...]:
    return goal.whose or goal.said_by or goal.about
