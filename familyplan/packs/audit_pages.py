"""The audit on paper: what happened to one family's record, or in the store, in a period."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from familyplan.packs.document import Block, Document, Heading, Para, Table
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, day_and_date, long_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


class Entry(NamedTuple):
    """One line of the audit as it is printed: when, who, which family, what."""

    at: datetime
    who: str
    family: str
    words: str


class Period(NamedTuple):
    """What the audit covers: from one day to another, both included, and whose record."""

    since: date
    until: date
    family: str


def audit_pages(entries: Sequence[Entry], period: Period, printed: datetime, by: str) -> Document:
    """Lay an audit out day by day, oldest first; an empty one says that it is empty."""
    whose = period.family or say("The whole store")
    span = say("{since} to {until}", since=long_date(period.since), until=long_date(period.until))
    counted = say_many("{n} entry.", "{n} entries.", len(entries))
    blocks: list[Block] = [
        Heading(1, say("Record of use")),
        Para(f"{whose}. {span}. {counted}", "lead"),
        Para(
            say(
                "Times are those this computer's clock showed. The order is the order of the log, "
                "which no clock changes. The log proves accidents and clumsy changes, not a "
                "determined person who holds the key."
            ),
            "soft",
        ),
    ]
    if not entries:
        blocks.append(Para(say("Nothing of this kind was written down in this period.")))
    for day, lines in groupby(entries, key=lambda entry: entry.at.date()):
        blocks += [Heading(2, day_and_date(day)), _table(tuple(lines))]
    made = say("Printed {day} by {who}", day=long_date(printed.date()), who=by)
    return Document(
        title=say("Record of use"),
        language="en-GB",
        header_left=say("Record of use"),
        header_right=span,
        footer_left=made,
        footer_right="",
        blocks=tuple(blocks),
    )


def _table(entries: Sequence[Entry]) -> Table:
    return Table(
        head=(say("Time"), say("Who"), say("What"), say("Family")),
        rows=tuple(
            (clock_time(one.at), one.who or "–", one.words, one.family or "–") for one in entries
        ),
        widths=(1, 2.4, 6, 2.4),
    )
