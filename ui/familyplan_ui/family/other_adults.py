"""On a child's page: who the other parent and other adults are, or honestly not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Action, Answer, OtherAdult, Person, Relationship, Standing
from familyplan.model.vocabulary import spoken
from familyplan.practice.children import OTHER_PARENT, Known, other_parent
from familyplan.words import listed, say
from familyplan_ui.family.said import answered, joined
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, Row, SoftLabel, announce
from familyplan_ui.wording import is_open, short_name, who

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class OtherAdults(QWidget):
    """The list for one child, a sentence, and what can be done where a parent is not known."""

    adding = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family, self._child = gate, family_id, ""
        self._what = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        shown = Shown(
            "other_adult",
            say("Other parent and other adults"),
            say("Add another adult"),
            "",
            ARRANGEMENTS["other_adult"],
            lambda: OtherAdult(scope=self._family, child=self._child, part=self._part()),
            under="child",
        )
        self.shown = RecordList(gate, shown)
        self._said = SoftLabel()
        self._acts = QWidget()
        flow = FlowLayout(self._acts)
        self._add = PlainButton(
            say("Add the other parent"), lambda: self.adding.emit(self._child), icon="plus"
        )
        self._unknown = PlainButton(say("Nobody knows yet"), self._write_unknown)
        self._find_out = PlainButton(say("Put “find out who” in the plan"), self._ask)
        for button in (self._add, self._unknown, self._find_out):
            flow.addWidget(button)
        for part in (self.shown, self._said, self._acts):
            column.addWidget(part)

    def take(self, family_id: str) -> None:
        """Be about a child of another family."""
        self._family, self._child, self._what = family_id, "", ""

    def show_child(self, rows: Rows, child: Person) -> None:
        """Show what is known for one child."""
        self._child = child.id
        adults = [one for one in rows.of(OtherAdult) if one.child == child.id]
        self.shown.show_records(adults, [_row(rows, one) for one in adults])
        found = other_parent(rows, child.id)
        self._what = say("Find out who {child}'s other parent is", child=short_name(rows, child.id))
        asked = any(one.what == self._what and is_open(one) for one in rows.of(Action))
        self._said.setText(_sentence(rows, child, asked=asked))
        missing = found.known is not Known.KNOWN
        self._acts.setVisible(missing)
        self._unknown.setVisible(found.known is Known.NOT_WRITTEN)
        self._find_out.setVisible(missing and not asked)

    def _part(self) -> str:
        """Give which adult a new entry most likely is about."""
        rows = self._gate.rows(self._family)
        found = other_parent(rows, self._child)
        return OTHER_PARENT if found.known is Known.NOT_WRITTEN else "other"

    def _write_unknown(self) -> None:
        """Write down, honestly, that nobody knows yet."""
        self._gate.run(actions.records.add, _unknown(self._family, self._child))

    def _ask(self) -> None:
        """Put finding out into the plan as an action of whoever leads."""
        rows = self._gate.rows(self._family)
        leads = (one for one in rows.of(Standing) if one.role == "lead" and not one.until)
        lead = next((one.held_by for one in leads), "")
        new = Action(scope=self._family, what=self._what, owner=lead, rhythm="once")
        if self._gate.run(actions.plan.add_action, new) is not None:
            announce(self, say("Added to the plan: {what}", what=self._what))


def _unknown(family_id: str, child_id: str) -> OtherAdult:
    return OtherAdult(scope=family_id, child=child_id, part=OTHER_PARENT, known=Answer("not_yet"))


def _sentence(rows: Rows, child: Person, *, asked: bool) -> str:
    found = other_parent(rows, child.id)
    name = short_name(rows, child.id)
    known = listed([_parent(rows, one, child.id) for one in found.parents])
    said = [say("Parents in the record: {parents}.", parents=known)] if known else []
    if found.known is Known.NOT_YET:
        said.append(say("Who {child}'s other parent is, is not known yet.", child=name))
    elif found.known is Known.NOT_WRITTEN and found.parents:
        said.append(say("Nothing is written down about {child}'s other parent.", child=name))
    elif found.known is Known.NOT_WRITTEN:
        said.append(say("Nothing is written down about {child}'s parents.", child=name))
    if asked and found.known is not Known.KNOWN:
        said.append(say("Finding out is in the plan."))
    return " ".join(said)


def _parent(rows: Rows, parent_id: str, child_id: str) -> str:
    tie = next(
        one.is_ for one in rows.of(Relationship) if (one.one, one.to) == (parent_id, child_id)
    )
    return say("{name} ({tie})", name=short_name(rows, parent_id), tie=spoken("relationship", tie))


def _row(rows: Rows, adult: OtherAdult) -> Row:
    part = spoken("other_adult", adult.part) if adult.part else say("Other adult")
    known = answered(adult.known, "known_adult")
    name = who(rows, adult.person) if adult.person else known or say("Not known yet")
    view = answered(adult.view_sought, "yes_no")
    soft = joined(
        part,
        known if adult.person else "",
        say("asked for their view: {answer}", answer=view.lower()) if view else "",
    )
    return Row(adult.id, name, soft)
