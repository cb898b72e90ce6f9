"""Blank paper: every page of the screen to write on by hand, with nothing of anybody on it."""

from __future__ import annotations

import pytest

from core.packs.pdf_reading import content_in_order, faults_of
from familyplan.errors import Refused
from familyplan.model import Voice, declarations, nouns
from familyplan.model.vocabulary import choices
from familyplan.packs.blank import BOX, blank_page
from familyplan.packs.blank_fields import FIELDS, PAGES, Rows
from familyplan.packs.document import text_in_order
from familyplan.packs.render import render, uncovered
from familyplan.packs.wording import Wording

WORDING = Wording(partnership="Northside")


@pytest.mark.parametrize("key", list(PAGES))
def test_each_page_is_sound_and_asks_for_all_of_its_fields(key: str) -> None:
    made = blank_page(key, WORDING)
    data = render(made)
    assert faults_of(data) == []
    assert content_in_order(data) == text_in_order(made)
    assert uncovered(made) == {}
    said = text_in_order(made)
    for part in PAGES[key].parts:
        kind = part.kind if isinstance(part, Rows) else part
        names = part.columns if isinstance(part, Rows) else _names(part)
        for name in names:
            assert declarations(nouns()[kind])[name].label in said, name


def _names(kind: str) -> list[str]:
    return [name for _, names in FIELDS[kind] for name in names]


def test_what_is_chosen_is_ticked_and_a_short_choice_stays_beside_its_box() -> None:
    said = text_in_order(blank_page("voice", WORDING))
    boxes = said[said.index(declarations(Voice)["how"].label) + 1]
    assert boxes.count(BOX) == len(choices("voice_how")) + boxes.count("Something else")
    first = next(iter(choices("voice_how").values()))
    assert f"{BOX} {first}".replace(" ", "\xa0") in boxes


def test_what_can_be_left_unknown_has_a_box_for_saying_so() -> None:
    said = " ".join(text_in_order(blank_page("closure", WORDING))).replace("\xa0", " ")
    assert f"{BOX} Not asked" in said
    assert f"{BOX} Did not want to say" in said


def test_a_page_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match="person, home"):
        blank_page("secrets", WORDING)
