"""CSV that spreadsheets read as words, never as formulas."""

from __future__ import annotations

import csv
import io

import pytest

from familyplan.words.csv_text import csv_text

_WIDE = ("\uff1d1", "\uff0b1", "\uff0d1", "\uff20A1")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u200b=1", "\ufeff@A1", *_WIDE],
)
def test_a_cell_that_looks_like_a_formula_is_made_words(cell: str) -> None:
    text = csv_text(["What"], [[cell]])
    assert list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))[1] == [f"'{cell}"]


def test_commas_quotes_line_breaks_and_other_scripts_come_back_as_they_were() -> None:
    row = ['Ring "the GP", today', "first\nsecond", "سعدیہ", ""]
    text = csv_text(["a", "b", "c", "d"], [row])
    assert text.startswith("\ufeffa,b,c,d\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == row
