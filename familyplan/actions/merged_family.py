"""What has to be settled once when two records of a family become one: team, homes, permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.actions.joining import disagree
from familyplan.model import (
    Episode,
    Home,
    Involvement,
    Permission,
    Person,
    Record,
    Standing,
    declarations,
)
from familyplan.model.partial_date import on_day
from familyplan.practice.duplicates import home_key
from familyplan.sharing.permissions import GIVEN
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.actions.joining import Joining


def settle(joining: Joining, moved: tuple[Record, ...], ours: tuple[Person, ...]) -> None:
    """Settle what may be there only once; `moved` came, `ours` are the people who were here."""
    came = {record.id for record in moved}
    theirs = tuple(record for record in moved if isinstance(record, Person))
    _fold_seats(joining, came)
    _fold_homes(joining, came)
    _fold_episodes(joining, came)
    _one_lead(joining, came)
    _narrow_permissions(joining, came, ours, theirs)


def _fold_seats(joining: Joining, came: set[str]) -> None:
    seats = joining.tx.in_scope(Involvement, joining.scope)
    here = {_seat(one): one for one in seats if one.id not in came and not one.until}
    for seat in seats:
        same = here.get(_seat(seat))
        if seat.id in came and same is not None and not seat.until and any(_seat(seat)):
            kept = joining.tx.need(Involvement, same.id)
            if not disagree(kept, seat):
                joining.join(kept, seat)


def _seat(one: Involvement) -> tuple[str, str]:
    return one.agency, one.practitioner


def _fold_homes(joining: Joining, came: set[str]) -> None:
    homes = joining.tx.in_scope(Home, joining.scope)
    here = {home_key(one.address, one.postcode): one for one in homes if one.id not in came}
    for home in homes:
        key = home_key(home.address, home.postcode)
        if home.id in came and key and key in here:
            joining.join(joining.tx.need(Home, here[key].id), home)


def _fold_episodes(joining: Joining, came: set[str]) -> None:
    """Fold the stretch of help that every record begins with into the one that is open here."""
    episodes = joining.tx.in_scope(Episode, joining.scope)
    for episode in episodes:
        same = [
            one for one in episodes
            if one.id not in came and one.kind == episode.kind and not one.until
        ]  # fmt: skip
        if episode.id in came and same and _only_begun(episode):
            joining.join(joining.tx.need(Episode, same[-1].id), episode)


def _only_begun(episode: Episode) -> bool:
    empty = Episode()
    names = set(declarations(Episode)) - {"kind", "since"}
    return all(getattr(episode, name) == getattr(empty, name) for name in names)


def _one_lead(joining: Joining, came: set[str]) -> None:
    """End the lead that came along where somebody leads here: the newest would lead otherwise."""
    tx = joining.tx
    open_ = [one for one in tx.in_scope(Standing, joining.scope) if not one.until]
    held = {one.role for one in open_ if one.id not in came and one.held_by}
    for standing in open_:
        if standing.id in came and standing.role in held:
            why = say("The two records of the family were brought together.")
            why = f"{standing.why_changed}\n{why}".strip()
            tx.change(standing, until=on_day(tx.today), why_changed=why)


def _narrow_permissions(
    joining: Joining, came: set[str], ours: tuple[Person, ...], theirs: tuple[Person, ...]
) -> None:
    """Let a yes only one family gave as a whole not speak for people of the other.

    What is said of a person goes before what is said for all, so each of them counts as not asked.
    """
    tx = joining.tx
    permissions = tx.in_scope(Permission, joining.scope)
    whole = [one for one in permissions if not one.person and one.state in GIVEN]
    here = {_asked(one) for one in whole if one.id not in came}
    there = {_asked(one) for one in whole if one.id in came}
    said = {
        (one.person, *_asked(one))
        for one in permissions
        if one.person and one.state != "superseded"
    }
    for given, people in ((here - there, theirs), (there - here, ours)):
        for agency, information in sorted(given):
            for person in people:
                if (person.id, agency, information) not in said:
                    tx.add(
                        Permission(
                            scope=joining.scope, person=person.id, agency=agency,
                            information=information, state="not_asked",
                        )
                    )  # fmt: skip


def _asked(one: Permission) -> tuple[str, str]:
    return one.agency, one.information
