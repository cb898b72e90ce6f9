"""A person of a spreadsheet's rows, with their numbers and the ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.exchange.spreadsheets import cells
from familyplan.exchange.spreadsheets.fields import known, label, plain
from familyplan.model import ContactPoint, Identifier, Person
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from familyplan.model import Record

_PLAIN: Final = (
    "known_as",
    "own_script",
    "pronouns",
    "school",
    "year_group",
    "occupation",
    "health",
)
_ANSWERS: Final = ("gender", "first_language", "ethnicity", "religion", "disability")
# Named as the schemes and the ways of the records are.
_SCHEMES: Final = ("nhs", "upn", "uln", "local")
_WAYS: Final = ("mobile", "phone", "email")
_CHILDISH: Final = ("upn", "school", "year_group")
_GROWN: Final = 18
_DAYS: Final = 365.25


@dataclass(slots=True)
class Draft:
    """Somebody as the rows so far tell of them: facts, in which seats and rows they stand."""

    facts: dict[str, str]
    seats: dict[int, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Give one fact, "" where nothing is said."""
        return self.facts.get(f"person.{name}", "")

    @property
    def name(self) -> str:
        """The whole name, put together where its parts stand in columns of their own."""
        whole = self.get("name")
        if whole.count(",") == 1:
            last, first = (part.strip() for part in whole.split(","))
            whole = f"{first} {last}".strip()
        parts = (self.get("first"), self.get("middle"), self.get("last"))
        return whole or " ".join(part for part in parts if part)

    @property
    def part(self) -> Mapping[str, str]:
        """What is known of their part: "place", "is" (to the children) and "sex"."""
        told: dict[str, str] = known("parts").get(plain(self.get("relationship")), {})
        if told or self.get("relationship"):
            return told
        seat = next((seat for seat in self.seats.values() if seat), "")
        if seat.startswith("adult"):
            return {"place": "parent"}
        found: dict[str, str] = known("parts").get(seat.rstrip("0123456789"), {})
        return found


def same(one: Draft, other: Draft) -> bool:
    """Say whether two tell of one person: the same name, and no two different birthdays."""
    if not one.name or plain(one.name) != plain(other.name):
        return False
    born, also = plain(one.get("born")), plain(other.get("born"))
    return born == also or not born or not also


def person(draft: Draft, blank: Person, today: date, tell: Callable[[str], None]) -> Person:
    """Fill in the record of a person who has an id and a scope only."""
    values: dict[str, Any] = {name: draft.get(name) for name in _PLAIN}
    values |= {name: cells.said(draft.get(name)) for name in _ANSWERS}
    born = draft.get("born")
    values["born"] = cells.day(born, "person.born", today, tell) if born else None
    sex = draft.get("sex")
    values["sex"] = cells.chosen(sex, "sexes", "person.sex", tell) if sex else None
    if values["sex"] is None and draft.part.get("sex"):
        values["sex"] = cells.chosen(draft.part["sex"], "sexes", "person.sex", tell)
    wanted = draft.get("interpreter")
    values["interpreter"] = cells.chosen(wanted, "answers", "person.interpreter", tell)
    relationship = draft.get("relationship")
    if relationship and plain(relationship) not in known("parts"):
        values["label"] = relationship
        tell(say("{field}: “{text}” is not known. It is kept as what the family calls them.",
                 field=label("person.relationship"), text=relationship[:60]))  # fmt: skip
    values["place"] = draft.part.get("place", "") or _child(draft, values.get("born"), today)
    if not draft.name:
        tell(say("somebody here has no name"))
    return replace(blank, name=draft.name, family_name=draft.get("last"), **values)


def _child(draft: Draft, born: Any, today: date) -> str:  # noqa: ANN401 - a partial date or None
    latest = born.latest() if born else None
    if latest is not None:
        return "child" if (today - latest).days / _DAYS < _GROWN else ""
    return "child" if any(draft.get(name) for name in _CHILDISH) else ""


def belongings(
    draft: Draft, owner: Person, new_id: Callable[[], str], tell: Callable[[str], None]
) -> list[Record]:
    """Make a person's numbers and ways to reach them."""
    made: list[Record] = []
    for name in (*_SCHEMES, *_WAYS):
        typed, field_name = draft.get(name), f"person.{name}"
        if not typed:
            continue
        if cells.unknown(typed) is not None:
            tell(say("{field}: “{text}” is no number, so none is kept.",
                     field=label(field_name), text=typed))  # fmt: skip
            continue
        whose: dict[str, Any] = {"id": new_id(), "scope": owner.scope, "person": owner.id}
        if name in _SCHEMES:
            kept = cells.number(typed, name, field_name, tell)
            made.append(Identifier(**whose, scheme=name, typed=kept))
        else:
            kept = typed if name == "email" else cells.telephone(typed, field_name, tell)
            made.append(ContactPoint(**whose, way=name, value=kept))
    return made
