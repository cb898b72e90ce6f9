"""Several languages in one file: each passage says its own, and stands the way it is read."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from core.packs.pdf_reading import content_in_order, elements, faults_of
from core.packs.sample import BENGALI, MIXED, document
from familyplan.packs.document import Bullets, Heading, Para, Span, Table, text_in_order
from familyplan.packs.languages import goes_leftward, guessed, leftward, same, tag
from familyplan.packs.render import render
from familyplan.packs.render.ink import LEFT, WIDTH
from familyplan.packs.render.scripts import base_level, runs

THANKS = "شکریہ، میں ٹھیک ہوں"
WELSH = "Dw i eisiau mwy o amser gyda Nain yn y tŷ"
PAIRS = Table(
    ("Urdu, by Nani", "As it was said"),
    ((THANKS, "Thank you, I am fine"), ("یوسف (Hillside) میں ہے", "Yusuf is at Hillside")),
    languages=("ur", ""),
)


def left_edge(data: bytes, words: str) -> float:
    """Give where a stretch of text begins on the first page, in points from the left."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = page.search(words).get_next()
    assert found is not None
    index, count = found
    return float(min(page.get_charbox(at)[0] for at in range(index, index + count)))


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("Urdu", "ur"),
        ("اردو", "ur"),
        ("Welsh (Cymraeg)", "cy"),
        ("cymraeg", "cy"),
        ("Kurdish Sorani", "ckb"),
        ("Punjabi, some English", "pa"),
        ("pl", "pl"),
        ("English", "en-GB"),
        ("the language of her valley", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_the_names_people_give_it(named: str, found: str) -> None:
    assert tag(named) == found


def test_two_names_of_one_language_are_one() -> None:
    assert same("Welsh", "Cymraeg")
    assert same("Pahari", " pahari ")
    assert not same("Urdu", "Arabic")
    assert [leftward(one) for one in ("ur", "ar-EG", "cy", "")] == [True, True, False, False]


def test_a_script_gives_a_language_away_only_where_all_of_a_passage_is_in_it() -> None:
    assert [guessed(one) for one in (THANKS, BENGALI, MIXED, WELSH, "12 (3)")] == [
        "ur", "bn", "", "", "",
    ]  # fmt: skip


def test_each_passage_says_its_language_and_the_rest_is_in_the_documents() -> None:
    made = document(
        Heading(1, "Words"),
        Para(WELSH, language="cy"),
        Para((Span(WELSH, language="cy"),)),
        Bullets((BENGALI, "Plain")),
        PAIRS,
    )
    data = render(made)
    assert faults_of(data) == []
    assert [(one.text, one.language) for one in elements(data) if one.language] == [
        (WELSH, "cy"),
        (WELSH, "cy"),
        (BENGALI, "bn"),
        (THANKS, "ur"),
        ("یوسف (Hillside) میں ہے", "ur"),
    ]


def test_a_passage_inside_a_sentence_says_its_language_where_it_stands() -> None:
    said = (Span("She says "), Span("diolch", "strong", language="cy"), Span(" to all."))
    data = render(document(Para(said)))
    assert faults_of(data) == []
    assert [(one.text, one.language) for one in elements(data)] == [("She says diolch to all.", "")]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[0])
        marks = [step.operands[1] for step in steps if str(step.operator) == "BDC"]
    assert [str(one["/Lang"]) for one in marks if "/Lang" in one] == ["cy"]


def test_a_language_written_leftward_stands_first_at_the_right_and_is_read_pair_by_pair() -> None:
    data = render(document(PAIRS))
    assert content_in_order(data) == text_in_order(document(PAIRS)) == [
        "Urdu, by Nani", "As it was said", THANKS, "Thank you, I am fine",
        "یوسف (Hillside) میں ہے", "Yusuf is at Hillside",
    ]  # fmt: skip
    assert left_edge(data, "As it was said") == pytest.approx(LEFT, abs=1)
    assert left_edge(data, "Urdu, by Nani") > LEFT + WIDTH * 0.75


def test_two_languages_side_by_side_go_on_over_pages_pair_by_pair() -> None:
    pairs = tuple((f"{WELSH} {n}", f"I want more time with Nan {n}. " * 9) for n in range(40))
    made = document(Table(("Welsh, by Gwen", "English"), pairs, languages=("cy", "")))
    data = render(made)
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) > 2
    assert all("Welsh, by Gwen" in page.get_textpage().get_text_range() for page in pages)
    assert content_in_order(data) == text_in_order(made)
    assert faults_of(data) == []


def test_a_paragraph_that_goes_leftward_begins_at_the_right_even_with_a_name_in_letters() -> None:
    words = "Beckfoot School میں یوسف"
    assert left_edge(render(document(Para(words))), "Beckfoot") == pytest.approx(LEFT, abs=1)
    assert left_edge(render(document(Para(words, language="ur"))), "Beckfoot") > LEFT + WIDTH / 2


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("زینب بی بی, about 11, lives at Mill Lane.", False),
        ("زینب بی بی", True),
        ("یوسف (Hillside) میں ہے", True),
        ("زینب بی بی, Hillside Primary", True),
        ("Yusuf: یہ سچ نہیں ہے", False),
        ("15:30 وقت", True),
        ("15:30", False),
    ],
)
def test_our_sentence_stays_ours_though_it_begins_with_a_name_that_goes_leftward(
    text: str, *, turned: bool
) -> None:
    assert goes_leftward(text) is turned
    assert base_level(text) == int(turned)


def test_an_item_of_a_list_that_begins_with_such_a_name_begins_at_the_left() -> None:
    words = "زینب بی بی, about 11, lives at Mill Lane with all of them."
    data = render(document(Bullets((words, "Sam 1"))))
    assert left_edge(data, "about 11") < LEFT + WIDTH / 4
    assert content_in_order(data)[-2:] == [words, "Sam 1"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("فون 01632 960018 پر", "01632 960018"),
        ("Zainab زینب (01632) 960018 today", "(01632) 960018"),
        ("تاریخ 2026-12-09 ہے", "2026-12-09"),
        ("تاریخ 9/12/2026 ہے", "9/12/2026"),
        ("صرف £1,250 ہے", "£1,250"),
        ("وقت 15:30 ہے", "15:30"),
    ],
)
def test_a_number_among_leftward_words_keeps_its_parts_in_order(text: str, number: str) -> None:
    assert [run.text for run in runs(text) if run.level == 2] == [number]


def test_two_numbers_that_are_counted_stand_the_way_the_words_go() -> None:
    assert [run.text for run in runs("جماعت 3 4 ہے") if run.level == 2] == ["3", "4"]


def test_a_table_says_one_language_for_each_column_or_none() -> None:
    with pytest.raises(ValueError, match="one language for each column"):
        Table(("a", "b"), (), languages=("cy",))
