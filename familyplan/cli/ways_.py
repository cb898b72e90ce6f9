"""The command `ways`: who may open a store, how, since when, and when they last did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell_columns, tell_json
from familyplan.errors import Refused
from familyplan.session.keys import ways_in
from familyplan.words import mark, say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.clock import Clock
    from familyplan.session import Session
    from familyplan.session.keys import WayIn

_KINDS: Final = {
    "passphrase": mark("passphrase"),
    "recovery": mark("recovery sheet"),
    "organisation": mark("organisation's key"),
    "device": mark("key kept by {label}"),
}
_LEAST: Final = 4
_SHORT: Final = 8


@click.command(
    name="ways",
    help=say(
        "List every way into STORE: its id, whose it is, its kind, when it was added and when it "
        "last opened the store. The one that opened it now is marked with a star."
    ),
)
@on_store
@json_option
def command(session: Session, *, as_json: bool) -> None:
    """List them, in the order they were added."""
    ways = ways_in(session)
    if as_json:
        tell_json([_as_json(way) for way in ways])
        return
    heads = ("", say("Way"), say("Whose"), say("Kind"), say("Added"), say("Last used"))
    tell_columns([heads, *(_cells(way, session.clock) for way in ways)])


def one_way(session: Session, wanted: str) -> WayIn:
    """Give the way whose id begins like this.

    Raises:
        Refused: none does, more than one does, or fewer than 4 characters were given.

    """
    found = [way for way in ways_in(session) if way.slot_id.startswith(wanted.lower())]
    if len(wanted) < _LEAST or not found:
        raise Refused(
            say(
                "No way into this store has the id “{wanted}”. “familyplan ways” lists them; the "
                "first {least} characters of an id are enough.",
                wanted=wanted,
                least=_LEAST,
            )
        )
    if len(found) > 1:
        raise Refused(
            say_many(
                "{n} id begins with “{wanted}”. Give more of it.",
                "{n} ids begin with “{wanted}”. Give more of the one you mean.",
                len(found),
                wanted=wanted,
            )
        )
    return found[0]


def in_words(way: WayIn) -> str:
    """Say whose a way is and of which kind."""
    return say("{who} ({kind})", who=way.who, kind=_kind(way))


def _cells(way: WayIn, clock: Clock) -> tuple[str, ...]:
    used = _day(way.last_used, clock) if way.last_used else say("not used yet")
    return (
        "*" if way.mine else "",
        way.slot_id[:_SHORT],
        way.who,
        _kind(way),
        _day(way.since, clock),
        used if way.counts else say("not typed back yet, so it does not count"),
    )


def _kind(way: WayIn) -> str:
    return say(_KINDS.get(way.kind, way.kind), label=way.label or say("a computer"))


def _day(moment: datetime, clock: Clock) -> str:
    return long_date(moment.astimezone(clock.now().tzinfo).date())


def _as_json(way: WayIn) -> dict[str, Any]:
    return {
        "id": way.slot_id,
        "who": way.who,
        "kind": way.kind,
        "label": way.label,
        "added": way.since.isoformat(),
        "last_used": way.last_used.isoformat() if way.last_used else None,
        "opened_now": way.mine,
        "counts": way.counts,
    }
