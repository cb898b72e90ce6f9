"""How hard a copy is to read is measured by a published formula, and it says what to change."""

from __future__ import annotations

import pytest

from core.packs.family_copies import mums_copy
from core.packs.sample import URDU, document
from familyplan.model import Goal, Person
from familyplan.model.partial_date import parse
from familyplan.packs.document import Heading, Keep, Para, Table
from familyplan.packs.reading_age import LONG, LongSentence, Reading, Unexplained, reading

EASY = "We went to the shop. We got some milk. Then we ran home."
HARD = (
    "Multidisciplinary practitioners subsequently facilitated comprehensive developmental"
    " assessments. Organisational accountability necessitates collaborative documentation."
)


def test_short_words_in_short_sentences_are_for_the_young_and_long_ones_are_not() -> None:
    assert reading(document(Para(EASY))).age == 5
    assert reading(document(Para("Mum will ring the school on Monday about the club."))).age == 7
    assert reading(document(Para(HARD))).age > 18


def test_a_copy_without_sentences_has_no_age() -> None:
    assert reading(document(Heading(1, "Our plan"), Para("Rosa"), Para(URDU))) == Reading(0)


def test_it_points_at_a_long_sentence_and_says_where_it_stands() -> None:
    long = "We will " + "walk and " * (LONG // 2) + "rest."
    found = reading(document(Heading(1, "Goal"), Keep((Para(f"{EASY} {long} {EASY}"),))))
    assert found.long_sentences == (LongSentence("Goal", long, LONG + 3),)
    assert not found.plain_enough


def test_what_people_said_themselves_is_not_judged() -> None:
    assert reading(document(Para("“" + "and then " * 40 + "he went.”", "words"))) == Reading(0)


def test_it_points_at_a_term_once_and_gives_plain_words_where_there_are_any() -> None:
    made = document(
        Heading(1, "Who helps"),
        Table(("Who", "What"), (("Hina", "She is the SENCO."), ("Ben", "He is the SENCO, too."))),
        Heading(1, "Next"),
        Para("The MASH rings the GP."),
    )
    assert reading(made).unexplained == (
        Unexplained(
            "Who helps", "SENCO",
            "The teacher who looks after extra help for children who need it.",
        ),
        Unexplained("Next", "MASH"),
    )  # fmt: skip


def test_a_term_whose_meaning_stands_in_the_copy_is_explained() -> None:
    own = (("MASH", "People who listen first."),)
    made = document(Para("The MASH rings Mum."), Para("People who listen first."))
    assert reading(made).unexplained == (Unexplained("", "MASH"),)
    assert reading(made, own).unexplained == ()


def test_a_family_copy_explains_every_term_it_uses() -> None:
    made = mums_copy("family_copy", Goal(id="g", words="School", why="She has an EHCP and a SENCO"))
    assert [one.term for one in reading(made).unexplained] == ["EHCP"]


@pytest.mark.parametrize("key", ["family_copy", "fridge_copy", "wallet_card", "child_page"])
@pytest.mark.parametrize("born", [2021, 2015, 2010])
def test_the_standing_words_of_copies_for_families_are_plain(key: str, born: int) -> None:
    child = Person(id="c", name="Yusuf", place="child", born=parse(str(born)))
    found = reading(mums_copy(key, child, about="c" if key == "child_page" else ""))
    assert found.age <= 11
    assert found.long_sentences == ()
    assert found.unexplained == ()
