"""Records nobody expects, through every kind of copy: nothing cut, nothing lost, still valid."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from core.packs.every_kind import Copy, copies
from core.packs.marked_copies import STATES
from core.packs.pdf_reading import content_in_order, faults_of
from core.sharing.marked import KINDS as INFORMATION
from core.sharing.marked import family, given
from familyplan.model import (
    AccessRequest,
    Action,
    Family,
    Kind,
    Person,
    Rows,
    declarations,
    kind_of,
    nouns,
)
from familyplan.model.partial_date import parse
from familyplan.packs.document import every_text, text_in_order
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import render
from two_languages import SCOPE, two_languages

if TYPE_CHECKING:
    from familyplan.model import Record

MARKED = re.compile(r"zq [a-z_0-9]+ [a-z_0-9]+ qz")
LONGEST_NAME = 120
PARAGRAPH = 20_000
# What people write most in, and what stands in the cells of tables.
WORDY = ("action.what", "goal.words", "voice.words", "need.words", "reply.words", "note.words",
         "meeting.decisions", "story_event.words", "safety_plan.first_steps")  # fmt: skip


def ended(text: str, words: str) -> str:
    """Give a marked text with words after it and an end that shows whether any was cut."""
    return f"{text} {words} {text.replace('zq', 'end').replace('qz', 'dne')}"


def stretched(record: Record, *, wordy: bool) -> Record:
    """Give a record with each of its texts as long as people make them."""
    values: dict[str, Any] = {}
    for name, declared in declarations(type(record)).items():
        text = getattr(record, name)
        if not isinstance(text, str) or not MARKED.fullmatch(text):
            continue
        if wordy and f"{kind_of(record)}.{name}" in WORDY:
            values[name] = ended(text, "many words " * (PARAGRAPH // 11))
        elif not wordy and declared.kind is Kind.LONG_TEXT:
            values[name] = ended(text, "several words " * 80)
        elif not wordy and declared.kind is Kind.TEXT:
            values[name] = ended(text, "x" * LONGEST_NAME)
    return replace(record, **values)


def long_family(*, wordy: bool) -> Rows:
    open_ones = STATES["open"]
    rows = family(*given(*INFORMATION))
    return Rows([stretched(replace(one, **open_ones.get(one.id, {})), wordy=wordy) for one in rows])


def checked(made: Copy, *, validated: bool) -> None:
    data = render(made.document)
    assert content_in_order(data) == text_in_order(made.document), made.kind
    if validated:
        assert faults_of(data) == [], made.kind


def cut_in(made: Copy) -> list[str]:
    """List the texts of which a copy says the beginning and not the end."""
    said = re.sub(r"\s+", " ", " ".join(every_text(made.document)))
    return [
        text
        for text in sorted(set(MARKED.findall(said)))
        if f"{text} many" in said or f"{text} several" in said or f"{text} xxx" in said
        if text.replace("zq", "end").replace("qz", "dne") not in said
    ]


@pytest.mark.parametrize("each", [1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("wordy", [True, False], ids=["20 kB paragraphs", "every field long"])
def test_nothing_is_cut_however_much_was_written(*, wordy: bool, each: int) -> None:
    rows = long_family(wordy=wordy)
    made = list(copies(rows, each=each))
    assert {one.kind for one in made} == KINDS.keys()
    assert {one.kind: cut_in(one) for one in made if cut_in(one)} == {}


@pytest.mark.slow
@pytest.mark.parametrize("wordy", [True, False], ids=["20 kB paragraphs", "every field long"])
def test_what_is_long_comes_out_valid_and_in_order(*, wordy: bool) -> None:
    for one in copies(long_family(wordy=wordy), each=2):
        checked(one, validated=True)


@pytest.mark.slow
def test_a_goal_of_40_actions_comes_out_whole_in_every_kind() -> None:
    rows = two_languages()
    due = parse("18 December 2026")
    many = [
        Action(
            id=f"many-{n}", scope=SCOPE, goal="g-home", owner="mair", what=f"Thing {n} to do",
            due=due, agreed_at="m-last",
        )
        for n in range(40)
    ]  # fmt: skip
    for one in copies(Rows([*rows, *many]), each=4):
        if one.kind in {"fridge_copy", "wallet_card"}:
            continue  # a page, and a card: they say how many more there are
        said = " ".join(text_in_order(one.document))
        shown = sum(f"Thing {n} to do" in said for n in range(40))
        assert shown in {0, 40}, (one.kind, shown)
        checked(one, validated=False)


def test_a_family_of_empty_records_still_gives_every_kind() -> None:
    rows = [
        kind(id=f"{key}-empty", scope="directory" if key in {"agency", "practitioner"} else "f")
        for key, kind in nouns().items()
        if key != "family"
    ]
    two = (Family(id="f", scope="f"), Person(id="c", scope="f", place="child"))
    asked = AccessRequest(id="asked", scope="f", person="c")
    made = list(copies(Rows([*two, asked, *rows]), each=2))
    assert {one.kind for one in made} == KINDS.keys()
    for one in made:
        checked(one, validated=True)


def test_a_family_with_nothing_but_one_person_gives_what_it_can() -> None:
    made = list(copies(Rows([Family(id="f", scope="f"), Person(id="p", scope="f")])))
    assert {"family_copy", "fridge_copy", "wallet_card"} <= {one.kind for one in made}
    for one in made:
        checked(one, validated=True)
