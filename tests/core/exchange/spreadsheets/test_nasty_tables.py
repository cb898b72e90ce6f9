"""Tables of nasty cells under every heading: what comes in is what the JSON import would take."""

from __future__ import annotations

import csv
import io
import json
import random
from typing import TYPE_CHECKING

import pytest

from familyplan import assets
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.importing import plan_import
from familyplan.exchange.spreadsheets.choosing import understood
from familyplan.exchange.spreadsheets.fields import LABELS, meaning
from familyplan.exchange.spreadsheets.grouping import WAYS
from familyplan.exchange.spreadsheets.planning import plan_sheet, read_book
from familyplan.session.bringing_in import bring, take_back

if TYPE_CHECKING:
    from familyplan.session import Session

CELLS = (
    "", "", "", "Ada Brook", "Brook, Ada", "F-1", "مريم حداد", "\u202eevil", "=1+1", "@cmd", "-",
    ",", "30/02/2019", "5/3/2019", "43529", "0000-00-00", "2019-03-05 00:00", "9.99E+09",
    "not known", "refused", "M", "yes", "1", "Mother", "child", "step-mum", "x" * 5_000,
    "two\nlines", "a;b;;c", "\x07bell", "🙂", "NULL", "'; DROP TABLE person; --", "<b>", "%s{0}",
    "\N{FULLWIDTH DIGIT SEVEN}", "\N{ROMAN NUMERAL EIGHT}",
)  # fmt: skip
HEADINGS = [words[0] for words in assets.read_json("spreadsheets/headings.json")["fields"].values()]
MORE = ["Child 1", "Child 2 DOB", "Mother", "Father's mobile", "Parent 1 email", "Odd", ""]


def table(chance: random.Random) -> bytes:
    """Give a table of some headings and nasty cells as CSV."""
    heads = chance.sample([*HEADINGS, *MORE], chance.randrange(1, 12))
    held = io.StringIO()
    rows = [[chance.choice(CELLS) for _each in heads] for _row in range(chance.randrange(1, 8))]
    csv.writer(held).writerows([["full name", *heads], *([chance.choice(CELLS), *r] for r in rows)])
    return held.getvalue().encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("tables", [25, pytest.param(250, marks=pytest.mark.slow)])
@pytest.mark.slow
def test_nothing_half_written_comes_of_any_table(session: Session, tables: int) -> None:
    chance = random.Random(f"tables {tables}")
    came = 0
    for _each in range(tables):
        choices = understood(read_book(table(chance), "f.csv").sheets[0])
        choices.way = chance.choice([*WAYS])
        plan = plan_sheet(session, choices, "f.csv")
        if not plan.new:
            continue
        outcome = bring(session, plan, rest=True)
        came += len(outcome.came)
        data = families_as_json(session.store, at=session.clock.now())
        json.loads(data)
        assert (outcome.why, plan_import(session, data).problems) == ("", ())
        assert take_back(session, outcome).stayed == ()
    assert came > tables
    assert session.verify().problems == ()
    assert session.store.family_lines() == []


def test_every_known_heading_means_a_field_and_no_two_fields_share_one() -> None:
    known = assets.read_json("spreadsheets/headings.json")
    assert set(known["fields"]) == set(LABELS)
    every = [words for listed in known["fields"].values() for words in listed]
    assert len(every) == len(set(every))
    assert [one for one in LABELS if meaning(one) is None] == []
