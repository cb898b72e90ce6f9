"""Frames on paper are sound and read aloud, and lose no words however many there are."""

from __future__ import annotations

from core.packs.family_copies import is_sound, pages
from core.packs.pdf_reading import elements
from core.packs.sample import URDU, document
from familyplan.packs.document import Card, DrawingSpace, Heading
from familyplan.packs.render import render


def test_a_space_to_draw_in_is_a_figure_with_words_for_whoever_cannot_see_it() -> None:
    made = document(Heading(1, "My page"), DrawingSpace("Draw here"))
    read = [(one.tag, one.said) for one in elements(render(made))]
    assert read[1:] == [("P", "Draw here"), ("Figure", "An empty box to draw or write in.")]
    is_sound(made)


def test_a_space_higher_than_a_page_fills_one_page() -> None:
    made = document(DrawingSpace("Draw here", 5000), large=True)
    assert pages(made) == 1
    is_sound(made)


def test_a_card_reads_its_left_side_first_and_grows_with_its_words() -> None:
    short = document(Card(("Who to ring", "Rosa 01632 960018"), ("We meet", URDU)))
    assert [one.said for one in elements(render(short))] == [
        "Who to ring", "Rosa 01632 960018", "We meet", URDU,
    ]  # fmt: skip
    is_sound(short)
    is_sound(document(Card(("W" * 120, "word " * 200), ("We meet",))))
    is_sound(document(Card(("Who", "word " * 4000), ("We meet",))))
