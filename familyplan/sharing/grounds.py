"""On what ground a copy left: permissions as they then stood, things let out, decisions taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.model import Involvement, Permission, Person, Release, SharingDecision
from familyplan.model.titles import name_in, person_name, seat_agency, title
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Disclosure, Rows
    from familyplan.sharing.view import View

__all__ = ["decided_for", "in_words", "relying"]

_LET_OUT = "released"


def decided_for(rows: Rows, copy: Disclosure) -> tuple[SharingDecision, ...]:
    """Give the decisions to share without a yes that stood for a copy's reader by its day."""
    seat = rows.find(Involvement, copy.reader)
    agency = seat_agency(rows, seat) if seat is not None else None
    day = copy.made_at.date() if copy.made_at else None
    return tuple(
        one
        for one in rows.of(SharingDecision)
        if one.scope == copy.scope
        and one.outcome == "shared"
        and (one.person == copy.reader or (agency is not None and one.agency == agency.id))
        and not _later(one, day)
    )


def _later(one: SharingDecision, day: object) -> bool:
    first = one.decided_on.earliest() if one.decided_on else None
    return first is not None and day is not None and str(first) > str(day)


def relying(rows: Rows, shown: View) -> View:
    """Give a View that names only the permissions something in it stands on.

    What was left out since, because it hangs on something else or the kind does not carry it, let
    a permission be used that the copy in the end owes nothing to.
    """
    used = {(one.information, one.since) for held in shown.grounds.values() for one in held}
    kept = []
    for one in shown.relied_on:
        given = rows.find(Permission, one)
        since = given.since.exact if given is not None and given.since else None
        if given is not None and (given.information, since) in used:
            kept.append(one)
    return replace(shown, relied_on=tuple(kept))


def in_words(rows: Rows, copy: Disclosure, shown: View) -> tuple[str, ...]:
    """Say on what ground a copy left, a sentence each; `shown` is exactly what was in it.

    `rows` is the family's record as it now is: a name or a narrower yes is said as it stands there.
    """
    said = [
        *_allowed(rows, copy, shown),
        *_let_out(rows, copy, shown),
        *(_decided(one) for one in decided_for(rows, copy)),
    ]
    if said:
        return tuple(said)
    if shown.reader.kind != "involvement":
        return (
            say("It was for somebody of the family, and held what they may see of their record."),
        )
    return (
        say(
            "It relied on no permission: it held only what everybody at the table has to know, "
            "such as who is in the team and when you meet."
        ),
    )


def _allowed(rows: Rows, copy: Disclosure, shown: View) -> Iterator[str]:
    stood = {
        (one.information, one.since): one.state for held in shown.grounds.values() for one in held
    }
    for one in copy.relied_on:
        given = rows.find(Permission, one)
        if given is None:
            yield say("A permission that is not in this record any more.")
            continue
        since = given.since.exact if given.since else None
        state = stood.get((given.information, since), given.state)
        yield _permission(rows, given, state)


def _permission(rows: Rows, given: Permission, state: str) -> str:
    person = rows.find(Person, given.person)
    values = {
        "what": spoken("information", given.information),
        "who": person_name(person) if person else say("the whole family"),
        "state": spoken("permission_state", state),
    }
    said = say("“{what}” about {who}: {state}.", **values)
    since = given.since.exact if given.since else None
    by = listed([name for one in given.given_by if (name := name_in(rows, one))])
    if by and since:
        said += " " + say("By {who}, {day}.", who=by, day=long_date(since))
    elif by or since:
        said += " " + (say("By {who}.", who=by) if by else say("{day}.", day=long_date(since)))  # type: ignore[arg-type] # one of both
    if given.only.strip():
        said += " " + say("Only: {only}.", only=given.only.strip().rstrip("."))
    if given.state != state and given.state in {"refused", "withdrawn"}:
        said += " " + say("It was stopped since.")
    return said


def _let_out(rows: Rows, copy: Disclosure, shown: View) -> Iterator[str]:
    out = {row for row, held in shown.grounds.items() if any(one.state == _LET_OUT for one in held)}
    reasons = {one.what: one.reason for one in rows.of(Release) if one.reader == copy.reader}
    for row in out:
        record = shown.rows.any(row)
        called = title(record, rows.lenses) if record is not None else say("An entry")
        yield say(
            "“{what}” was let out with a reason: {reason}",
            what=called,
            reason=reasons.get(row, "").strip() or say("it is not in this record any more"),
        )


def _decided(one: SharingDecision) -> str:
    day = one.decided_on.said if one.decided_on else ""
    parts = [
        say("Shared without consent, decided by {who}.", who=one.decided_by or say("somebody")),
        say("On {day}.", day=day) if day else "",
        say("Legal reason: {reason}.", reason=spoken("legal_reason", one.legal_reason))
        if one.legal_reason
        else "",
    ]
    return " ".join(part for part in parts if part)
