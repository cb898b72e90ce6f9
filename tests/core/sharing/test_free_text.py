"""What is kept back is found in sentences as people write it; everyday words do not cry wolf."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familyplan.model import (
    ContactPoint,
    Family,
    Goal,
    Home,
    Identifier,
    Person,
    Record,
    Residence,
    Rows,
    TextDecision,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.sharing import View, reader_of, texts_to_decide, view
from familyplan.sharing.everyday import everyday
from familyplan.sharing.giveaways import digest_of

ON = date(2026, 12, 7)
GRAN = Person(id="gran", scope="f", name="Zainab Bibi", place="relative", born=parse("3 May 1961"))
# Kept from the grandmother: an uncle, everything of him.
UNCLE = Person(id="uncle", scope="f", name="Daniel James Walters", known_as="Danny",
               born=on_day(date(1989, 3, 4)), not_for=("gran",))  # fmt: skip
CHILD = Person(id="child", scope="f", name="Yusuf Walters", place="child")


def copy_for_gran(text: str, *rows: Record) -> View:
    """Give the grandmother's copy of a plan whose goal is about her and says this."""
    goal = Goal(id="g", scope="f", words="Be warm", why=text, about=("gran",))
    by_id = {one.id: one for one in (Family(id="f", name="W"), GRAN, CHILD, goal, *rows)}
    together = Rows(by_id.values())
    reader = reader_of(together, "gran")
    assert reader is not None
    return view(together, reader, ON)


def stays_out(text: str, *rows: Record) -> bool:
    """Say whether the text waits for a decision."""
    found = copy_for_gran(text, *rows)
    left = {one.field for one in found.to_decide}
    assert (text in repr(found.written()["rows"])) is ("why" not in left)
    return "why" in left


@pytest.mark.parametrize(
    "text",
    [
        "Daniel James Walters", "he rang Daniel Walters", "the letter is from D. Walters",
        "D Walters paid", "D.J. Walters signed", "DJ Walters signed", "Walters, Daniel",
        "Danny Walters was there", "danny came", "Danny's van", "Danny\u2019s van", "DANNY CAME",
        "James said so", "Daniel W. came", "asked D.W. about it", "asked DW about it",
        "seen by DJW", "born 4 March 1989", "d.o.b. 04/03/1989", "dob 4.3.89", "1989-03-04",
        "March 4th, 1989", "4th of Mar 1989",
        "dan\u00adiel", "D\u00e0niel", "(Danny)", "Danny/Sadia",
    ],
)  # fmt: skip
def test_somebody_kept_back_is_found_in_ordinary_spellings(text: str) -> None:
    assert stays_out(text, UNCLE)


