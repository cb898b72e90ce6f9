"""The team circle: everybody is there once, nothing overlaps, and the words say the same."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import TypeVar

import pytest

from familyplan.figures.measure import Box, box_of
from familyplan.figures.shapes import Circle, Label, Line
from familyplan.figures.team import members
from familyplan.figures.team_circle import small_team_circle, team_circle, team_words
from familyplan.model import (
    Agency,
    Family,
    Group,
    Home,
    Involvement,
    Person,
    Practitioner,
    Record,
    Relationship,
    Residence,
    Rows,
    Standing,
)
from familyplan.model.partial_date import parse
from teams_at_random import a_team

R = TypeVar("R", bound=Record)


@pytest.mark.parametrize("size", [0, 1, 2, 5, 9, 14, 20, 30])
def test_labels_and_rings_never_overlap_and_stay_inside(size: int) -> None:
    drawing = team_circle(a_team(Random(size), size))

    labels = [(shape.row, box_of(shape)) for shape in drawing.shapes if isinstance(shape, Label)]
    nodes = [
        (shape.row, Box(shape.x, shape.y, shape.x, shape.y).grown(shape.radius))
        for shape in drawing.shapes
        if isinstance(shape, Circle) and shape.row
    ]
    whole = Box(0, 0, drawing.width, drawing.height)
    assert [box for _row, box in (*labels, *nodes) if not box.inside(whole)] == []
    meeting = [
        (one, other)
        for (row, one), (other_row, other) in combinations((*labels, *nodes), 2)
        if one.meets(other) and not (row and row == other_row and _lines_of_one_name(one, other))
    ]
    assert meeting == []


def _lines_of_one_name(one: Box, other: Box) -> bool:
    """Two lines of one label may touch, as lines of a paragraph do."""
    return min(one.bottom, other.bottom) - max(one.top, other.top) < 2


@pytest.mark.parametrize("size", [1, 14, 30])
def test_everybody_stands_there_once_with_words(size: int) -> None:
    rows = a_team(Random(size), size)

    rings = [s for s in team_circle(rows).shapes if isinstance(s, Circle) and s.row]

    assert sorted(ring.row for ring in rings) == sorted(member.row for member in members(rows))
    assert all(ring.words for ring in rings)


def test_the_same_team_is_drawn_the_same() -> None:
    assert team_circle(a_team(Random(7), 12)) == team_circle(a_team(Random(7), 12))


def test_an_ordinary_team_keeps_the_size_that_was_asked_for() -> None:
    drawing = team_circle(a_team(Random(3), 10), width=620, height=440)

    assert (drawing.width, drawing.height) == (620, 440)


def test_the_small_form_is_dots_only() -> None:
    drawing = small_team_circle(a_team(Random(3), 12))

    assert {type(shape) for shape in drawing.shapes} == {Circle}
    assert len(drawing.shapes) == 3 + 1 + len(members(a_team(Random(3), 12)))


def _family(*records: Record) -> Rows:
    return Rows(
        [
            Family(id="f", scope="f", name="Khan"),
            Person(id="child", scope="f", known_as="Yusuf", place="child"),
            *records,
        ]
    )


def test_a_role_nobody_holds_is_a_dashed_ring_that_says_so() -> None:
    rows = _family(Standing(id="s", scope="f", role="lead"))

    (ring,) = [s for s in team_circle(rows).shapes if isinstance(s, Circle) and s.row == "s"]

    assert ring.dash
    assert ring.words == "Lead practitioner: nobody yet."


def test_strain_is_cross_ticked_and_close_is_thick() -> None:
    def ties(tie: str) -> list[Line]:
        rows = _family(Involvement(id="i", scope="f", role="Housing", tie=tie))
        drawn = [s for s in team_circle(rows).shapes if isinstance(s, Line) and not s.row]
        return drawn[: len(drawn) - len(_legend_lines())]

    assert len(ties("steady")) == 1
    assert ties("close")[0].width > ties("steady")[0].width
    assert ties("starting")[0].dash
    assert len(ties("strained")) > 3


def _legend_lines() -> list[Line]:
    return [s for s in team_circle(_family()).shapes if isinstance(s, Line)]


def test_the_words_say_who_how_often_and_how_it_is() -> None:
    rows = _family(
        Agency(id="a", name="Hillside Primary", type="school"),
        Practitioner(id="p", name="Hina Patel", agency="a"),
        Involvement(
            id="i",
            scope="f",
            practitioner="p",
            role="SENCO",
            how_often="monthly",
            tie="close",
            does="Sorts the help in class.",
        ),
        Standing(id="s", scope="f", role="lead", held_by="i"),
        Person(id="nan", scope="f", name="Zainab Bibi", label="Nani", place="relative"),
        Relationship(id="r", scope="f", one="nan", to="child", contact="often"),
    )

    assert team_words(rows) == [
        "Family and friends: Zainab Bibi, Nani: often.",
        (
            "School: Hina Patel, lead practitioner, SENCO, Hillside Primary: every month, close. "
            "Sorts the help in class."
        ),
        "Health: nobody.",
        "Home, money, community: nobody.",
    ]


class _Counted(Rows):
    """Counts how often records are asked for."""

    asked = 0

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        self.asked += 1
        return super().of(record_type)


def test_working_out_who_is_round_a_family_does_not_grow_with_its_people() -> None:
    def asked(people: int) -> int:
        rows = _Counted(Person(id=f"p{at}", scope="f", place="relative") for at in range(people))
        members(rows)
        return rows.asked

    assert asked(60) == asked(1)


def test_who_has_left_died_or_must_stay_away_is_not_there() -> None:
    rows = _family(
        Involvement(id="left", scope="f", role="Nurse", until=parse("1 May 2026")),
        Involvement(id="back", scope="f", role="Nurse", status="stepped_back"),
        Person(id="dead", scope="f", name="Grandad", place="relative", died=parse("2020")),
        Person(id="away", scope="f", name="Him", place="parent"),
        Relationship(id="r", scope="f", one="away", to="child", contact="must_not"),
        Home(id="h", scope="f"),
        Residence(id="x", scope="f", person="child", home="h"),
        Group(id="g", scope="f", name="Mum's sisters"),
    )

    assert [member.row for member in members(rows)] == ["g"]
