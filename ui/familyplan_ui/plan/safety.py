"""The safety plan on the plan page: the plan itself, who keeps the family safe, what if."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Contingency, SafePerson, SafetyPlan
from familyplan.model.titles import shortened
from familyplan.words import say, say_many
from familyplan_ui.family.translations import Translations
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.forms.layout import Pair
from familyplan_ui.plan.section import Section
from familyplan_ui.widgets import Row, SoftLabel
from familyplan_ui.wording import names, plain_date, short_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate

_LONGEST = 160


class Safety(Section):
    """Safety plans; people and what-ifs come once there is a plan they belong to."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id)
        self._plan = ""
        plans = self._list(
            "safety_plan",
            (
                say("Plans for keeping safe"),
                say("Add a safety plan"),
                say("What could go wrong, early signs, what the family does first, whom to ring."),
            ),
            lambda: SafetyPlan(scope=family_id),
        )
        people = self._list(
            "safe_person",
            (
                say("Who keeps the family safe"),
                say("Add a safe person"),
                say("Somebody who does one clear thing, for as long as was agreed."),
            ),
            lambda: SafePerson(scope=family_id, plan=self._plan),
        )
        changes = self._list(
            "contingency",
            (
                say("What if"),
                say("Add a what if"),
                say("A change that can be foreseen, what happens then, and who sees to it."),
            ),
            lambda: Contingency(scope=family_id, plan=self._plan),
        )
        self.translations = Translations(gate, family_id, lambda: self._plan)
        self.add_list(self.translations, "translation")
        self._under = Pair(people, changes, narrow=760, gap=32)
        self.column.addWidget(plans)
        self.column.addWidget(self.translations)
        self.column.addWidget(self._under)
        self.column.addWidget(SoftLabel(say("In danger now: ring 999.")))

    def show_rows(self, rows: Rows, today: date) -> None:  # noqa: D102 - as in Section
        plans = list(reversed(rows.of(SafetyPlan)))
        self._plan = plans[0].id if plans else ""
        self.lists["safety_plan"].show_records(plans, [_plan(rows, one, today) for one in plans])
        self.translations.fill(rows)
        people, changes = rows.of(SafePerson), rows.of(Contingency)
        several = len(plans) > 1
        self.lists["safe_person"].show_records(
            people, [_person(rows, one, several=several) for one in people]
        )
        self.lists["contingency"].show_records(
            changes, [_what_if(rows, one, several=several) for one in changes]
        )
        self._under.setVisible(bool(plans or people or changes))

    def _list(
        self, kind: str, words: tuple[str, str, str], blank: Callable[[], Record]
    ) -> RecordList:
        shown = Shown(kind, *words, ARRANGEMENTS[kind], blank)
        return self.add_list(RecordList(self.gate, shown), kind)


def safety_summary(rows: Rows, today: date) -> str:
    """Say in one line how the safety plan stands, without what is in it."""
    plans = rows.of(SafetyPlan)
    if not plans:
        return say("What the family does if things go wrong, and who stands by them.")
    if len(plans) > 1:
        return say_many("{n} safety plan", "{n} safety plans", len(plans))
    return _dates(plans[0], today) or say("One safety plan, not dated")


def _dates(plan: SafetyPlan, today: date) -> str:
    agreed = say("agreed {day}", day=plain_date(plan.agreed, today)) if plan.agreed else ""
    again = plain_date(plan.look_again, today)
    look = say("look again by {day}", day=again) if again else ""
    return " · ".join(part for part in (agreed, look) if part)


def _called(rows: Rows, plan: SafetyPlan | None) -> str:
    if plan is None or not plan.about:
        return say("Safety plan for the family")
    return say("Safety plan for {names}", names=names(rows, plan.about))


def _plan(rows: Rows, plan: SafetyPlan, today: date) -> Row:
    copies = names(rows, plan.copies)
    held = say("copies with {names}", names=copies) if copies else ""
    soft = " · ".join(part for part in (_dates(plan, today), held) if part)
    return Row(plan.id, _called(rows, plan), soft, button=say("Change"))


def _person(rows: Rows, one: SafePerson, *, several: bool) -> Row:
    name = short_name(rows, one.who) if one.who else one.name
    parts = (
        shortened(one.will_do, _LONGEST),
        one.how_long,
        one.phone,
        _of(rows, one, several=several),
    )
    soft = " · ".join(part for part in parts if part)
    return Row(one.id, name or say("Somebody, no name yet"), soft)


def _what_if(rows: Rows, one: Contingency, *, several: bool) -> Row:
    name = shortened(one.if_, _LONGEST) or say("Not said yet")
    then = say("Then: {then}", then=shortened(one.then, _LONGEST)) if one.then else ""
    parts = (then, names(rows, (one.who,)) if one.who else "", _of(rows, one, several=several))
    return Row(one.id, name, " · ".join(part for part in parts if part))


def _of(rows: Rows, one: SafePerson | Contingency, *, several: bool) -> str:
    return _called(rows, rows.find(SafetyPlan, one.plan)) if several else ""
