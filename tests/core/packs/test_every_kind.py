"""Every kind of copy: its golden tree, both validators, and the words of the View in their order.

A tree that changed on purpose is written anew by `python -m core.packs.test_every_kind` with
`tests` as the place modules are found; its difference is then read before it is kept.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.packs.every_kind import Copy, copies, tree
from core.packs.pdf_reading import content_in_order, faults_of
from familyplan.model import Rows
from familyplan.packs.document import text_in_order
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import render, uncovered
from familyplan.sample import Recipe, families, shared_directory
from two_languages import two_languages

if TYPE_CHECKING:
    from familyplan.model import Record

DOCS = Path(__file__).parents[3] / "docs"
TREES = Path(__file__).parent / "trees"
RECIPE = Recipe(seed=1, today=date(2026, 12, 7), light=False)
HOW_MANY = 12


@cache
def made() -> tuple[Copy, ...]:
    return tuple(copies(two_languages()))


def fullest(kind: str) -> Copy:
    """Give the copy of a kind that says the most."""
    own = [one for one in made() if one.kind == kind]
    return max(own, key=lambda one: len(text_in_order(one.document)))


def is_right(one: Copy) -> list[str]:
    """Render a copy, check it as both validators and a screen reader do, and give its tree."""
    data = render(one.document)
    assert faults_of(data) == [], one.kind
    assert content_in_order(data) == text_in_order(one.document), one.kind
    assert uncovered(one.document) == {}, one.kind
    return tree(data)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_has_the_tree_it_was_found_right_with(kind: str) -> None:
    kept = (TREES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    assert is_right(fullest(kind)) == kept


def test_there_is_one_golden_tree_for_each_kind_with_a_heading() -> None:
    kept = {file.stem: file.read_text(encoding="utf-8") for file in TREES.glob("*.txt")}
    assert kept.keys() == KINDS.keys()
    for words in kept.values():
        tags = {line.split()[0] for line in words.splitlines()}
        assert "H1" in tags


@pytest.mark.slow
@pytest.mark.parametrize("who", ["Gwen Ellis", "Dafydd Pugh", "Efa Malik", "Imran Malik"])
def test_each_readers_copies_of_two_languages_are_right(who: str) -> None:
    own = [one for one in made() if one.reader.name == who]
    assert len(own) > 3
    for one in own:
        is_right(one)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(HOW_MANY))
def test_every_kind_of_every_sample_family_is_right(number: int) -> None:
    records: tuple[Record, ...] = next(islice(families(RECIPE, HOW_MANY), number, None))
    rows = Rows([*records, *shared_directory(RECIPE)])
    some = list(copies(rows, each=2))
    assert len({one.kind for one in some}) > 8
    for one in some:
        is_right(one)


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_neutral_title_and_whose_copy_it_is(kind: str) -> None:
    document = fullest(kind).document
    for name in ("Rhys", "Malik", "Efa", "Mair", "Imran"):
        assert name not in document.title
    assert "Copy for" in document.header_right
    assert document.footer_right == "K7Q2"


def test_the_gallery_shows_every_kind_in_small_pictures() -> None:
    said = (DOCS / "packs.md").read_text(encoding="utf-8")
    shown = [DOCS / at for at in re.findall(r"\]\((pictures/packs/[^)]+)\)", said)]
    assert sorted(shown) == sorted((DOCS / "pictures" / "packs").glob("*.png"))
    assert max(file.stat().st_size for file in shown) <= 90_000
    for kind in KINDS:
        assert any(file.name.startswith(f"{kind}-") for file in shown), kind


if __name__ == "__main__":
    TREES.mkdir(exist_ok=True)
    for key in KINDS:
        lines = tree(render(fullest(key).document))
        (TREES / f"{key}.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