@pytest.mark.parametrize(
    "text",
    [
        "Yusuf Walters", "the Walters children", "Daniella", "by 4 March 2027", "14 March 1989",
        "a d walters", "5/03/1989", "Dawn raid", "DWP form", "dwell", "Y. Walters",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_let_through(text: str) -> None:
    assert stays_out(text, UNCLE) is (text == "a d walters")


REFUGE = (
    Home(id="h", scope="f", address="12 Mill Lane, Reading", postcode="RG1 4DY", hidden=True),
    Residence(id="r", scope="f", person="child", home="h"),
)
REACH = (
    ContactPoint(id="c", scope="f", person="gran", value="+44 7700 900123", not_for=("gran",)),
    ContactPoint(id="e", scope="f", person="gran", value="dan.w@post.example", not_for=("gran",)),
    replace(UNCLE, known_as=""),
    Identifier(id="n", scope="f", person="uncle", scheme="nhs", typed="999 000 0018"),
)
ARABIC_DIGITS = "\u0660\u0667\u0667\u0660\u0660 \u0669\u0660\u0660\u0661\u0662\u0663"


@pytest.mark.parametrize(
    "text",
    [
        "post to RG14DY", "rg1 4dy", "RG1-4DY", "at 12, Mill Lane", "12 mill lane", "Mill Lane",
        "moved to Reading", "07700900123", "07700 900 123", "07700-900-123", "+447700900123",
        "0044 7700 900123", "+44 (0)7700 900123", "tel:07700900123",
        ARABIC_DIGITS, "dan.w@post.example", "DAN.W@POST.EXAMPLE",
    ],
)  # fmt: skip
def test_addresses_and_numbers_are_found_however_they_are_written(text: str) -> None:
    assert stays_out(text, *REFUGE, *REACH)


@pytest.mark.parametrize(
    "text", ["Reading is going well", "reading at bedtime", "107700900123", "RG1 4DYX", "112 mill"]
)
def test_what_only_looks_like_an_address_is_let_through(text: str) -> None:
    assert not stays_out(text, *REFUGE, *REACH)


EVERYDAY = ("Will", "May", "Grace", "Hope", "Joy", "Mark", "Summer", "Rose", "Art", "Bill", "Faith",
            "Jack", "Penny", "Dawn", "Frank", "Ray", "Robin", "Angel", "Holly")  # fmt: skip
SENTENCES = (
    "We {low} see how it goes.", "They had {low} in mind.", "a {low} day", "no {low} at all",
    "The {low} is there. It helps.", "{low} it be so", "Nobody ({low} or not) came",
)  # fmt: skip
BEGINNINGS = ("{name} you come?", "{name} of the day", "Tea. {name} in the garden helps",
              "{name} for a better year")  # fmt: skip
NAMED = (
    "then {name} came", "ask {name}", "Sadia and {name}", "Mr {name} rang", "{name} said no",
    "{name}'s mum", "{name} Walters", "Present: {name}, Sadia", "{name} and Sadia went",
    "It was late. {name} was asleep.", "because {name} hit her",
)  # fmt: skip


@given(st.sampled_from(EVERYDAY), st.sampled_from(SENTENCES))
@settings(max_examples=60, deadline=None)
def test_an_everyday_word_in_small_letters_is_no_name(name: str, sentence: str) -> None:
    hidden = replace(UNCLE, name=f"{name} Quill", known_as="")
    assert not stays_out(sentence.format(low=name.lower()), hidden)


@given(st.sampled_from(EVERYDAY), st.sampled_from(BEGINNINGS))
@settings(max_examples=40, deadline=None)
def test_an_everyday_word_that_begins_a_sentence_is_no_name(name: str, sentence: str) -> None:
    hidden = replace(UNCLE, name=f"{name} Quill", known_as="")
    assert not stays_out(sentence.format(name=name), hidden)


@given(st.sampled_from(EVERYDAY), st.sampled_from(NAMED))
@settings(max_examples=80, deadline=None)
def test_an_everyday_word_with_what_only_a_name_has_beside_it_is_found(
    name: str, sentence: str
) -> None:
    hidden = replace(UNCLE, name=f"{name} Walters", known_as="")
    assert everyday(name.lower())
    assert stays_out(sentence.format(name=name), hidden)


@pytest.mark.parametrize(
    "text",
    ["in May", "since May 2026", "by 4 May", "early May", "May 2027", "next May", "till May"],
)
def test_a_month_beside_a_date_is_no_name(text: str) -> None:
    assert not stays_out(text, replace(UNCLE, name="May Quill", known_as=""))


@pytest.mark.parametrize("text", ["will young people come", "Mrs Bibi will ring", "a young man"])
def test_two_everyday_words_in_small_letters_are_no_name(text: str) -> None:
    assert not stays_out(text, replace(UNCLE, name="Will Young", known_as=""))


def test_a_name_written_small_is_found_where_grammar_tells() -> None:
    hidden = replace(UNCLE, name="Will Quill", known_as="")
    assert stays_out("will said he'd ring", hidden)
    assert stays_out("mr quill", hidden)


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_read_without_failing(text: str) -> None:
    hidden = replace(UNCLE, name="Will Quill", known_as="May")
    copy_for_gran(f"x{text}", hidden, *REFUGE)


def decided(found: View, rows: Rows, verdict: str) -> tuple[TextDecision, ...]:
    (waiting,) = texts_to_decide(rows, (found,))
    return tuple(
        TextDecision(id=f"d{at}", scope="f", what=waiting.row, field_name=waiting.field,
                     digest=digest, verdict=verdict)
        for at, digest in enumerate(waiting.digests)
    )  # fmt: skip


def test_a_decision_lets_the_very_text_through_and_no_other() -> None:
    text = "ask Danny about the boiler"
    found = copy_for_gran(text, UNCLE)
    rows = Rows([GRAN, CHILD, UNCLE, Goal(id="g", scope="f", words="Be warm", why=text)])
    other = decided(found, rows, "other")
    assert not stays_out(text, UNCLE, *other)
    assert stays_out(f"{text} again", UNCLE, *other)
    kept = copy_for_gran(text, UNCLE, *decided(found, rows, "keep"))
    left = kept.left_out("g", "why")
    assert left is not None
    assert (left.reason_key, kept.to_decide) == ("kept_words", ())


def test_a_text_decided_about_is_asked_about_again_once_it_names_something_else_too() -> None:
    text = "ask Danny at 12 Mill Lane"
    rows = Rows([GRAN, CHILD, UNCLE, Goal(id="g", scope="f", words="Be warm", why=text)])
    other = decided(copy_for_gran(text, UNCLE), rows, "other")
    assert not stays_out(text, UNCLE, *other)
    assert stays_out(text, UNCLE, *REFUGE, *other)


def test_a_person_is_shown_where_a_text_names_what() -> None:
    text = "Tell D. Walters, born 4/3/89"
    found = copy_for_gran(text, UNCLE)
    rows = Rows([GRAN, CHILD, UNCLE, Goal(id="g", scope="f", words="Be warm", why=text)])
    (waiting,) = texts_to_decide(rows, (found, found))
    said = [(text[one.start : one.end], one.says.row, one.says.sort) for one in waiting.passages]
    assert said == [
        ("D. Walters", "uncle", "the name"),
        ("4/3/89", "uncle", "the day of birth"),
    ]
    assert len({digest_of(text, one.says) for one in waiting.passages}) == 2
