"""The command `find`: find records by the beginnings of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.model import Family, noun_of, nouns
from familyplan.model.titles import title
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Hit, Session


@click.command(
    name="find",
    help=say(
        "Find records in which every one of WORDS begins a word. Accents, capitals and gaps "
        "do not matter, and one letter is enough."
    ),
)
@on_store
@click.argument("words", nargs=-1, required=True)
@json_option
def command(session: Session, words: tuple[str, ...], *, as_json: bool) -> None:
    """Find what has every word; accents, case and gaps do not matter."""
    hits = [_hit(session, hit) for hit in session.store.find(" ".join(words))]
    if as_json:
        tell_json(hits)
    elif not hits:
        tell(say("Nothing has these words."))
    else:
        tell_columns(
            (
                say(noun_of(nouns()[hit["kind"]]).one),
                hit["title"],
                hit["family"] or "",
                say("protected") if hit["protected"] else "",
            )
            for hit in hits
        )


def _hit(session: Session, hit: Hit) -> dict[str, Any]:
    record = session.store.record(hit.kind, hit.row)
    family = session.store.get(Family, hit.scope)
    return {
        "kind": hit.kind,
        "id": hit.row,
        "title": title(record, session.store.lenses()) if record else "",
        "family_id": family.id if family else None,
        "family": family.name if family else None,
        "reference": family.reference if family else None,
        "protected": hit.guarded,
    }
