"""The judged widths are never smaller than what the program's own font really needs."""

from __future__ import annotations

import pytest

from familyplan.figures.measure import fitted, width_of
from familyplan.packs.render.lines import set_lines
from familyplan.packs.render.scripts import runs_of

WORDS = (
    "Speech and language therapist, early years",
    "Bartholomew Cholmondeley-Warner",
    "MAXIMILIANA McWILLIAMS",
    "Łukasz Wójcik",
    "illicit fillip",
    "3 Sep 2026",
    "now and then",
    "“I can hear my teacher”",
    "O’Brien & Sons (north)",
)


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("text", WORDS)
def test_no_label_is_wider_than_judged(text: str, weight: int) -> None:
    (line,) = set_lines(runs_of(text, 600 if weight == 600 else 400), 10.0, 1e6, base=0)

    real = sum(piece.width for piece in line.pieces)
    assert real <= width_of(text, 10.0, weight) <= real * 1.45


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize(
    "text", ["سعدیہ خان", "طارق محمود", "زینب بی بی", "یوسف", "شمس الضحی", "غلام مصطفیٰ", "ص", "رب"]
)
def test_no_name_in_arabic_letters_is_wider_than_judged(text: str, weight: int) -> None:
    (line,) = set_lines(runs_of(text, 600 if weight == 600 else 400), 10.0, 1e6, base=1)

    assert sum(piece.width for piece in line.pieces) <= width_of(text, 10.0, weight)


def test_a_cut_fits_and_ends_in_dots() -> None:
    cut = fitted("Speech and language therapist", 10, 90)

    assert width_of(cut, 10) <= 90
    assert cut == "Speech and…"
