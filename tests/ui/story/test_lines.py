"""Only what is looked at of a long story is made, and only what changed is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.clock import LONDON
from familyplan.model import Note, StoryEvent
from familyplan.model.partial_date import parse
from familyplan.words import speak
from familyplan_ui.story.lines import Lines
from familyplan_ui.story.told import newest_first
from familyplan_ui.widgets.lazy_rows import LazyRows, keys_of
from familyplan_ui.widgets.painted import PaintedRow
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.clock import SetClock
    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    made = khan_walters(gate.session)
    story = [
        StoryEvent(
            id="school", scope=made.family.id, words="Started school",
            happened=parse("3 September 2026"), about=(made.people["yusuf"].id,),
        ),
        StoryEvent(
            id="nan", scope=made.family.id, words="Moved in with Nan", happened=parse("2019"),
        ),
    ]  # fmt: skip
    gate.session.run(actions.importing.bring_in, story)
    return made


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture
def terms() -> Iterator[None]:
    yield
    speak()


def _said(gate: Gate, kept: KhanWalters, lines: Lines) -> dict[str, PaintedRow]:
    rows, today = gate.rows(kept.family.id), gate.clock.today()
    lines.take(rows, today)
    return {row.key: row for row in lines.of(rows, newest_first(lines.story), today)}


def test_a_line_is_the_same_object_until_it_would_say_something_else(
    gate: Gate, kept: KhanWalters, lines: Lines
) -> None:
    before = _said(gate, kept, lines)
    gate.did(actions.records.edit, "story_event", "nan", words="Moved to Nan's flat")
    after = _said(gate, kept, lines)
    assert list(after) == ["school", "nan"]
    assert after["school"] is before["school"]
    assert after["nan"].name == "Moved to Nan's flat"


def test_a_name_that_changed_is_said_in_every_line(
    gate: Gate, kept: KhanWalters, lines: Lines
) -> None:
    assert _said(gate, kept, lines)["school"].soft == "3 Sep · about Yusuf"
    gate.did(actions.records.edit, "person", kept.people["yusuf"].id, known_as="Joe")
    assert _said(gate, kept, lines)["school"].soft == "3 Sep · about Joe"


def test_the_names_of_who_was_seen_are_followed_too(
    gate: Gate, kept: KhanWalters, lines: Lines
) -> None:
    yusuf = kept.people["yusuf"].id
    note = Note(id="visit", scope=kept.family.id, words="Home visit", alone=(yusuf,))
    gate.did(actions.importing.bring_in, [note])
    assert "seen alone: Yusuf" in _said(gate, kept, lines)["visit"].soft
    gate.did(actions.records.edit, "person", yusuf, known_as="Joe")
    assert "seen alone: Joe" in _said(gate, kept, lines)["visit"].soft


def test_another_day_says_dates_anew(
    gate: Gate, kept: KhanWalters, lines: Lines, clock: SetClock
) -> None:
    assert _said(gate, kept, lines)["school"].soft == "3 Sep · about Yusuf"
    clock.at = clock.at.replace(year=2027, month=1, day=1, tzinfo=LONDON)
    assert _said(gate, kept, lines)["school"].soft == "3 Sep 2026 · about Yusuf"


@pytest.mark.usefixtures("terms")
def test_other_terms_of_the_partnership_make_every_line_anew(
    gate: Gate, kept: KhanWalters, lines: Lines
) -> None:
    before = _said(gate, kept, lines)
    speak(terms={"plan": "Our plan"})
    after = _said(gate, kept, lines)
    assert after == before
    assert after["nan"] is not before["nan"]


def test_lines_shown_before_a_change_go_on_saying_what_was_true_then(
    gate: Gate, kept: KhanWalters, lines: Lines
) -> None:
    rows, today = gate.rows(kept.family.id), gate.clock.today()
    lines.take(rows, today)
    older = lines.of(rows, newest_first(lines.story), today)
    gate.did(actions.records.edit, "person", kept.people["yusuf"].id, known_as="Joe")
    gate.did(actions.records.remove, "story_event", "nan")
    now = _said(gate, kept, lines)
    assert [row.name for row in older] == ["Started school", "Moved in with Nan"]
    assert older[0].soft == "3 Sep · about Yusuf"
    assert [row.soft for row in now.values()] == ["3 Sep · about Joe"]


def test_lazy_rows_are_a_sequence_that_makes_only_what_is_asked_for() -> None:
    made: list[int] = []

    def make(at: int) -> PaintedRow:
        made.append(at)
        return PaintedRow(str(at), f"Row {at}")

    rows = LazyRows([str(at) for at in range(2000)], make)
    assert (len(rows), list(keys_of(rows))[-1], made) == (2000, "1999", [])
    assert (rows[7].name, rows[-1].name) == ("Row 7", "Row 1999")
    assert [row.key for row in rows[3:5]] == ["3", "4"]
    assert made == [7, 1999, 3, 4]
    with pytest.raises(IndexError):
        rows[2000]
