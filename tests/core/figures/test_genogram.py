"""The family tree: nothing overlaps, nobody is missing, and no more crosses than by hand."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

import pytest

from families_at_random import a_family
from families_by_hand import FAMILIES, Drawn, family_of
from familyplan.figures.genogram import asked_for, genogram, genogram_crossings, genogram_words
from familyplan.figures.measure import Box, box_of
from familyplan.figures.shapes import Circle, Label, PolyLine, Rect
from familyplan.model import Person, Relationship, Rows
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.figures.shapes import Drawing, Shape

TODAY = date(2026, 12, 7)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_no_more_lines_cross_than_in_a_drawing_by_hand(family: Drawn) -> None:
    assert genogram_crossings(family_of(family.text)) <= family.crossings


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_a_family_by_hand_is_drawn_without_overlap(family: Drawn) -> None:
    assert overlaps(genogram(family_of(family.text), TODAY)) == []


@pytest.mark.parametrize(
    "part", [0, 1, 2, *(pytest.param(part, marks=pytest.mark.slow) for part in range(3, 10))]
)
def test_of_500_families_no_label_meets_another_and_everybody_is_drawn_once(part: int) -> None:
    for number in range(50):
        chance = Random(part * 50 + number)
        rows = a_family(chance, chance.randint(1, 24))

        drawing = genogram(rows, TODAY)

        assert overlaps(drawing) == []
        drawn = [shape.row for shape in symbols(drawing) if not asked_for(shape.row)]
        assert sorted(drawn) == sorted(person.id for person in rows.of(Person))
        assert all(shape.words for shape in symbols(drawing))


def test_the_same_family_is_drawn_the_same_in_whatever_order_it_is_drawn() -> None:
    assert genogram(a_family(Random(7), 20), TODAY) == genogram(a_family(Random(7), 20), TODAY)


def test_whoever_a_copy_leaves_out_leaves_no_trace() -> None:
    rows = family_of(FAMILIES[2].text)
    left_out = "daniel"
    seen = Rows(
        one
        for one in rows
        if one.id != left_out
        and not (isinstance(one, Relationship) and left_out in {one.one, one.to})
    )
    # A view empties what names somebody who is left out, but may keep the row itself.
    emptied = Rows([*seen, Relationship(id="r", scope="f", one="", is_="father", to="amina")])

    drawing = genogram(emptied, TODAY, gaps=False)

    assert drawing == genogram(seen, TODAY, gaps=False)
    assert "daniel" not in repr(drawing).casefold()
    assert "not known" not in repr(drawing)


def test_a_child_with_one_parent_has_a_ring_that_can_be_chosen() -> None:
    drawing = genogram(family_of(FAMILIES[0].text), TODAY)

    (ring,) = [shape for shape in symbols(drawing) if asked_for(shape.row)]

    assert asked_for(ring.row) == "bo"
    assert ring.words == "The other parent of Bo: not known yet."
    assert ring.words in drawing.words


def test_words_say_who_is_there_and_how_they_belong_together() -> None:
    assert genogram_words(family_of(FAMILIES[7].text), TODAY) == (
        "4 people, 2 generations.",
        "Bob, 46, boy or man, lives at A, Home A.",
        "Ann, 44, girl or woman, lives at A, Home A.",
        "Mo, 24, girl or woman.",
        "Cy, 6, boy or man, lives at A, Home A.",
        "Ann and Bob are married.",
        "Mo: parent of Cy.",
        "Ann and Bob adopted Cy.",
        "The other parent of Cy: not known yet.",
        "Home A, Home A: Ann, Bob and Cy.",
    )


def test_the_legend_has_what_is_drawn_and_nothing_else() -> None:
    labels = [s.text for s in genogram(family_of(FAMILIES[5].text)).shapes if isinstance(s, Label)]

    assert labels[-4:] == ["boy or man", "girl or woman", "married", "one home"]


def test_somebody_their_own_grandmother_is_drawn_and_not_an_error() -> None:
    ties = (("ann", "mother", "bo"), ("bo", "mother", "cy"), ("cy", "mother", "ann"),
            ("ann", "partner", "cy"), ("ann", "mother", "ann"))  # fmt: skip
    rows = Rows(
        [
            *(Person(id=one, scope="f", name=one) for one in ("ann", "bo", "cy")),
            *(
                Relationship(id=f"r{at}", scope="f", one=one, is_=is_, to=to)
                for at, (one, is_, to) in enumerate(ties)
            ),
        ]
    )

    drawing = genogram(rows)

    assert len(symbols(drawing)) == 3
    assert overlaps(drawing) == []


def test_nobody_is_said_too() -> None:
    assert genogram(Rows([])).words == (say("Nobody is noted in this family yet."),)


def symbols(drawing: Drawing) -> list[Shape]:
    """Give the outline of everybody's symbol."""
    return [one for one in drawing.shapes if one.row and not isinstance(one, Label)]


def room_of(shape: Shape) -> Box:
    """Give the room a symbol takes."""
    if isinstance(shape, Circle):
        return Box(shape.x, shape.y, shape.x, shape.y).grown(shape.radius)
    if isinstance(shape, Rect):
        return Box(shape.x, shape.y, shape.x + shape.wide, shape.y + shape.high)
    assert isinstance(shape, PolyLine)
    xs, ys = zip(*shape.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def overlaps(drawing: Drawing) -> list[str]:
    """Say which labels or symbols meet another, or leave the drawing."""
    signs = symbols(drawing)
    inside = [room_of(sign) for sign in signs]
    things = [(f"symbol {sign.row}", box) for sign, box in zip(signs, inside, strict=True)]
    for label in drawing.shapes:
        if isinstance(label, Label):
            box = box_of(label)
            # An age stands in its own symbol.
            own = label.row and any(
                sign.row == label.row and box.top >= room.top and box.bottom <= room.bottom
                for sign, room in zip(signs, inside, strict=True)
            )
            if not own:
                # Two lines of one name may touch, as lines of a paragraph do.
                things.append((label.text, Box(box.left, box.top + 1, box.right, box.bottom - 1)))
    whole = Box(0, 0, drawing.width, drawing.height)
    found = [f"{name} is outside" for name, box in things if not box.inside(whole)]
    found += [
        f"{one} meets {other}"
        for (one, box), (other, other_box) in combinations(things, 2)
        if box.meets(other_box)
    ]
    return found
