"""One person: the form, ties, homes, ways to get in touch, numbers, and what is kept back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from familyplan.model import (
    ContactPoint,
    Identifier,
    Person,
    Protection,
    Relationship,
    Residence,
)
from familyplan.words import say
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.other_adults import OtherAdults
from familyplan_ui.family.said import (
    contact_row,
    identifier_row,
    person_soft,
    person_title,
    protection_row,
    relationship_row,
    residence_row,
)
from familyplan_ui.forms import ARRANGEMENTS, RecordForm, RecordList, Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate


class PersonDetail(Detail):
    """Everything about one person of the family; `adding` asks for a child's other parent."""

    adding = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate)
        self._family = family_id
        self.form = RecordForm(gate, "person", ARRANGEMENTS["person"])
        self.main.addWidget(self.form)
        self.add_removal(say("Remove this person"), "person")
        self._adults = OtherAdults(gate, family_id)
        self._adults.adding.connect(self.adding)
        self._ties = self._list(
            "relationship",
            say("Ties to others"),
            say("Add a tie"),
            lambda: Relationship(scope=self._family, to=self.row),
        )
        self.add_list(self._adults.shown, within=self._adults)
        self._homes = self._list(
            "residence",
            say("Where they live"),
            say("Add where they live"),
            lambda: Residence(scope=self._family, person=self.row),
        )
        self._contacts = self._list(
            "contact_point",
            say("Ways to get in touch"),
            say("Add a way to get in touch"),
            lambda: ContactPoint(scope=self._family, person=self.row),
        )
        self._numbers = self._list(
            "identifier",
            say("Numbers they are known by"),
            say("Add a number"),
            lambda: Identifier(scope=self._family, person=self.row),
        )
        self._kept_back = self._list(
            "protection",
            say("Kept from others for safety"),
            say("Add a protection"),
            lambda: Protection(scope=self._family, person=self.row),
        )

    def take(self, family_id: str) -> None:
        """Be about nobody, and next about somebody of another family."""
        self.leave()
        self.form.clear()
        self._family, self.row = family_id, ""
        self._adults.take(family_id)

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        person = rows.find(Person, self.row)
        if person is None:
            return
        self.say_title(person_title(person), person_soft(person, self.gate.clock.today()))
        self.form.show(person)
        here = person.id
        ties = [tie for tie in rows.of(Relationship) if here in {tie.one, tie.to}]
        self._ties.show_records(ties, [relationship_row(rows, tie, here) for tie in ties])
        self._adults.setVisible(person.place == "child")
        if person.place == "child":
            self._adults.show_child(rows, person)
        homes = [stay for stay in rows.of(Residence) if stay.person == here]
        self._homes.show_records(homes, [residence_row(rows, stay) for stay in homes])
        points = [point for point in rows.of(ContactPoint) if point.person == here]
        self._contacts.show_records(points, [contact_row(point) for point in points])
        numbers = [number for number in rows.of(Identifier) if number.person == here]
        self._numbers.show_records(numbers, [identifier_row(number) for number in numbers])
        kept = [one for one in rows.of(Protection) if one.person == here]
        self._kept_back.show_records(kept, [protection_row(rows, one) for one in kept])

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()

    def _list(self, kind: str, heading: str, add: str, blank: Callable[[], Record]) -> RecordList:
        under = "to" if kind == "relationship" else "person"
        shown = Shown(kind, heading, add, "", ARRANGEMENTS[kind], blank, under=under)
        return self.add_list(RecordList(self.gate, shown))
