"""Permission to share, what was released all the same, and what has left the building."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    choice,
    data,
    long_text,
    number,
    ref,
    refs,
    stamp,
    text,
    when,
)
from familyplan.words import mark

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.model.partial_date import PartialDate

S = Sharing
ANYONE = ("person", "involvement", "group")
BY_PROGRAM = mark("written by the program when a copy leaves")


@noun(Noun("permission", mark("permission to share"), mark("permissions to share"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Permission(Record):
    """What one person says one agency may know about them, of one kind; never a plain yes or no."""

    person: str = ref(
        mark("About whom"),
        sharing=S.WORKING,
        refers=("person",),
        help=mark("Empty means the whole family."),
    )
    agency: str = ref(
        mark("Which agency"), sharing=S.WORKING, refers=("agency",), required_for=("save",)
    )
    information: str = choice(
        mark("Kind of information"),
        sharing=S.WORKING,
        choices="information",
        required_for=("save",),
    )
    state: str = choice(mark("How it stands"), sharing=S.WORKING, choices="permission_state")
    given_by: tuple[str, ...] = refs(mark("Said by"), sharing=S.WORKING, refers=("person",))
    capacity: str = text(
        mark("Able to decide because"),
        sharing=S.WORKING,
        help=mark("16 or over, understands what it means, holds responsibility."),
    )
    only: str = text(
        mark("Only"),
        sharing=S.WORKING,
        help=mark("A narrower yes, in their words: “hearing only”."),
    )
    words: str = long_text(mark("What they said"), sharing=S.WORKING)
    since: PartialDate | None = when(mark("Since"), sharing=S.WORKING)
    until: PartialDate | None = when(mark("Until"), sharing=S.WORKING)
    asked_again: PartialDate | None = when(mark("Ask again on"), sharing=S.WORKING)


@noun(Noun("release", mark("release"), mark("releases"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Release(Record):
    """That one thing is let out to one reader all the same, with the reason and who decided.

    It holds for these very words only: after the name of the part, which is "" for the whole entry,
    `field_name` has a "#" and a digest of what was let out (see `sharing.letting_out`).
    """

    reader: str = ref(mark("To whom"), sharing=S.WORKING, refers=ANYONE, required_for=("save",))
    what: str = text(
        mark("Which entry"),
        sharing=S.WORKING,
        hidden=mark("chosen by pointing at what was left out"),
    )
    field_name: str = text(
        mark("Which part of it"),
        sharing=S.WORKING,
        hidden=mark("chosen by pointing at what was left out"),
    )
    reason: str = long_text(mark("Reason"), sharing=S.WORKING, required_for=("save",))
    until: PartialDate | None = when(mark("Until"), sharing=S.WORKING)


@noun(Noun("disclosure", mark("copy that left"), mark("copies that left"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure(Record):
    """A copy that left, or was about to: for whom, exactly what was in it, and how it went."""

    reader: str = ref(mark("For whom"), sharing=S.WORKING, refers=ANYONE, hidden=BY_PROGRAM)
    reader_name: str = text(mark("Name on the copy"), sharing=S.WORKING, hidden=BY_PROGRAM)
    kind: str = text(mark("Kind of copy"), sharing=S.WORKING, hidden=BY_PROGRAM)
    purpose: str = text(mark("For what"), sharing=S.WORKING, hidden=BY_PROGRAM)
    channel: str = text(mark("How it was handed over"), sharing=S.WORKING, hidden=BY_PROGRAM)
    meeting: str = ref(
        mark("For which meeting"), sharing=S.WORKING, refers=("meeting",), hidden=BY_PROGRAM
    )
    stage: str = text(mark("Stage"), sharing=S.WORKING, hidden=BY_PROGRAM)
    made_at: datetime | None = stamp(mark("Made at"), sharing=S.WORKING, hidden=BY_PROGRAM)
    pages: int | None = number(mark("Pages"), sharing=S.WORKING, hidden=BY_PROGRAM)
    code: str = text(
        mark("Code on the copy"), sharing=S.WORKING, found=True, tight=True, hidden=BY_PROGRAM
    )
    digest: str = text(mark("SHA-256 of the file"), sharing=S.WORKING, hidden=BY_PROGRAM)
    log_head: str = text(mark("Head of the log"), sharing=S.WORKING, hidden=BY_PROGRAM)
    view: object = data(mark("What was in it"), sharing=S.WORKING, hidden=BY_PROGRAM)
    relied_on: tuple[str, ...] = refs(
        mark("Permissions relied on"), sharing=S.WORKING, refers=("permission",), hidden=BY_PROGRAM
    )
    asked: object = data(mark("What was asked for"), sharing=S.WORKING, hidden=BY_PROGRAM)
    format: str = text(mark("Kind of file"), sharing=S.WORKING, hidden=BY_PROGRAM)
    sent_digest: str = text(
        mark("SHA-256 of the file as handed over"), sharing=S.WORKING, hidden=BY_PROGRAM
    )
    secret_told: str = text(
        mark("How the pass phrase is told"), sharing=S.WORKING, hidden=BY_PROGRAM
    )
