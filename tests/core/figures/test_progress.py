"""Progress lines: honest about scale, direction, gaps and dates, and the same in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from familyplan.figures.measure import Box, box_of
from familyplan.figures.progress import (
    Change,
    Progress,
    number,
    progress,
    progress_line,
    small_progress,
)
from familyplan.figures.shapes import Drawing, Label, Marker, PolyLine
from familyplan.model import Goal, Person, Rating, Rows, scale
from familyplan.model.partial_date import parse

TODAY = date(2026, 12, 7)
PEOPLE = ("Yusuf", "Sadia", "Hina", "Kwame", "Maximiliana Featherstonehaugh-Cholmondeley", "Jo")


def _found(*said: tuple[int, int | None, str], **goal: object) -> Progress:
    """Rate a goal: who (by number), the value, and a date or "before"/"after"."""
    points = {"before", "during", "after"}
    ratings = [
        Rating(
            id=f"r{at}", scope="f", goal="g", said_by=(f"p{who}",),
            value=None if value is None else Decimal(value),
            happened=None if when in points | {""} else parse(when),
            point=when if when in points else "",
        )
        for at, (who, value, when) in enumerate(said)
    ]  # fmt: skip
    people = [Person(id=f"p{at}", scope="f", name=name) for at, name in enumerate(PEOPLE)]
    made = Goal(id="g", scope="f", words="Sleep", whose=("p0",), **goal)  # type: ignore[arg-type]  # fields of a goal
    return progress(Rows([made, *people, *ratings]), "g", TODAY)


def _markers(drawing: Drawing) -> dict[str, Marker]:
    return {s.row: s for s in drawing.shapes if isinstance(s, Marker)}


def _texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def test_the_whole_scale_is_drawn_and_nought_is_a_number() -> None:
    drawing = progress_line(_found((0, 0, "3 Sep 2026"), (0, 5, "11 Nov 2026"), aim=Decimal(8)))

    assert {"0", "5", "10", "8 aim", "5 Yusuf", "3 Sep", "11 Nov"} == set(_texts(drawing))
    assert _markers(drawing)["r0"].y == next(
        s.y for s in drawing.shapes if isinstance(s, Label) and s.text == "0"
    ) - 3.5  # fmt: skip


def test_the_sentences_say_the_same_numbers() -> None:
    found = _found(
        (0, 2, "3 September 2026"), (0, 5, "11 November 2026"), (1, 4, "2 May 2026"),
        aim=Decimal(8), low_means="never", high_means="always",
    )  # fmt: skip

    assert found.sentences == (
        "0 is “never”, 10 is “always”.",
        "Higher is better.",
        "Yusuf: 2 (3 September 2026), now 5 (11 November 2026), better.",
        "Sadia: 4 (2 May 2026).",
        "The aim is 8.",
    )
    assert (found.figures, found.change.word, found.change.arrow) == ("2 → 5", "better", "↑")


def test_a_scale_where_low_is_good_is_turned_over_and_says_so() -> None:
    found = _found((0, 5, "2 May 2026"), (0, 1, "2 June 2026"), scale="1-5", better="lower")
    drawing = progress_line(found)

    marks = _markers(drawing)
    assert marks["r1"].y < marks["r0"].y
    assert found.change is Change.BETTER
    assert "Lower is better, so it is at the top" in _texts(drawing)


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [(2, 5, Change.BETTER), (5, 5, Change.SAME), (5, 2, Change.HARDER), (2, None, Change.UNKNOWN)],
)
def test_the_change_is_a_word(first: int, last: int | None, change: Change) -> None:
    assert _found((0, first, "before"), (0, last, "after")).change is change


def test_numbers_without_a_date_stand_before_and_after_the_dated_ones() -> None:
    drawing = progress_line(
        _found((0, 2, "before"), (0, 3, "3 Sep 2026"), (0, 4, "1 Oct 2026"), (0, 6, "after"))
    )

    across = [_markers(drawing)[f"r{at}"].x for at in range(4)]
    assert across == sorted(set(across))
    assert {"before", "after"} <= set(_texts(drawing))


def test_the_axis_never_names_a_day_nobody_gave() -> None:
    drawing = progress_line(_found((0, 2, "about 2025"), (0, 3, "March 2026")))

    assert {"about 2025", "March 2026"} <= set(_texts(drawing))


def test_somebody_asked_who_gave_no_number_leaves_a_gap() -> None:
    said = [(0, 2, "1 Jan 2026"), (0, 3, "1 Feb 2026"), (0, None, "1 Mar 2026")]
    drawing = progress_line(_found(*said, (0, 4, "1 Apr 2026"), (0, 5, "1 May 2026")))

    series = [s for s in drawing.shapes if isinstance(s, PolyLine) and s.role == "series-1"]
    assert [len(line.points) for line in series] == [2, 2]


def test_ratings_after_the_day_are_left_out_and_nobody_yet_is_said() -> None:
    found = _found((0, 9, "1 January 2027"))

    assert found.series == ()
    assert "Nobody has rated this yet." in found.sentences
    assert "Nobody has rated this yet." in _texts(progress_line(found))
    assert (found.figures, found.change.word) == ("", "")


def test_every_person_has_colour_dash_and_marker_and_is_named_apart() -> None:
    drawing = progress_line(_found(*[(who, 4, "3 Oct 2026") for who in range(6)]), 420, 120)

    looks = {(m.kind, m.role, m.hollow) for m in _markers(drawing).values()}
    assert len(looks) == 6
    boxes = [box_of(s) for s in drawing.shapes if isinstance(s, Label)]
    whole = Box(0, 0, drawing.width, drawing.height)
    assert [box for box in boxes if not box.inside(whole)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []


def test_the_small_form_has_a_hollow_start_and_a_filled_end() -> None:
    drawing = small_progress(_found((0, 2, "3 Sep 2026"), (0, 5, "11 Nov 2026"), aim=Decimal(8)))

    marks = [s for s in drawing.shapes if isinstance(s, Marker)]
    assert (drawing.width, drawing.height) == (128, 44)
    assert [mark.hollow for mark in marks] == [True, False]


def test_numbers_are_said_without_trailing_noughts() -> None:
    assert number(Decimal("2.50"), scale("0-10")) == "2.5"
    assert number(Decimal(100), scale("percent")) == "100 %"


def test_a_goal_that_is_not_there_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(LookupError):
        progress(Rows([]), "g", TODAY)
