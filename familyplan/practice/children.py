"""What is known of a child's other parent, and who has grown old enough to be asked themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import Agency, OtherAdult, Permission, Person, Relationship
from familyplan.model.titles import person_name, title
from familyplan.model.vocabulary import spoken
from familyplan.practice.findings import Finding, Fix, Severity
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import Rows
    from familyplan.practice.checks import Settings

__all__ = ["OTHER_PARENT", "Known", "OtherParent", "other_parent", "parents_of"]

OTHER_PARENT: Final = "other_parent"
ASKED_ANEW: Final = (16, 18)
GROWN_UP: Final = 18
_PARENTS: Final = ("mother", "father", "expectant_mother", "parent", "adoptive_parent")
_GIVEN: Final = frozenset({"given_written", "given_verbal", "given_by_young_person"})
_UNANSWERED: Final = frozenset({"", "not_asked", "superseded"})
_BOTH: Final = 2


class Known(StrEnum):
    """How much is known of a child's other parent."""

    KNOWN = "known"
    NOT_YET = "not_yet"
    NOT_WRITTEN = ""


@dataclass(frozen=True, slots=True)
class OtherParent:
    """What stands about a child's parents: those tied to them, and what is noted of another."""

    known: Known
    parents: tuple[str, ...]
    noted: OtherAdult | None = None


def is_child(person: Person, today: date) -> bool:
    """Say whether somebody counts as a child: by part in the family, until they are 18."""
    if person.place != "child" or person.died:
        return False
    born = person.born.latest() if person.born else None
    return born is None or born + relativedelta(years=GROWN_UP) > today


def parents_of(rows: Rows, child_id: str) -> tuple[str, ...]:
    """Give the ids of those tied to a child as a parent, by birth or adoption, in their order."""
    found = [one.one for one in rows.of(Relationship) if one.to == child_id and one.is_ in _PARENTS]
    return tuple(one for one in dict.fromkeys(found) if rows.find(Person, one) is not None)


def other_parent(rows: Rows, child_id: str) -> OtherParent:
    """Say what is known of a child's other parent: two parents tied, a note, or nothing."""
    parents = parents_of(rows, child_id)
    noted = next(
        (
            one
            for one in reversed(rows.of(OtherAdult))
            if one.child == child_id and one.part == OTHER_PARENT
        ),
        None,
    )
    if len(parents) >= _BOTH or (noted is not None and _is_known(noted)):
        return OtherParent(Known.KNOWN, parents, noted)
    return OtherParent(Known.NOT_WRITTEN if noted is None else Known.NOT_YET, parents, noted)


def _is_known(noted: OtherAdult) -> bool:
    said = noted.known.value if noted.known is not None else ""
    return bool(noted.person) or said in {"known", "not_in_touch"}


def other_parent_unwritten(rows: Rows, today: date, _settings: Settings) -> Iterator[Finding]:
    """Find children with one parent written down and not a word about the other."""
    for child in rows.of(Person):
        if not is_child(child, today):
            continue
        found = other_parent(rows, child.id)
        if found.known is Known.NOT_WRITTEN and len(found.parents) == 1:
            yield Finding(
                "other_parent", Severity.NOTE, "person", child.id,
                say("Nothing is written down about the other parent of {who}.",
                    who=person_name(child)),
                Fix(say("Write it down"), "record.add",
                    {"kind": "other_adult", "child": child.id, "part": OTHER_PARENT}),
            )  # fmt: skip


def grown_since_asked(rows: Rows, today: date, _settings: Settings) -> Iterator[Finding]:
    """Find who has turned 16 or 18 since it was said what may be shared about them.

    An answer about somebody is asked for anew one by one; where only the whole family's answers
    cover them, they are asked once for all of it.
    """
    for person in rows.of(Person):
        days = _birthdays(person, today)
        if not days:
            continue
        for one in rows.of(Permission):
            age = _turned(days, one) if one.person == person.id else 0
            if age:
                yield _asked_anew(rows, person, one, age)
        of_family = [
            (one, age)
            for one in rows.of(Permission)
            if not one.person and (age := _turned(days, one)) and not _own_answer(rows, person, one)
        ]
        if of_family:
            first, age = of_family[0]
            yield Finding(
                "permission_grown", Severity.GAP, "permission", first.id,
                say("{who} has turned {age} since the family said what may be shared: ask {who}.",
                    who=person_name(person), age=age),
                Fix(say("Ask again"), "permission.set", {"person": person.id}),
            )  # fmt: skip


def _asked_anew(rows: Rows, person: Person, one: Permission, age: int) -> Finding:
    agency = rows.find(Agency, one.agency)
    return Finding(
        "permission_grown", Severity.GAP, "permission", one.id,
        say("{who} has turned {age} since “{what}” with {agency} was allowed: ask again.",
            who=person_name(person), age=age, what=spoken("information", one.information),
            agency=title(agency) if agency else say("an agency")),
        Fix(say("Ask again"), "permission.set",
            {"person": one.person, "agency": one.agency, "information": one.information}),
    )  # fmt: skip


def _own_answer(rows: Rows, person: Person, of_family: Permission) -> bool:
    """Say whether somebody has an answer of their own to the same question."""
    return any(
        (one.person, one.agency, one.information)
        == (person.id, of_family.agency, of_family.information)
        and one.state not in _UNANSWERED
        for one in rows.of(Permission)
    )


def _birthdays(person: Person, today: date) -> tuple[tuple[int, date], ...]:
    """Give the ages at which is asked anew that a child reached, and when; none if born roughly."""
    born = person.born.exact if person.born and person.place == "child" else None
    if born is None:
        return ()
    days = tuple((age, born + relativedelta(years=age)) for age in ASKED_ANEW)
    return tuple((age, day) for age, day in days if day <= today)


def _turned(birthdays: tuple[tuple[int, date], ...], permission: Permission) -> int:
    """Give the age reached since a permission was given, 0 for none."""
    since = permission.since.latest() if permission.since else None
    if since is None or permission.state not in _GIVEN:
        return 0
    return max((age for age, day in birthdays if since < day), default=0)
