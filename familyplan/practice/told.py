"""Who must be told once somebody says no: what had already left for that agency by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Agency, Disclosure, Involvement, Permission, Person
from familyplan.model.titles import person_name, seat_agency, title
from familyplan.model.vocabulary import spoken
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.model import Rows

__all__ = ["Told", "to_be_told"]

_NO: Final = frozenset({"refused", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Told:
    """One agency to tell about one no: the copies that left before it, and how telling stands.

    `what` says it as an action of the plan; `action` is that action once it is there.
    """

    permission: Permission
    copies: tuple[Disclosure, ...]
    what: str
    action: Action | None = None

    @property
    def done(self) -> bool:
        """Whether the agency has been told."""
        return self.action is not None and self.action.status == "done"


def to_be_told(rows: Rows) -> tuple[Told, ...]:
    """Give every no after a yes that copies for that agency relied on, those not told yet first."""
    by_words = {one.what: one for one in rows.of(Action)}
    found = []
    for permission in rows.of(Permission):
        if permission.state not in _NO:
            continue
        copies = _copies(rows, permission)
        if copies:
            what = _what(rows, permission)
            found.append(Told(permission, copies, what, by_words.get(what)))
    return tuple(sorted(found, key=lambda one: one.done))


def _copies(rows: Rows, no: Permission) -> tuple[Disclosure, ...]:
    """Give the copies that left for the agency while an earlier answer allowed it, oldest first."""
    allowed = {one.id for one in rows.of(Permission) if _same(one, no)}
    said = no.since.latest() if no.since else None
    found = [
        one
        for one in rows.of(Disclosure)
        if one.stage == "made"
        and allowed & set(one.relied_on)
        and _agency_of(rows, one.reader) == no.agency
        and (said is None or one.made_at is None or one.made_at.date() <= said)
    ]
    return tuple(sorted(found, key=lambda one: str(one.made_at or "")))


def _same(one: Permission, no: Permission) -> bool:
    """Say whether an answer was about what is refused now; the whole family's is about each."""
    about = "" in {one.person, no.person} or one.person == no.person
    return about and (one.agency, one.information) == (no.agency, no.information)


def _agency_of(rows: Rows, reader: str) -> str:
    seat = rows.find(Involvement, reader)
    agency = seat_agency(rows, seat) if seat is not None else None
    return agency.id if agency is not None else ""


def _what(rows: Rows, no: Permission) -> str:
    agency, person = rows.find(Agency, no.agency), rows.find(Person, no.person)
    return say(
        "Tell {agency} that “{what}” about {who} must not be used any more",
        agency=title(agency) if agency else say("the agency"),
        what=spoken("information", no.information),
        who=person_name(person) if person else say("the whole family"),
    )
