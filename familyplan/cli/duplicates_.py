"""The command `duplicates`: list the people and families that look as if entered twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.model import Family, Person
from familyplan.model.titles import title
from familyplan.session import duplicates
from familyplan.words import listed, say

if TYPE_CHECKING:
    from familyplan.practice.duplicates import Pair
    from familyplan.session import Session


@click.command(
    name="duplicates",
    help=say(
        "List the pairs of people and of families that look as if they had been entered twice, "
        "and why, the surest first. Nothing is changed. Protected people and hidden addresses "
        "are not compared."
    ),
)
@on_store
@json_option
def command(session: Session, *, as_json: bool) -> None:
    """List what looks alike; bringing it together is done in the window."""
    pairs = [_pair(session, pair) for pair in duplicates.look(session)]
    if as_json:
        tell_json(pairs)
    elif not pairs:
        tell(say("Nothing looks as if it had been entered twice."))
    else:
        tell_columns((one["names"][0], one["names"][1], listed(one["reasons"])) for one in pairs)


def _pair(session: Session, pair: Pair) -> dict[str, Any]:
    kind = Person if pair.kind == "person" else Family
    records = [session.store.get(kind, row_id) for row_id in (pair.one, pair.other)]
    return {
        "kind": pair.kind,
        "ids": [pair.one, pair.other],
        "names": [title(record) if record else "" for record in records],
        "reasons": [say(reason) for reason in pair.reasons],
    }
