"""A child's own page: only theirs, simple by age, with room to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.packs.family_copies import copied, copy_of, headings, is_sound, mums_copy, pages
from core.packs.sample import URDU
from familyplan.errors import Refused
from familyplan.model import (
    Action,
    Answer,
    Goal,
    Involvement,
    Person,
    Practitioner,
    Relationship,
    Rows,
    Voice,
)
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.child_page import suits
from familyplan.packs.document import text_in_order
from familyplan.sharing import reader_of
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.packs.document import Document
    from familyplan.session import Session


def page_of(born: str, *records: Record, who: str = "kid") -> Document:
    rows = Rows(
        [
            Person(id="kid", name="Yusuf", place="child", born=parse(born) if born else None),
            Person(id="mum", name="Sadia", place="parent"),
            Relationship(
                id="r", one="mum", is_="mother", to="kid", parental_responsibility=Answer("yes")
            ),
            Practitioner(id="w", name="Hina Patel"),
            Involvement(id="hina", practitioner="w", does="She helps me read"),
            *records,
        ]
    )
    return copied(rows, who, Asked("child_page", about="kid"))[0]


def test_its_parts_stand_in_their_order(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    made = copy_of(session, kept.family.id, "Yusuf", Asked("child_page"))
    assert headings(made) == [
        ("H1", "My page"),
        ("H2", "What I said"),
        ("H2", "What I want"),
        ("H2", "My team"),
        ("H2", "When we meet"),
        ("H2", "My space"),
    ]
    assert pages(made) <= 2
    is_sound(made)
    assert "Yusuf" not in made.title + made.footer_left


def test_it_holds_the_childs_own_words_goals_and_actions_alone() -> None:
    said = text_in_order(
        page_of(
            "2015",
            Voice(id="1", words=URDU, said_by=("kid",)),
            Voice(id="2", words="Said by Mum", said_by=("mum",)),
            Goal(id="3", words="I can swim", whose=("kid",), why="My friends can"),
            Goal(id="4", words="Mum sleeps", whose=("mum",)),
            Action(id="5", what="Go to the pool", owner="kid", rhythm="weekly"),
            Action(id="6", what="Ring the pool", owner="mum"),
        )
    )
    assert said == [
        "Yusuf, 11", "My page", "What I said", f"“{URDU}”",
        "What I want", "“I can swim”", "My friends can",
        "What I will do", "Go to the pool. Every week.",
        "My team", "Hina Patel: She helps me read",
        "My space", "Draw or write what would help.", "An empty box to draw or write in.",
    ]  # fmt: skip


def test_a_parent_is_given_no_more_than_the_child_may_see() -> None:
    secret = Goal(id="g", words="Only for Mum", whose=("kid",), not_for=("kid",))
    shared = Goal(id="h", words="For both", whose=("kid",))
    said = text_in_order(page_of("2015", secret, shared, who="mum"))
    assert "“For both”" in said
    assert "Only for Mum" not in " ".join(said)


@pytest.mark.parametrize(
    ("born", "age", "asked", "team"),
    [
        ("2020", "6", "Draw what makes you happy.", "Hina Patel"),
        ("2015", "11", "Draw or write what would help.", "Hina Patel: She helps me read"),
        ("2011", "15", "What I want people to know", "Hina Patel: She helps me read"),
    ],
)
def test_it_is_simpler_for_the_younger(born: str, age: str, asked: str, team: str) -> None:
    said = text_in_order(page_of(born))
    assert said[0] == f"Yusuf, {age}"
    assert asked in said
    assert team in said


def test_a_child_of_no_known_age_has_a_page_too() -> None:
    assert text_in_order(page_of(""))[0] == "Yusuf"


def test_where_nothing_is_known_there_is_room_to_write_it() -> None:
    made = mums_copy("child_page", Person(id="c", name="سعدیہ", place="child"), about="c")
    assert [one for one in text_in_order(made) if one.startswith("I w")] == [
        "I want to say", "I would like",
    ]  # fmt: skip
    is_sound(made)


def test_it_is_whole_however_much_there_is() -> None:
    made = page_of(
        "2015",
        Voice(id="v", words="And then we went on. " * 900, said_by=("kid",)),
        *(Goal(id=f"g{n}", words=f"Goal {n} " * 20, whose=("kid",)) for n in range(20)),
    )
    is_sound(made)


def test_a_child_must_be_chosen_unless_it_is_their_own() -> None:
    with pytest.raises(Refused, match="Choose the child"):
        mums_copy("child_page", Person(id="c", name="Yusuf", place="child"))


def test_it_is_offered_to_the_family_of_a_child_and_to_the_lead_alone() -> None:
    adults = Rows([Person(id="mum", name="Sadia", place="parent")])
    family = Rows([*adults, Person(id="c", place="child"), Involvement(id="i", role="Nurse")])
    mum, nurse = reader_of(family, "mum"), reader_of(family, "i")
    assert mum is not None
    assert nurse is not None
    assert (suits(mum, adults), suits(mum, family), suits(nurse, family)) == (False, True, False)
