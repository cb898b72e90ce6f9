"""The plan page: goal cards or actions by person, then needs, own words, notes and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Action, Goal, Person, PlanVersion
from familyplan.model.titles import shortened
from familyplan.words import say, say_many
from familyplan_ui.plan.add_goal import AddGoal
from familyplan_ui.plan.after import PlanSections
from familyplan_ui.plan.by_person import ByPerson
from familyplan_ui.plan.card import EditPanel, GoalCard
from familyplan_ui.plan.lists import PlanLists
from familyplan_ui.plan.loose import LooseActions
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    EmptyState,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    Segments,
    SoftLabel,
)
from familyplan_ui.widgets.rebuilding import same_place
from familyplan_ui.wording import called_apart

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class Closes(Protocol):
    """Something that can have a form open."""

    def close_form(self) -> None:
        """Put the form away."""
        ...


class Page(ScrollPage):
    """One family's plan; `wanted` asks for another tab and perhaps a row there."""

    wanted = Signal(str, str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self.wanted.connect(lambda tab, row: gate.go("family", family_id, tab, row))
        self._rows: Rows | None = None
        self._cards: dict[str, GoalCard] = {}
        px = Theme.current().px
        self.body.setSpacing(px(12))
        self._add = AddGoal(gate, family_id)
        self._add.added.connect(self._goal_added)
        self._build_head()
        self.body.addWidget(self._add)
        self._empty = EmptyState(
            say("Goals go here, in the family's own words."),
            say("A goal people can picture is easier to move towards."),
            PrimaryButton(say("Write the first goal"), self._add_goal),
        )
        self.body.addWidget(self._empty)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(px(12))
        self.body.addLayout(self._stack)
        self._loose = LooseActions(gate, family_id)
        self._loose.editing.connect(self._edit_action)
        self._loose.entry.opening.connect(lambda: self._opening(self._loose.entry))
        self.body.addWidget(self._loose)
        self._by_person = ByPerson(gate)
        self._by_person.editing.connect(self._edit_action)
        self.body.addWidget(self._by_person)
        self._action_edit = EditPanel(gate, "action", say("Close this action"))
        self.body.addWidget(self._action_edit)
        self._lists = PlanLists(gate, family_id)
        self._lists.opening.connect(self._opening)
        self.body.addWidget(self._lists)
        self._sections = PlanSections(gate, family_id)
        self._sections.opening.connect(self._opening)
        self.body.addWidget(self._sections)
        self.body.addStretch(1)

    def reload(self, rows: Rows) -> None:
        """Show the plan as it now is."""
        first = self._rows is None
        self._rows = rows
        goals = actions.plan.in_order(rows.of(Goal))
        with same_place(self):
            self._keep_cards(goals)
            if first and goals:
                self._cards[goals[0].id].is_open = True
            self._show_head(rows, len(goals))
            self._show(rows, goals)
            self._lists.show_rows(rows)
            self._sections.show_rows(rows)

    def show_row(self, row_id: str) -> None:
        """Open what this row stands for: a goal's card, an action's form, a list's entry."""
        if self._rows is None or not row_id:
            return
        found = self._rows.any(row_id)
        if isinstance(found, Goal):
            self._cards[row_id].open(on=True)
            QTimer.singleShot(0, lambda: self._bring(self._cards.get(row_id)))
        elif isinstance(found, Action):
            self._edit_action(row_id)
        elif isinstance(found, Person):
            self._lists.add_voice(row_id)
        else:
            self._lists.open(row_id)
            self._sections.open(row_id)

    def leave(self) -> None:
        """Keep what was typed."""
        self._gate.keep_typing()

    def _build_head(self) -> None:
        px = Theme.current().px
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self._count = Heading()
        self._agreed = SoftLabel()
        self._views = Segments(
            say("How to look at the plan"),
            (("goal", say("By goal")), ("person", say("By person"))),
        )
        self._views.chosen.connect(lambda _key: self._again())
        self._add_button = PlainButton(say("Add a goal"), self._add_goal, icon="plus")
        row.addWidget(self._count)
        row.addWidget(self._agreed, 1)
        row.addStretch(1)
        row.addWidget(self._views)
        row.addWidget(self._add_button)
        self.body.addWidget(head)

    def _show_head(self, rows: Rows, count: int) -> None:
        self._count.setText(say_many("{n} goal", "{n} goals", count) if count else say("The plan"))
        agreed = [one.agreed for one in rows.of(PlanVersion) if one.agreed]
        self._agreed.setText(say("agreed {day}", day=agreed[-1].said) if agreed else "")
        self._agreed.setVisible(bool(agreed))

    def _show(self, rows: Rows, goals: tuple[Goal, ...]) -> None:
        called = called_apart(
            [(one.id, shortened(one.words)) for one in goals]
            + [(one.id, shortened(one.what)) for one in rows.of(Action)]
        )
        by_goal = self._views.key == "goal"
        self._empty.setVisible(by_goal and not goals and self._add.isHidden())
        self._add_button.setVisible(bool(goals) or not self._add.isHidden())
        self._by_person.setVisible(not by_goal)
        self._loose.setVisible(by_goal)
        for at, goal in enumerate(goals):
            card = self._cards[goal.id]
            card.setVisible(by_goal)
            card.show_goal(rows, goal, (at + 1, len(goals)), called)
        self._loose.show_rows(rows, called)
        if by_goal:
            self._by_person.show_nothing()
        else:
            self._by_person.show_rows(rows, called)
        self._action_edit.follow(rows)

    def _keep_cards(self, goals: tuple[Goal, ...]) -> None:
        """Make cards for new goals, drop those of removed ones, put all in the plan's order."""
        wanted = [goal.id for goal in goals]
        for gone in [one for one in self._cards if one not in wanted]:
            card = self._cards.pop(gone)
            self._stack.removeWidget(card)
            card.hide()
            card.deleteLater()
        for at, goal in enumerate(goals):
            if goal.id not in self._cards:
                card = GoalCard(self._gate, self._family, goal)
                card.opening.connect(lambda card=card: self._opening(card))
                card.turned.connect(self._again)
                self._cards[goal.id] = card
            if self._stack.indexOf(self._cards[goal.id]) != at:
                self._stack.removeWidget(self._cards[goal.id])
                self._stack.insertWidget(at, self._cards[goal.id])

    def _again(self) -> None:
        if self._rows is not None:
            self.reload(self._rows)

    def _add_goal(self) -> None:
        self._opening(self._add)
        self._empty.hide()
        self._add_button.show()
        self._add.begin()

    def _goal_added(self, goal_id: str) -> None:
        card = self._cards.get(goal_id)
        if card is not None:
            card.open(on=True)
            QTimer.singleShot(0, card.entry.line.setFocus)
        else:
            self._again()

    def _edit_action(self, action_id: str) -> None:
        found = self._rows.find(Action, action_id) if self._rows else None
        if found is None:
            return
        card = self._cards.get(found.goal)
        if self._views.key == "goal" and card is not None:
            card.edit_action(action_id)
            return
        self._opening(self._action_edit)
        self._action_edit.open(found, "what")

    def _opening(self, opener: object) -> None:
        """Put every other form away, so that one is open at a time and names stay unique."""
        parts: list[Closes] = [*self._cards.values(), self._loose.entry, self._action_edit]
        parts += [self._add, *self._lists.lists.values(), *self._sections.lists]
        for part in parts:
            if part is not opener or isinstance(part, GoalCard):
                part.close_form()

    def _bring(self, part: QFrame | None) -> None:
        if part is not None:
            self.ensureWidgetVisible(part)
