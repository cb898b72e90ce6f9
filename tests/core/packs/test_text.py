"""Plain text: all words in their order, short lines, rows that make sense when read aloud."""

from __future__ import annotations

import pytest

from core.packs.sample import URDU, document
from familyplan.packs.document import (
    DrawingSpace,
    Facts,
    Heading,
    Para,
    RatingBoxes,
    Span,
    Strip,
    Table,
    WritingLines,
    text_in_order,
)
from familyplan.packs.text import plain_text, text_file


def test_headings_are_underlined_and_rows_say_their_columns() -> None:
    made = document(
        Heading(1, "What we said"),
        Heading(2, "This week"),
        Facts((("Why", "It\nhelps"),)),
        Table(("Who", "What"), (((Span("Sam", "strong"), Span(", Dad")), "Ring"), ("Ali", "")), ()),
        Table(("Who", "By when"), (("", ""), ("", ""))),
        Strip(("Wednesday", "In the library")),
    )
    assert plain_text(made) == (
        "Copy for Hina Patel, Hillside Primary. Private.\n\n"
        "What we said\n============\n\n"
        "This week\n---------\n\n"
        "Why: It\n  helps\n\n"
        "Who: Sam, Dad\nWhat: Ring\n\n"
        "Who: Ali\n\n"
        "Who: ____________________\nBy when: ____________________\n\n"
        "  Wednesday\n  In the library\n\n"
        "Wed 9 December 2026. Only what the family agreed to share\n"
        "Code on this copy: K7Q2\n"
    )


def test_every_piece_is_there_in_order() -> None:
    made = document()
    said = " ".join(plain_text(made).split())
    heads = ("Who", "What", "By when")
    at = 0
    for piece in dict.fromkeys(" ".join(text.split()) for text in text_in_order(made)):
        found = said.find(piece, 0 if piece in heads else at)
        assert found >= 0, piece
        at = at if piece in heads else found


def test_lines_are_short_and_an_address_stays_whole() -> None:
    link = "https://meet.example.org/" + "a" * 90
    made = document(Para("It went on. " * 50), Para(f"Join at {link} please"))
    lines = plain_text(made).split("\n")
    assert link in lines
    assert max(len(line) for line in lines if line != link) <= 72


def test_what_is_to_be_filled_in_has_its_room() -> None:
    made = document(WritingLines("What I see", 9), RatingBoxes("Today", "never", "always"))
    said = plain_text(made)
    assert "What I see\n____________________\n" in said
    assert "Today\nBoxes to tick, from 0 to 10. never – always\n0  1  2  3  4" in said
    assert "My team\nAn empty box" in plain_text(document(DrawingSpace("My team")))


def test_the_file_is_known_as_utf_8_and_ends_its_lines_for_windows() -> None:
    data = text_file(document(Para(URDU)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert URDU in " ".join(data.decode("utf-8-sig").split())


@pytest.mark.parametrize("nasty", ["\u202eabc", "a\ud800b", "\x00\x07", "\ufeffx", "a\u2028b"])
def test_nothing_hides_or_turns_words_round(nasty: str) -> None:
    made = document(Heading(1, f"One {nasty}"), Facts(((f"L{nasty}", f"V{nasty}"),)))
    said = text_file(made).decode("utf-8-sig").replace("\r\n", "\n")
    assert all(character.isprintable() or character == "\n" for character in said)
