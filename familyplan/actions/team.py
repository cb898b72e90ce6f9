"""The team round a family: who joins, who leaves, who leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import Agency, Involvement, Practitioner, Standing
from familyplan.model.partial_date import PartialDate, on_day
from familyplan.model.titles import title
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction


@verb("team.join", mark("added {what} to the team"))
def join(
    tx: Transaction, seat: Involvement, *, agency_name: str = "", practitioner_name: str = ""
) -> Involvement:
    """Add a seat at the table; an agency or practitioner not known yet comes into the directory.

    An agency of the same name, and a practitioner of the same name in the same agency, is used
    again rather than entered twice.

    Raises:
        Refused: neither an agency, a practitioner nor a role is given.

    """
    agency_id = seat.agency or known_agency(tx, agency_name.strip())
    practitioner_id = seat.practitioner or _practitioner(
        tx, practitioner_name.strip(), agency_id, seat.role
    )
    if not (agency_id or practitioner_id or seat.role.strip()):
        raise Refused(say("Say which agency, who, or at least which role is wanted."))
    kept = tx.add(replace(seat, agency=agency_id, practitioner=practitioner_id))
    tx.say(what=practitioner_name.strip() or agency_name.strip() or _seat_words(tx, kept))
    return kept


def _seat_words(tx: Transaction, seat: Involvement) -> str:
    practitioner = tx.get(Practitioner, seat.practitioner)
    agency = tx.get(Agency, seat.agency)
    known = [one for one in (practitioner, agency) if one is not None and one.name]
    return title(known[0] if known else seat)


def known_agency(tx: Transaction, name: str) -> str:
    """Give the id of the agency of this name, new in the directory if need be; "" for no name."""
    if not name:
        return ""
    for agency in tx.in_scope(Agency, "directory"):
        if agency.name.casefold() == name.casefold():
            return agency.id
    return tx.add(Agency(name=name)).id


def _practitioner(tx: Transaction, name: str, agency_id: str, role: str) -> str:
    if not name:
        return ""
    for known in tx.in_scope(Practitioner, "directory"):
        if known.name.casefold() == name.casefold() and known.agency == agency_id:
            return known.id
    return tx.add(Practitioner(name=name, agency=agency_id, role=role)).id


@verb("team.leave", mark("ended the part of {what} in the team"))
def leave(tx: Transaction, involvement_id: str, why: str = "") -> Involvement:
    """End somebody's part in the team today, with the reason, and the roles they held in it."""
    seat = tx.need(Involvement, involvement_id)
    tx.say(what=_seat_words(tx, seat))
    for standing in tx.in_scope(Standing, seat.scope):
        if standing.held_by == seat.id and not standing.until:
            tx.change(standing, until=on_day(tx.today), why_changed=why.strip())
    return tx.change(seat, status="ended", until=on_day(tx.today), ended_why=why.strip())


@verb("team.lead", mark("made {what} the lead practitioner"))
def hand_over_lead(
    tx: Transaction,
    involvement_id: str,
    *,
    since: PartialDate | None = None,
    why: str = "",
    family_say: str = "",
) -> Standing:
    """Make somebody the lead practitioner; whoever led before stays in the lead history."""
    seat = tx.need(Involvement, involvement_id)
    start = since or on_day(tx.today)
    for standing in tx.in_scope(Standing, seat.scope):
        if standing.role == "lead" and not standing.until:
            tx.change(standing, until=start, why_changed=why.strip())
    tx.say(what=_seat_words(tx, seat))
    return tx.add(
        Standing(scope=seat.scope, role="lead", held_by=seat.id, since=start, family_say=family_say)
    )
