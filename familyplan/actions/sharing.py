"""Permission asked and given, things released with a reason, copies that leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from familyplan.actions.registry import verb
from familyplan.actions.team import known_agency
from familyplan.errors import Refused
from familyplan.model import (
    Agency,
    Disclosure,
    Permission,
    Person,
    Release,
    declarations,
    nouns,
)
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.model.vocabulary import choices, spoken
from familyplan.sharing.letting_out import bound
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction


@verb("permission.set", mark("noted “{state}” for {agency} to see “{what}” about {who}"))
def set_permission(tx: Transaction, permission: Permission) -> Permission:
    """Keep what somebody said; the answer before it for the same thing stays, as replaced.

    Raises:
        Refused: no agency or no kind of information is named.

    """
    if not permission.agency or not permission.information:
        raise Refused(say("Choose the agency and the kind of information first."))
    for earlier in tx.in_scope(Permission, permission.scope):
        same = (earlier.person, earlier.agency, earlier.information) == (
            permission.person,
            permission.agency,
            permission.information,
        )
        if same and earlier.state != "superseded":
            tx.change(earlier, state="superseded", until=earlier.until or on_day(tx.today))
    kept = tx.add(replace(permission, since=permission.since or on_day(tx.today)))
    person, agency = tx.get(Person, kept.person), tx.get(Agency, kept.agency)
    tx.say(
        state=spoken("permission_state", kept.state),
        who=title(person) if person else say("the whole family"),
        agency=title(agency) if agency else "",
        what=spoken("information", kept.information),
    )
    return kept


@verb("permission.refuse", mark("noted that nothing is to be shared with {agency}"))
def refuse_agency(
    tx: Transaction, scope: str, agency_name: str, *, person: str = "", words: str = ""
) -> tuple[Permission, ...]:
    """Keep that nothing at all may be shared with an agency, in the team or not, by one person.

    `person` "" is the whole family. It is a no to every kind of information, so a later yes to one
    of them stands beside it as any answer does.

    Raises:
        Refused: no agency is named.

    """
    name = agency_name.strip()
    if not name:
        raise Refused(say("Say first which agency they do not want."))
    agency = known_agency(tx, name)
    said = tuple(
        set_permission(
            tx,
            Permission(
                scope=scope,
                person=person,
                agency=agency,
                information=information,
                state="refused",
                words=words.strip(),
            ),
        )
        for information in choices("information")
    )
    tx.say(agency=name)
    return said


@verb("release.add", mark("let something out to a reader, with a reason"))
def release(tx: Transaction, released: Release) -> Release:
    """Let one thing out to one reader all the same, as it is said now and no longer than that.

    Raises:
        Refused: no reason is given, or what is to be let out is not there.

    """
    if not released.reason.strip():
        raise Refused(say("Write down why this reader must have it. Without a reason it stays."))
    found = (tx.get(each, released.what) for each in nouns().values())
    record = next((one for one in found if one is not None), None)
    if record is None or released.field_name not in {"", *declarations(type(record))}:
        raise Refused(say("That is not in the record any more. Nothing was let out."))
    return tx.add(bound(released, record))


@verb("copy.intend", mark("began a copy for {who}"), undoable=False)
def intend_copy(tx: Transaction, disclosure: Disclosure) -> Disclosure:
    """Write down, before anything leaves, what is about to leave and for whom."""
    tx.say(who=disclosure.reader_name)
    return tx.add(replace(disclosure, stage="intended", made_at=tx.now))


@verb("copy.confirm", mark("made a copy for {who}"), undoable=False)
def confirm_copy(tx: Transaction, disclosure_id: str, **facts: Any) -> Disclosure:  # noqa: ANN401 - fields
    """Write down that the copy is out."""
    disclosure = tx.need(Disclosure, disclosure_id)
    tx.say(who=disclosure.reader_name)
    return tx.change(disclosure, stage="made", **facts)


@verb("copy.settle", mark("noted that a copy for {who} was not finished"), undoable=False)
def settle_copy(tx: Transaction, disclosure_id: str, *, found: bool) -> Disclosure:
    """Settle a copy begun and never confirmed: the file is there, or it never was."""
    disclosure = tx.need(Disclosure, disclosure_id)
    tx.say(who=disclosure.reader_name)
    return tx.change(disclosure, stage="made" if found else "not_made")
