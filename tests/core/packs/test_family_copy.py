"""The family's own copy: their words first, their part first, nothing that could hurt."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from core.packs.family_copies import copy_of, headings, is_sound, mums_copy, pages
from familyplan.model import (
    Action,
    Goal,
    Involvement,
    Meeting,
    Money,
    Person,
    Rating,
    Voice,
)
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session

ASKED = Asked("family_copy")


def test_its_parts_stand_in_their_order_with_their_words_first(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    made = copy_of(session, kept.family.id, "Sadia", ASKED)
    assert headings(made) == [
        ("H1", "Our plan"),
        ("H2", "In our own words"),
        ("H2", "What is going well"),
        ("H2", "What we want"),
        ("H3", "“I can hear my teacher and my friends”"),
        ("H3", "“Mornings without shouting”"),
        ("H3", "“Our home is warm and dry”"),
        ("H3", "Other things to do"),
        ("H2", "When we meet again"),
        ("H2", "Who to ring"),
        ("H2", "If it gets worse"),
        ("H2", "This is our plan"),
        ("H2", "What some words mean"),
    ]
    is_sound(made)
    assert pages(made) <= 3
    assert made.large
    assert "Khan" not in made.title + made.header_left + made.footer_left


def test_what_the_family_does_is_in_the_first_column() -> None:
    made = mums_copy(
        "family_copy",
        Goal(id="g", words="Calm mornings"),
        Action(
            id="1", goal="g", what="Ring the school", owner="rosa", due=parse("11 December 2026")
        ),
        Action(id="2", goal="g", what="Lay out the clothes", owner="mum", rhythm="daily"),
        Action(id="3", goal="g", what="Find a club"),
    )
    said = text_in_order(made)
    at = said.index("What we will do")
    assert said[at : at + 5] == [
        "What we will do", "What others will do",
        "Sadia: Lay out the clothes. Every day.",
        "The Hub: Ring the school. By 11 December.",
        "Nobody yet: Find a club.",
    ]  # fmt: skip


def test_numbers_money_and_what_is_over_stay_away() -> None:
    made = mums_copy(
        "family_copy",
        Goal(id="g", words="Calm mornings", scale="0-10", low_means="storm", high_means="calm"),
        Goal(id="h", words="Reached long ago", status="met"),
        Rating(id="r", goal="g", value=Decimal(7), comment="Seven today"),
        Action(id="1", goal="g", what="Buy a clock", cost=Money(1999), owner="mum"),
        Action(id="2", goal="g", what="Long done", status="done", owner="mum"),
    )
    said = " ".join(text_in_order(made))
    hidden = ("storm", "Seven", "19.99", "Reached long ago", "Long done")
    assert [one for one in hidden if one in said] == []
    assert "Buy a clock" in said


def test_it_says_who_to_ring_and_whom_first() -> None:
    said = text_in_order(
        mums_copy("family_copy", Involvement(id="gone", role="Nurse", status="ended"))
    )
    at = said.index("How to reach them")
    assert said[at + 1 : at + 3] == ["The Hub", "Ask first. 01632 960018"]
    assert "Nurse" not in said


def test_without_anything_to_show_it_says_so_kindly_and_leaves_room() -> None:
    made = mums_copy("family_copy")
    said = text_in_order(made)
    assert said[3:6] == [
        "There is nothing of the plan in this copy yet.",
        "You can say what matters to you. We will write it down in your words.",
        "What I want to say",
    ]
    assert "Day, time and place" in said
    is_sound(made)


def test_the_day_of_the_next_meeting_may_only_be_written_down_in_the_last_one() -> None:
    held = Meeting(id="m", on=date(2026, 11, 2), held=True, next_on=date(2027, 1, 20), place="Hall")
    said = text_in_order(mums_copy("family_copy", held))
    assert "Wednesday 20 January 2027" in said
    assert "Hall" not in said


def test_it_comes_out_whole_however_much_there_is() -> None:
    long = "It went on and on, and nobody listened. " * 500
    made = mums_copy(
        "family_copy",
        Person(id="u", name="یوسف " * 24, place="child"),
        Goal(id="g", words=long[:20_000], said_by=("mum",), why=long[:20_000]),
        *(Action(id=str(n), goal="g", what=f"Thing {n}", owner="u") for n in range(40)),
        Action(id="long", goal="g", what=long, owner="rosa"),
        Voice(id="v", words="میں اسکول جانا چاہتی ہوں", said_by=("mum",)),
    )
    is_sound(made)
