"""Copies for work: what each kind holds, its headings in order, and that it prints just that."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from awkward_family import awkward_family
from core.packs.pdf_reading import content_in_order, faults_of
from core.packs.work_copies import copy_of, held_by, marked, outline, said_in, unprinted
from core.packs.work_outlines import OUTLINES
from familyplan.model import Closure, Meeting, Rating, Rows, StepChange
from familyplan.model.partial_date import on_day
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import render, uncovered
from familyplan.sharing import readers
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.packs.document import Document
    from familyplan.session import Session

WORK = (
    "agency_copy", "action_list", "visit_sheet", "review", "outcomes_letter", "hand_over",
    "step_record", "closure_record",
)  # fmt: skip
_MARKER = re.compile("zq[0-9]+x")


def wish(rows: Rows, key: str) -> Asked:
    """Ask about the first row that a kind can be about."""
    kind = KINDS[key]
    steps, ends = rows.of(StepChange), rows.of(Closure)
    row = next(iter({"step_change": steps, "closure": ends}.get(kind.needs, ())), None)
    meeting = next((one for one in rows.of(Meeting) if one.held), rows.of(Meeting)[0])
    return Asked(key, meeting=meeting.id, about=row.id if row else "")


@pytest.fixture
def khans(session: Session) -> Rows:
    kept = khan_walters(session)
    whole_story(session, kept)
    return session.store.family(kept.family.id)


@pytest.fixture
def awkward(session: Session) -> Rows:
    return session.store.family(awkward_family(session))


def seat(rows: Rows, name: str) -> str:
    return next(one.id for one in readers(rows) if one.name == name)


def made(rows: Rows, key: str, reader: str) -> Document:
    return copy_of(KINDS[key], rows, reader, wish(rows, key))


def faults(rows: Rows, key: str, reader: str) -> list[str]:
    """Say what is wrong with a copy: as a tagged file, in its order, in what it prints."""
    document = made(rows, key, reader)
    data = render(document)
    found = [*faults_of(data), *map(str, uncovered(document))]
    if content_in_order(data) != text_in_order(document):
        found.append("the order of the file is not that of the document")
    return found + unprinted(held_by(KINDS[key], rows, reader, wish(rows, key)), document)


@pytest.mark.parametrize("key", WORK)
def test_the_headings_stand_in_their_order(khans: Rows, key: str) -> None:
    assert outline(made(khans, key, seat(khans, "Rosa Menendez"))) == OUTLINES[key]


@pytest.mark.parametrize("key", WORK)
def test_a_copy_is_sound_and_prints_all_it_holds(khans: Rows, key: str) -> None:
    for name in ("Rosa Menendez", "Hina Patel"):
        assert faults(khans, key, seat(khans, name)) == []


@pytest.mark.parametrize("key", WORK)
def test_a_family_that_strains_every_page_comes_out_whole(awkward: Rows, key: str) -> None:
    assert faults(awkward, key, readers(awkward)[0].id) == []


@pytest.mark.parametrize("key", WORK)
def test_whoever_may_know_nothing_reads_a_kind_page(khans: Rows, key: str) -> None:
    bare = Rows([one for one in khans if type(one).__name__ != "Permission"])
    said = said_in(made(bare, key, seat(bare, "Imam")))
    assert [name for name in ("Khan", "Yusuf", "hearing", "boiler") if name in said] == []
    assert NOTHING[key] in said


NOTHING = {
    "agency_copy": "That is their choice.",
    "action_list": "You have no action to do just now.",
    "visit_sheet": "Write only first names or initials.",
    "review": "you can ask them",
    "outcomes_letter": "You can ask the lead practitioner.",
    "hand_over": "This copy holds nothing of the plan.",
    "step_record": "Ask the lead practitioner.",
    "closure_record": "Ask the lead practitioner.",
}


@pytest.mark.parametrize("key", WORK)
def test_no_title_or_margin_names_the_family(khans: Rows, key: str) -> None:
    document = made(khans, key, seat(khans, "Hina Patel"))
    margins = (document.title, document.header_left, document.footer_left, document.footer_right)
    assert [one for one in ("Khan", "Walters", "Yusuf", "Sadia") if one in " ".join(margins)] == []
    assert document.header_right == "Copy for Hina Patel, Hillside Primary. Private."
    assert document.footer_right == "K7Q2"


@pytest.mark.parametrize("key", WORK)
def test_parts_are_left_out_and_moved_as_asked(khans: Rows, key: str) -> None:
    kind, reader = KINDS[key], seat(khans, "Rosa Menendez")
    whole = outline(made(khans, key, reader))
    turned = tuple(part.key for part in reversed(kind.parts))
    other = outline(copy_of(kind, khans, reader, replace(wish(khans, key), parts=turned)))
    assert sorted(other) == sorted(whole)
    assert other != whole
    first = replace(wish(khans, key), parts=(kind.parts[0].key,))
    assert len(outline(copy_of(kind, khans, reader, first))) < len(whole)


@pytest.mark.parametrize("key", WORK)
def test_each_text_that_is_held_is_printed_and_no_other(khans: Rows, key: str) -> None:
    rows = marked(khans)
    everywhere = set(_MARKER.findall(str([*rows])))
    for at, reader in enumerate(readers(rows)):
        shown = held_by(KINDS[key], rows, reader.id, wish(rows, key))
        held = set(_MARKER.findall(str(shown.records)))
        said = said_in(made(rows, key, reader.id)).replace(reader.addressed, "")
        printed = set(_MARKER.findall(said))
        assert printed - held == set(), at
        assert held - printed <= set(_MARKER.findall(reader.addressed)), at
        assert (len(held) > 0 or at > 0, len(everywhere - held) > 0) == (True, True), at


def test_a_rating_after_today_is_in_no_copy(khans: Rows) -> None:
    late = on_day(date(2027, 1, 4))
    rating = replace(khans.of(Rating)[0], id="late", value=Decimal(9), happened=late)
    rows = Rows([*khans, rating])
    for key in ("review", "hand_over", "closure_record"):
        shown = held_by(KINDS[key], rows, seat(rows, "Rosa Menendez"), wish(rows, key))
        assert shown.rows.any("late") is None
