"""The plan and the minutes: what they hold they print, and what is not written has its room."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from awkward_family import awkward_family
from core.packs.pdf_reading import content_in_order, faults_of
from core.packs.work_copies import TABLE, copy_of, held_by, marked, outline, said_in, unprinted
from familyplan.model import Action, Invitation, Meeting, Person, Rows
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import render, uncovered
from familyplan.sharing import readers
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session

BOTH = ("minutes", "plan_copy", "all_actions")
OUTLINES = {
    "minutes": [
        (1, "Minutes"),
        (2, "Who was there"),
        (2, "What we talked about"),
        (2, "How things are"),
        (2, "What we decided"),
        (2, "Who does what"),
        (2, "What the family said about the meeting"),
        (2, "When we meet again"),
        (2, "What happens to this copy"),
        (2, "If something is wrong"),
    ],
    "all_actions": [(1, "All actions"), (2, "Still to do")],
    "plan_copy": [
        (1, "The plan"),
        (2, "The family"),
        (2, "In their own words"),
        (2, "What we understand so far"),
        (3, "What is going well"),
        (3, "What needs to happen"),
        (2, "The goals"),
        (3, "“I can hear my teacher and my friends”"),
        (3, "“Mornings without shouting”"),
        (3, "“Our home is warm and dry”"),
        (3, "Other things to do"),
        (2, "If it gets worse"),
        (2, "The team round the family"),
        (2, "When we meet again"),
        (2, "We agree to this plan"),
        (2, "What happens to this copy"),
        (2, "If something is wrong"),
    ],
}
_MARKER = re.compile("zq[0-9]+x")


def wish(rows: Rows, key: str) -> Asked:
    return Asked(key, meeting=next(one.id for one in rows.of(Meeting) if one.held))


@pytest.fixture
def khans(session: Session) -> Rows:
    kept = khan_walters(session)
    whole_story(session, kept)
    return session.store.family(kept.family.id)


def faults(rows: Rows, key: str, reader: str, asked: Asked) -> list[str]:
    document = copy_of(KINDS[key], rows, reader, asked)
    data = render(document)
    found = [*faults_of(data), *map(str, uncovered(document))]
    if content_in_order(data) != text_in_order(document):
        found.append("the order of the file is not that of the document")
    return found + unprinted(held_by(KINDS[key], rows, reader, asked), document)


@pytest.mark.parametrize("key", BOTH)
def test_it_is_sound_and_prints_all_it_holds(khans: Rows, key: str) -> None:
    lead = next(one.id for one in readers(khans) if one.name == "Rosa Menendez")
    asked = wish(khans, key)
    assert outline(copy_of(KINDS[key], khans, lead, asked)) == OUTLINES[key]
    for one in readers(khans)[:4]:
        assert faults(khans, key, one.id, asked) == []


@pytest.mark.parametrize("key", BOTH)
def test_a_family_that_strains_every_page_comes_out_whole(session: Session, key: str) -> None:
    rows = session.store.family(awkward_family(session))
    asked = Asked(key, meeting=rows.of(Meeting)[0].id)
    assert faults(rows, key, readers(rows)[0].id, asked) == []


@pytest.mark.parametrize("key", BOTH)
def test_each_text_that_is_held_is_printed_and_no_other(khans: Rows, key: str) -> None:
    rows = marked(khans)
    everywhere = set(_MARKER.findall(str([*rows])))
    for at, reader in enumerate(readers(rows)):
        shown = held_by(KINDS[key], rows, reader.id, wish(rows, key))
        held = set(_MARKER.findall(str(shown.records)))
        said = said_in(copy_of(KINDS[key], rows, reader.id, wish(rows, key)))
        printed = set(_MARKER.findall(said.replace(reader.addressed, "")))
        assert printed - held == set(), at
        assert held - printed <= set(_MARKER.findall(reader.addressed)), at
        assert (len(held) > 0 or at > 0, len(everywhere - held) > 0) == (True, True), at


def test_minutes_of_a_meeting_to_come_are_a_form_to_write_on() -> None:
    rows = Rows(
        [
            *(one for one in TABLE if one.id != "m"),
            Person(id="mum", scope="f", name="Sadia"),
            Meeting(id="m", scope="f", on=date(2026, 12, 20), agenda=("School", "Money")),
            Invitation(id="i", scope="f", meeting="m", who="mum", attendance="coming"),
        ]
    )
    made = copy_of(KINDS["minutes"], rows, "lead", Asked(meeting="m"))
    said = said_in(made)
    assert "The meeting has not been held yet. Write in the spaces." in said
    assert "School What was said Money What was said" in said
    assert "We decided" in said
    assert "Day, time and place" in said


def test_minutes_hold_what_was_agreed_at_the_meeting_alone() -> None:
    rows = Rows(
        [
            *TABLE,
            Action(id="a", scope="f", what="Ring the GP", agreed_at="m"),
            Action(id="b", scope="f", what="Something else"),
            Meeting(id="later", scope="f", on=date(2027, 1, 20), purpose="Not yet", place="Hall"),
        ]
    )
    said = said_in(copy_of(KINDS["minutes"], rows, "lead", Asked(meeting="m")))
    assert [one in said for one in ("Ring the GP", "Something else", "Hall", "Not yet")] == [
        True, False, True, False,
    ]  # fmt: skip


def test_a_plan_nobody_may_see_says_so_kindly(khans: Rows) -> None:
    bare = Rows([one for one in khans if type(one).__name__ != "Permission"])
    imam = next(one.id for one in readers(bare) if one.name == "Imam")
    said = said_in(copy_of(KINDS["plan_copy"], bare, imam, Asked("plan_copy")))
    assert "There is nothing of the plan in this copy yet." in said
    assert [name for name in ("Khan", "Yusuf", "hearing", "boiler") if name in said] == []
