"""What keeps a record from being disposed of or shared, and what says that one was erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    choice,
    data,
    day,
    long_text,
    ref,
    stamp,
    text,
    when,
)
from familyplan.words import mark

if TYPE_CHECKING:
    from datetime import date, datetime

    from familyplan.model.partial_date import PartialDate

S = Sharing
BY_PROGRAM = mark("written by the program when a record is erased")


@noun(Noun("hold", mark("hold"), mark("holds"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Hold(Record):
    """That a family's record must not be erased, or not be shared, until somebody lifts it.

    It stands while `until` is empty or not wholly past.
    """

    what: str = choice(
        mark("Kind of hold"), sharing=S.WORKING, choices="hold_kind", required_for=("save",)
    )
    why: str = long_text(
        mark("Why"),
        sharing=S.WORKING,
        help=mark("“Court proceedings”, “complaint to the ombudsman”, “disputed entry”."),
    )
    asked_by: str = text(mark("Asked for by"), sharing=S.WORKING)
    since: PartialDate | None = when(mark("Since"), sharing=S.WORKING)
    until: PartialDate | None = when(
        mark("Lifted on"), sharing=S.WORKING, help=mark("Empty means that it stands.")
    )
    why_lifted: str = long_text(mark("Why it was lifted"), sharing=S.WORKING)


@noun(Noun("erasure", mark("erasure"), mark("erasures"), "store"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Erasure(Record):
    """The certificate of one family's erasure: what, how much, why, who, and what holds it still.

    Nothing in it is from the family's record: `family` is the id alone, `counts` says how many
    entries of each kind there were, `still_held` lists backups and copies by date and code.
    """

    family: str = text(mark("Which record"), sharing=S.WORKING, hidden=BY_PROGRAM)
    reason: str = long_text(mark("Reason"), sharing=S.WORKING, hidden=BY_PROGRAM)
    rule: str = text(mark("Rule it was due under"), sharing=S.WORKING, hidden=BY_PROGRAM)
    approved_by: str = text(mark("Approved by"), sharing=S.WORKING, hidden=BY_PROGRAM)
    approved_on: date | None = day(mark("Approved on"), sharing=S.WORKING, hidden=BY_PROGRAM)
    erased_by: str = ref(mark("Erased by"), sharing=S.WORKING, refers=("user",), hidden=BY_PROGRAM)
    erased_at: datetime | None = stamp(mark("Erased at"), sharing=S.WORKING, hidden=BY_PROGRAM)
    counts: object = data(mark("What was erased"), sharing=S.WORKING, hidden=BY_PROGRAM)
    still_held: object = data(mark("What still holds it"), sharing=S.WORKING, hidden=BY_PROGRAM)
