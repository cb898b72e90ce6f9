"""The recovery sheet: valid, read in order, and its square code says what the text says."""

from __future__ import annotations

from datetime import date

import pytest

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan.figures.shapes import Rect
from familyplan.packs.document import text_in_order
from familyplan.packs.recovery_sheet import SheetWords, compose, square_code
from familyplan.packs.render import render, uncovered

GROUPS = ("7K2QX", "M4T9A", "0ZC3W", "V8E1H", "PQ5RS", "2BNG6", "JD7FY", "40AXT")
SHEET = SheetWords("Family Help, North", GROUPS, "IZIDCJBW" * 70 + "A7", date(2026, 12, 7))


def test_both_validators_find_it_to_be_pdf_ua_and_it_reads_in_order() -> None:
    document = compose(SHEET)
    made = render(document)
    assert faults_of(made) == []
    assert content_in_order(made) == text_in_order(document)
    assert uncovered(document) == {}


def test_it_says_the_whole_code_what_it_opens_and_where_to_keep_it() -> None:
    said = text_in_order(compose(SHEET))
    assert [words for words in said if words in GROUPS] == list(GROUPS)
    assert "Family Help, North" in said
    assert "Never with the laptop, not in its bag and not in the same car." in said
    assert any("".join(words.split()) == SHEET.slot_text for words in said)


def test_the_title_names_no_store() -> None:
    assert compose(SHEET).title == "Recovery sheet"


@pytest.mark.parametrize("length", [10, 562, 900])
def test_the_square_code_has_its_white_margin_and_stays_square(length: int) -> None:
    drawing = square_code("A" * length)
    dark = [one for one in drawing.shapes if isinstance(one, Rect)]
    boxes = [(one.x, one.y, one.x + one.wide, one.y + one.high) for one in dark]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, low = max(box[2] for box in boxes), max(box[3] for box in boxes)
    assert left == pytest.approx(top)
    assert drawing.width - right == pytest.approx(left)
    assert drawing.height - low == pytest.approx(left)
