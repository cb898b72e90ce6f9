"""Erasing a family's record for good; the one action whose own words may name nobody in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import Erasure, Hold
from familyplan.model.vocabulary import spoken
from familyplan.practice.disposal import STOPS_ERASURE, stands
from familyplan.store import erasing
from familyplan.store.joining import joined
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction


class Held(Refused):
    """A record cannot be erased while a hold stands over it."""


@verb("family.erase", mark("erased a whole record, approved by {who}"), undoable=False)
def erase_family(
    tx: Transaction, certificate: Erasure, *, again: bool = False
) -> tuple[Erasure, tuple[str, ...]]:
    """Erase everything of the family named by id in `certificate`, and keep the certificate.

    Gives the certificate as kept and the files of papers whose keys are gone. `again` is for a
    record that was erased before and came back with a backup: no hold asks twice.

    Raises:
        Held: a legal hold or a restriction stands.

    """
    family_id = certificate.family
    for hold in () if again else tx.in_scope(Hold, family_id):
        if hold.what in {*STOPS_ERASURE, ""} and stands(hold, tx.today):
            raise Held(
                say(
                    "This record cannot be erased while a hold stands over it: “{hold}”. Nothing "
                    "was changed. Whoever asked for the hold can say whether it may be lifted.",
                    hold=spoken("hold_kind", hold.what or "legal_hold"),
                )
            )
    # What became part of this record stands in older backups by itself, and must go there too.
    parts = joined(tx.db, family_id)
    gone = erasing.erase(tx, family_id)
    counted: dict[str, int] = dict(sorted(gone.counts.items()))
    filled = replace(certificate, scope="", counts=counted, erased_by=tx.actor, erased_at=tx.now)
    tx.say(who=certificate.approved_by)
    for part in parts:
        tx.add(replace(filled, family=part, counts={}))
    return tx.add(filled), gone.papers
