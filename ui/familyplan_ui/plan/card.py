"""A goal's card: its words, how it is going, what is done about it; opened and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.figures.progress import progress
from familyplan.model import Action
from familyplan.words import say
from familyplan_ui.drawn import save_picture
from familyplan_ui.drawn.what import goal_line
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import ARRANGEMENTS, RecordForm
from familyplan_ui.plan.action_row import ActionRow
from familyplan_ui.plan.card_head import CardHead
from familyplan_ui.plan.details import Details, last_said
from familyplan_ui.plan.entry import OneLineEntry
from familyplan_ui.plan.rate import RateForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Hairline, PlainButton
from familyplan_ui.widgets.rebuilding import Shown, clear
from familyplan_ui.wording import names, who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.model import Goal, Record, Rows
    from familyplan_ui.gate import Gate


class EditPanel(QWidget):
    """The form of one kept record, opened under what it changes, and a button to close it."""

    def __init__(self, gate: Gate, kind: str, close: str) -> None:
        super().__init__()
        self.form = RecordForm(gate, kind, ARRANGEMENTS[kind])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Theme.current().px(8), 0, Theme.current().px(8))
        column.addWidget(self.form)
        held = QWidget()
        FlowLayout(held).addWidget(PlainButton(close, self.close_form))
        self.translations: Translations | None = None
        self._gate, self._column = gate, column
        column.addWidget(held)
        self.hide()

    def open(self, record: Record, first: str) -> None:
        """Open it with the keyboard in the field `first`."""
        self.form.show(record)
        if self.translations is None:
            self.translations = Translations(self._gate, record.scope, self._shown)
            self._column.insertWidget(1, self.translations)
        self.translations.close_form()
        self.translations.fill(self._gate.rows(record.scope))
        self.show()
        self.form.editors[first].control.setFocus()

    def follow(self, rows: Rows) -> None:
        """Show the newer record while it is open, or close it where the record is gone."""
        held = self.form.record
        if held is None or self.isHidden():
            return
        newer = rows.any(held.id)
        if newer is None:
            self.close_form()
        else:
            self.form.show(newer)
            if self.translations is not None:
                self.translations.fill(rows)

    def close_form(self) -> None:
        """Keep what was typed and put the form away."""
        if not self.isHidden():
            if self.translations is not None:
                self.translations.close_form()
            self.form.clear()
            self.hide()

    def _shown(self) -> str:
        return self.form.record.id if self.form.record is not None else ""


class GoalCard(QFrame):
    """One goal. `opening` comes before a form on it opens, so that only one is open."""

    opening = Signal()
    turned = Signal()

    def __init__(self, gate: Gate, family_id: str, goal: Goal) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._gate, self._family = gate, family_id
        self._goal, self._rows = goal, gate.rows(family_id)
        self.is_open = False
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(6))
        self._head, self._body, self._actions = (QVBoxLayout() for _ in range(3))
        self._shown_head: CardHead | None = None
        self._actions.setSpacing(0)
        self._rating, self._editing, self._action_editing = (QVBoxLayout() for _ in range(3))
        self._rate_form: RateForm | None = None
        self._edit: EditPanel | None = None
        self._action_edit: EditPanel | None = None
        self._entry: OneLineEntry | None = None
        self._shown = Shown()
        self._line = QVBoxLayout()
        for part in (self._head, self._rating, self._body, self._editing, self._actions):
            column.addLayout(part)
        column.addLayout(self._action_editing)
        column.addLayout(self._line)

    @property
    def entry(self) -> OneLineEntry:
        """The line that adds an action, made when the card is first opened."""
        if self._entry is None:
            self._entry = OneLineEntry(self._gate, self._family, self._goal.id, self._goal.words)
            self._entry.opening.connect(self._opening)
            self._line.addWidget(self._entry)
        return self._entry

    def show_goal(
        self, rows: Rows, goal: Goal, place: tuple[int, int], called: Mapping[str, str]
    ) -> None:
        """Show the goal as it now is, at its place among so many, things called as given."""
        self._rows, self._goal = rows, goal
        if self.is_open or self._entry is not None:
            self.entry.call(called[goal.id])
            self.entry.show_rows(rows)
            self.entry.setVisible(self.is_open)
        self._follow(rows)
        if self._shown.already(self._seen_of(rows, goal, place, called)):
            return
        clear(self._head)
        clear(self._body)
        clear(self._actions)
        head = CardHead(
            rows, goal, place, called[goal.id], today=self._gate.clock.today(), is_open=self.is_open
        )
        head.rate.connect(self.rate)
        head.turn.connect(self._turn)
        head.edit.connect(self.edit_goal)
        head.moved.connect(lambda by: self._gate.did(actions.plan.move_goal, goal.id, by))
        line = goal_line(goal.id)
        head.save.connect(lambda: save_picture(self, self._gate, goal.scope, line))
        head.remove.connect(lambda: self._gate.did(actions.records.remove, "goal", goal.id))
        self._head.addWidget(head)
        self._shown_head = head
        self._show_body(rows, goal, called)

    def rate(self) -> None:
        """Open the rating form."""
        self._opening()
        form = self._made_rate_form()
        form.begin(self._goal, self._family)
        form.show()
        form.form.editors["value"].control.setFocus()

    def edit_goal(self) -> None:
        """Open the goal's details."""
        self._opening()
        self.open(on=True)
        if self._edit is None:
            self._edit = EditPanel(self._gate, "goal", say("Close this goal's details"))
            self._editing.addWidget(self._edit)
        self._edit.open(self._goal, "words")

    def edit_action(self, action_id: str) -> None:
        """Open the details of one of its actions."""
        action = self._rows.find(Action, action_id)
        if action is not None:
            self._opening()
            self.open(on=True)
            if self._action_edit is None:
                self._action_edit = EditPanel(self._gate, "action", say("Close this action"))
                self._action_editing.addWidget(self._action_edit)
            self._action_edit.open(action, "what")

    def close_form(self) -> None:
        """Put whatever form is open on it away."""
        if self._rate_form is not None and not self._rate_form.isHidden():
            self._rate_form.hide()
            self._rate_form.form.clear()  # half a rating waits for this goal
        for panel in (self._edit, self._action_edit):
            if panel is not None:
                panel.close_form()
        if self._entry is not None:
            self._entry.close_form()

    def open(self, *, on: bool) -> None:
        """Open or close the card."""
        if self.is_open != on:
            self.is_open = on
            self.turned.emit()

    def _rated(self) -> None:
        self.close_form()
        if self._shown_head is not None:
            self._shown_head.rate_button.setFocus()

    def _turn(self) -> None:
        self.open(on=not self.is_open)

    def _opening(self) -> None:
        self.opening.emit()

    def _seen_of(
        self, rows: Rows, goal: Goal, place: tuple[int, int], called: Mapping[str, str]
    ) -> object:
        """Give everything the card is made from: built again only when any of it changed."""
        own = [one for one in rows.of(Action) if one.goal == goal.id]
        today = self._gate.clock.today()
        about = [names(rows, whom) for whom in (goal.said_by, goal.whose, goal.raters)]
        owners = [(one, called[one.id], who(rows, one.owner)) for one in own]
        said = last_said(rows, goal, today) if self.is_open else ""
        found = progress(rows, goal.id, today)
        return (goal, called[goal.id], place, self.is_open, today, about, owners, said, found)

    def _show_body(self, rows: Rows, goal: Goal, called: Mapping[str, str]) -> None:
        if not self.is_open:
            return
        self._body.addWidget(Details(rows, goal, self._gate.clock.today()))
        for action in (one for one in rows.of(Action) if one.goal == goal.id):
            row = ActionRow(self._gate, rows, action, called=called[action.id])
            row.editing.connect(self.edit_action)
            self._actions.addWidget(Hairline())
            self._actions.addWidget(row)

    def _follow(self, rows: Rows) -> None:
        """Show the newer record in a form that is open, or close it if its record is gone."""
        if self._edit is not None:
            self._edit.follow(rows)
        if self._action_edit is not None:
            self._action_edit.follow(rows)

    def _made_rate_form(self) -> RateForm:
        if self._rate_form is None:
            self._rate_form = RateForm(self._gate)
            self._rate_form.closed.connect(self._rated)
            self._rating.addWidget(self._rate_form)
        return self._rate_form
