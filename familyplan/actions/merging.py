"""Bringing together what was entered twice: two entries of a person, two records of a family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.actions.joining import Joining
from familyplan.actions.merged_family import settle
from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import (
    Family,
    Permission,
    Person,
    Protection,
    Relationship,
    Release,
    Setting,
    kind_of,
    noun_of,
    nouns,
)
from familyplan.model.notation import replace
from familyplan.model.titles import title
from familyplan.practice.duplicates import apart_key
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction

APART: Final = "duplicates/apart"


@verb("person.merge", mark("brought two entries for {what} together"))
def merge_people(tx: Transaction, keep_id: str, gone_id: str) -> Person:
    """Make two entries for one person of a family into the one kept.

    Everything that pointed at the other points at the kept one. What the kept one left empty is
    filled; where the two differ, the other's words go into a note only its writer reads, names
    forms ask for into the former names. What one is to the other, and what was let out of the
    other's own entry, goes.

    Raises:
        Refused: it is one entry, they are of two families, or one is kept from the other.

    """
    keep, gone = tx.need(Person, keep_id), tx.need(Person, gone_id)
    _refuse_people(tx, keep, gone)
    joining = Joining(tx, keep.scope)
    for relationship in tx.in_scope(Relationship, keep.scope):
        if {relationship.one, relationship.to} == {keep_id, gone_id}:
            tx.remove(relationship)
    for release in tx.in_scope(Release, keep.scope):
        if release.what == gone_id:
            tx.remove(release)
    for permission in tx.in_scope(Permission, keep.scope):
        # “Not asked” of the other entry would take back what was said for the whole family.
        if permission.person == gone_id and permission.state == "not_asked":
            tx.remove(permission)
    joining.join(keep, gone)
    joining.fold_same()
    joining.write_note((keep_id,), say("Two entries for {name} were brought together.",
                                       name=title(keep)))  # fmt: skip
    tx.say(what=title(keep))
    return tx.need(Person, keep_id)


# The words go into the history of both families, where no other family may be named.
@verb("family.merge", mark("brought two records of one family together"))
def merge_families(tx: Transaction, keep_id: str, gone_id: str) -> Family:
    """Move the whole record of one family into another, under the ids it has.

    Undoing it moves everything back. Who leads stays as it is in the kept record, seats and homes
    that are the same are folded, and people of the one count as not asked where only the other gave
    a yes to sharing as a whole.

    Raises:
        Refused: it is one and the same family.

    """
    keep, gone = tx.need(Family, keep_id), tx.need(Family, gone_id)
    if keep_id == gone_id:
        raise Refused(say("This is one and the same record. Choose two."))
    theirs = [
        record
        for record_type in nouns().values()
        if noun_of(record_type).home == "family"
        for record in tx.in_scope(record_type, gone_id)
    ]
    # All of it goes before any of it comes, in the log as well: an id stands in one place only.
    for record in theirs:
        tx.remove(record)
    ours = tx.in_scope(Person, keep_id)
    moved = [
        tx.add(replace(record, scope=keep_id)) for record in theirs if kind_of(record) != "family"
    ]
    joining = Joining(tx, keep_id)
    joining.fill(keep, gone)
    settle(joining, tuple(moved), ours)
    joining.write_note((), say("Two records of this family were brought together."))
    return tx.need(Family, keep_id)


@verb("duplicates.apart", mark("noted that two records are not the same"))
def note_apart(tx: Transaction, one: str, other: str) -> None:
    """Remember that two people or families are not the same, so that nobody is asked again."""
    known = next((each for each in tx.in_scope(Setting, "store") if each.key == APART), None)
    held = known.value if known and isinstance(known.value, list) else []
    pairs = sorted({*held, apart_key(one, other)})
    if known is None:
        tx.add(Setting(key=APART, value=pairs))
    else:
        tx.change(known, value=pairs)


def _refuse_people(tx: Transaction, keep: Person, gone: Person) -> None:
    if keep.id == gone.id:
        raise Refused(say("This is one and the same entry. Choose two."))
    if keep.scope != gone.scope:
        raise Refused(
            say(
                "These two are in the records of two families. Bring the families together "
                "first, if they are one. Nothing was changed."
            )
        )
    pair = {keep.id, gone.id}
    kept_from = [{one.person, *one.from_} for one in tx.in_scope(Protection, keep.scope)]
    kept_from += [{keep.id, *keep.not_for}, {gone.id, *gone.not_for}]
    if any(pair <= each for each in kept_from):
        raise Refused(
            say(
                "One of these two is protected from the other, so they cannot be one person. "
                "If that is a mistake, put it right first. Nothing was changed."
            )
        )
