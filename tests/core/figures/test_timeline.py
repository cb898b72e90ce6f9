"""The timeline: in order whatever is known of when, good as weighty as hard, nothing overlaps."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from familyplan.figures.measure import Box, box_of
from familyplan.figures.shapes import Drawing, Label, Marker, PolyLine
from familyplan.figures.timeline import (
    PAGE,
    Entry,
    Kind,
    Tone,
    Weight,
    pages_of,
    timeline,
    timeline_words,
)
from familyplan.figures.timeline_order import in_order
from familyplan.model.partial_date import parse

STORY = (
    Entry(id="school", words="Started school", when=parse("3 September 2025"), tone=Tone.GOOD),
    Entry(id="born", words="Born at home", when=parse("about 2019"), order=1, tone=Tone.GOOD,
          weight=Weight.TURNING, source="Mum"),
    Entry(id="moved", words="Moved twice", order=2, tone=Tone.HARD),
    Entry(id="parted", words="Parents parted.", when=parse("October 2022"), order=3,
          tone=Tone.HARD, weight=Weight.TURNING),
    Entry(id="visit", words="Saw him alone", when=parse("11 September 2025"), kind=Kind.NOTE),
    Entry(id="pool", words="A day at the pool", tone=Tone.MIXED),
)  # fmt: skip


def test_entries_stand_in_the_order_they_happened_as_far_as_it_is_known() -> None:
    assert [one.id for one in in_order(STORY)] == [
        "born", "moved", "parted", "school", "visit", "pool",
    ]  # fmt: skip


def test_words_say_the_same_as_the_picture() -> None:
    assert timeline_words(STORY) == (
        "about 2019: Born at home. Good, turning point. From Mum.",
        "order only: Moved twice. Hard.",
        "October 2022: Parents parted. Hard, turning point.",
        "2 years 10 months with nothing noted.",
        "3 September 2025: Started school. Good.",
        "11 September 2025: Saw him alone. Note.",
        "not known when: A day at the pool. Some of both.",
    )
    assert timeline(STORY).words == timeline_words(STORY)


def test_good_and_hard_differ_in_shape_and_not_in_size() -> None:
    marks = {mark.row: mark for mark in _marks(timeline(STORY))}

    assert marks["school"].kind != marks["moved"].kind
    assert marks["born"].kind == marks["school"].kind
    # A diamond of the same room looks smaller than a circle, so it is drawn a little larger.
    assert marks["parted"].size == marks["born"].size * 1.25
    assert marks["born"].size > marks["school"].size
    assert [row for row, mark in marks.items() if mark.hollow] == ["visit"]


def test_a_date_that_is_not_exact_has_a_span_and_a_long_quiet_time_a_fold() -> None:
    lines = [one for one in timeline(STORY).shapes if isinstance(one, PolyLine)]

    assert len(lines) == 2 + 1 + 1  # two spans, one fold, the span of the legend
    assert "2 years 10 months with nothing noted" in _texts(timeline(STORY))


@pytest.mark.parametrize("number", range(25))
def test_nothing_overlaps_and_every_entry_is_there_once(number: int) -> None:
    entries = _made_up(Random(number), number * 2)

    drawings = [timeline(entries, page) for page in range(pages_of(entries))]

    assert sorted(mark.row for one in drawings for mark in _marks(one)) == sorted(
        entry.id for entry in entries
    )
    for drawing in drawings:
        boxes = [box_of(shape) for shape in drawing.shapes if isinstance(shape, Label)]
        tight = [Box(one.left, one.top + 1, one.right, one.bottom - 1) for one in boxes]
        assert [pair for pair in combinations(tight, 2) if pair[0].meets(pair[1])] == []
        whole = Box(0, 0, drawing.width, drawing.height)
        assert [box for box in boxes if not box.inside(whole)] == []


def test_forty_entries_stand_on_a_page_and_the_rest_on_the_next() -> None:
    entries = _made_up(Random(1), PAGE + 2)

    assert pages_of(entries) == 2
    assert len(_marks(timeline(entries, 0))) == PAGE
    assert len(_marks(timeline(entries, 1))) == 2
    assert timeline(entries, 9) == timeline(entries, 1)


def test_paper_takes_fewer_entries_to_a_page() -> None:
    entries = _made_up(Random(1), 20)

    assert pages_of(entries, 14) == 2
    assert [len(_marks(timeline(entries, at, 493, 14))) for at in (0, 1)] == [14, 6]


def test_an_empty_story_says_so() -> None:
    assert pages_of(()) == 1
    assert timeline(()).words == ("Nothing is noted yet.",)
    assert "Nothing is noted yet." in _texts(timeline(()))


def _marks(drawing: Drawing) -> list[Marker]:
    return [shape for shape in drawing.shapes if isinstance(shape, Marker) and shape.row]


def _texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def _made_up(chance: Random, many: int) -> list[Entry]:
    words = ("Moved", "A new school and a very long tale about it " * 6, "سعدیہ", "")
    whens = ("3 March 2015", "about 2019", "2021", "October 2022", "by the birth", "")
    return [
        Entry(
            id=f"e{at:02d}", words=chance.choice(words), when=parse(chance.choice(whens)),
            order=chance.choice((None, at)), tone=chance.choice(list(Tone)),
            weight=chance.choice(list(Weight)), kind=chance.choice(list(Kind)),
            source=chance.choice(("", "Hillside Primary, report for the review " * 3)),
        )
        for at in range(many)
    ]  # fmt: skip
