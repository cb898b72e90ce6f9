"""Bringing in records from elsewhere: one ChangeSet per family, ids kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.model import Family
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record
    from familyplan.store import Transaction


@verb("family.import", mark("brought in {what}"))
def bring_in(tx: Transaction, records: Iterable[Record]) -> tuple[Record, ...]:
    """Keep records that are not here yet, as they are; what is here already is left alone."""
    kept = tuple(tx.add(record) for record in records if tx.get(type(record), record.id) is None)
    names = [record.name for record in kept if isinstance(record, Family)]
    # The words go into the history of each of them, where no other family may be named.
    many = say_many("{n} family", "{n} families", len(names))
    none = say("agencies and practitioners")
    tx.say(what=names[0] if len(names) == 1 else many if names else none)
    return kept
