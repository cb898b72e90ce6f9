"""Which permissions stand today, and what one agency may know about one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Permission
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.model import PartialDate, Rows

GIVEN: Final = frozenset({"given_written", "given_verbal", "given_by_young_person"})
SAID_NO: Final = frozenset({"refused", "withdrawn"})
_STEM: Final = 4
_SMALL_WORDS: Final = frozenset(
    {"only", "just", "about", "their", "with", "from", "that", "this", "what"}
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the permissions say to one question: allowed or not, why not, by which rows."""

    allowed: bool
    reason: str = ""
    only: tuple[str, ...] = ()
    relied_on: tuple[str, ...] = ()


def stands(permission: Permission, on: date) -> bool:
    """Say whether a permission was given and holds on a day.

    One that ends at a moment no calendar shows ("until the move") does not: nobody can tell.
    """
    return permission.state in GIVEN and begun(permission.since, on) and not ended(permission, on)


def begun(since: PartialDate | None, on: date) -> bool:
    """Say whether what began then has begun; without a readable date it has."""
    first = since.earliest() if since else None
    return first is None or first <= on


def ended(permission: Permission, on: date) -> bool:
    """Say whether a permission has run out, or may have."""
    if permission.until is None or not permission.until:
        return False
    last = permission.until.latest()
    return last is None or last < on


def of_agency(rows: Rows, agency_id: str) -> tuple[Permission, ...]:
    """Give what was said about sharing with one agency and has not been said anew since."""
    return tuple(
        one
        for one in rows.of(Permission)
        if agency_id and one.agency == agency_id and one.state != "superseded"
    )


def asked(permissions: tuple[Permission, ...], information: str, person: str, on: date) -> Answered:
    """Answer whether one kind of thing about one person ("" = whole family) may be known.

    What was said about the person goes before what was said for the whole family, and a no beats a
    yes where both stand.
    """
    same = [
        one for one in permissions if one.information == information and one.person in {person, ""}
    ]
    own = [one for one in same if one.person == person]
    return _weigh(own or same, on)


def _weigh(rows: Iterable[Permission], on: date) -> Answered:
    permissions = tuple(rows)
    if any(one.state in SAID_NO for one in permissions):
        return Answered(allowed=False, reason="refused")
    standing = [one for one in permissions if stands(one, on)]
    if not standing:
        run_out = any(one.state == "expired" or ended(one, on) for one in permissions)
        return Answered(allowed=False, reason="ended" if run_out else "no_permission")
    wide = [one for one in standing if not one.only.strip()]
    chosen = wide or standing
    only = () if wide else tuple(one.only.strip() for one in standing)
    return Answered(allowed=True, only=only, relied_on=tuple(one.id for one in chosen))


def within(only: tuple[str, ...], text: str) -> bool:
    """Say whether a text keeps to a narrower yes such as "hearing only".

    It does when it speaks of what was named, in whatever form: "hearing" also lets "can hear"
    through. What does not is held back, and a person decides.
    """
    words = [word[:_STEM] for word in folded(text).split()]
    named = {
        word[:_STEM]
        for said in only
        for word in folded(said).split()
        if len(word) >= _STEM and word not in _SMALL_WORDS
    }
    return any(word in named for word in words)
