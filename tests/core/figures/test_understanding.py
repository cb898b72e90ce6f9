"""The same statements under every lens; scores with their direction; what an assessment said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.errors import Refused
from familyplan.figures.assessed import as_it_stood
from familyplan.figures.understanding import (
    Seen,
    latest_scores,
    score_words,
    seen_through,
    sure_words,
    words_of,
)
from familyplan.model import AreaScore, Assessment, Need, Voice
from familyplan.model.lenses import lenses, shipped
from familyplan.model.partial_date import parse
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session

OWN = {"key": "ours", "name": "Ours", "groups": [{"areas": [{"key": "ours.bed", "name": "Bed"}]}]}
STATEMENTS = (
    Need(id="boiler", words="Cold", side="", areas=("triangle.housing", "outcomes.housing")),
    Need(id="nani", words="Nani reads", side="strength", areas=("triangle.education",)),
    Need(id="test", words="A hearing test", side="needs", areas=("ours.bed",)),
)


def _places(seen: Seen) -> dict[str, list[str]]:
    return {
        part.area.key: [one.id for one in part.statements]
        for group in seen.groups
        for part in group.areas
        if part.statements
    }


def _through(key: str) -> Seen:
    lens = lenses([OWN]).find(key)
    assert lens is not None
    return seen_through(lens, STATEMENTS, ())


def test_the_side_says_the_column_and_a_statement_without_one_is_a_worry() -> None:
    seen = _through("three-columns")
    assert _places(seen) == {
        "three-columns.worries": ["boiler"],
        "three-columns.well": ["nani"],
        "three-columns.next": ["test"],
    }
    assert seen.unplaced == ()


def test_one_statement_sits_in_several_lenses_at_once() -> None:
    found = {lens.key: _through(lens.key) for lens in lenses([OWN]).all}
    assert _places(found["triangle"]) == {
        "triangle.housing": ["boiler"],
        "triangle.education": ["nani"],
    }
    assert _places(found["outcomes"]) == {"outcomes.housing": ["boiler"]}
    assert _places(found["ours"]) == {"ours.bed": ["test"]}
    assert [one.id for one in found["ours"].unplaced] == ["boiler", "nani"]
    assert [one.id for one in found["wellbeing"].unplaced] == ["boiler", "nani", "test"]


def test_nothing_is_lost_under_any_lens() -> None:
    for lens in shipped().all:
        seen = seen_through(lens, STATEMENTS, ())
        shown = {one for ids in _places(seen).values() for one in ids}
        assert shown | {one.id for one in seen.unplaced} == {"boiler", "nani", "test"}


def test_a_score_says_its_scale_and_which_way_is_better() -> None:
    four = AreaScore(value=Decimal(4))
    assert score_words(four) == "4 of 10, higher is better"
    assert score_words(replace(four, scale="0-4", better="lower")) == "4 of 4, lower is better"
    assert score_words(replace(four, scale="percent")) == "4 %, higher is better"
    assert score_words(replace(four, value=Decimal(0))) == "0 of 10, higher is better"
    assert score_words(replace(four, value=None)) == "no number"


def test_each_person_s_latest_score_counts() -> None:
    march, may = parse("3 March 2026"), parse("May 2026")
    scores = (
        AreaScore(id="b", area="wellbeing.safe", said_by=("mum",), happened=may),
        AreaScore(id="a", area="wellbeing.safe", said_by=("mum",), happened=march),
        AreaScore(id="c", area="wellbeing.safe", said_by=("nan",), happened=march),
        AreaScore(id="d", area="wellbeing.healthy", said_by=("mum",), happened=march),
    )
    assert [one.id for one in latest_scores(scores)] == ["c", "d", "b"]


def test_how_sure_is_said_in_words() -> None:
    assert sure_words(Need(how_sure="unproven")) == "a suspicion, not proven"
    assert sure_words(Need(how_sure="")) == ""


def test_somebody_s_own_words_come_newest_first() -> None:
    voices = (
        Voice(id="1", said_by=("yusuf",), happened=parse("3 March 2026")),
        Voice(id="2", said_by=("sadia",), about=("yusuf",)),
        Voice(id="3", about=("yusuf",), happened=parse("April 2026"), how="observed"),
    )
    assert [one.id for one in words_of(voices, "yusuf")] == ["3", "1"]


def test_a_completed_assessment_keeps_what_it_said_whatever_changes_later(
    session: Session,
) -> None:
    kept = khan_walters(session)
    story = whole_story(session, kept)
    session.run(actions.understanding.complete, story["assessment"].id)
    session.run(actions.records.edit, "need", story["strength"].id, words="Nani has moved away")
    session.run(actions.records.remove, "need", story["needs"].id)
    session.run(actions.records.edit, "area_score", story["score"].id, value=Decimal(4))
    now = session.store.get(Assessment, story["assessment"].id)
    assert now is not None
    told = as_it_stood(now)
    assert told is not None
    words = [one.words for one in told.statements]
    assert words[-2:] == [
        "Nani reads with him every night",
        "Somebody has to test his hearing soon",
    ]
    assert [score_words(one) for one in told.scores] == ["2 of 4, lower is better"]
    assert [one.words for one in told.replies] == ["I asked in June"]
    assert [one.id for one in told.answers] == [story["answer"].id]
    assert story["voice"].id in [one.id for one in told.voices]
    assert told.assessment == replace(now, frozen=None)


def test_completing_dates_it_and_is_undone(session: Session) -> None:
    scope = khan_walters(session).family.id
    made = session.run(actions.records.add, Assessment(scope=scope, title="Now"))
    done = session.run(actions.understanding.complete, made.id)
    assert done.completed is not None
    assert done.completed.exact == session.clock.today()
    with pytest.raises(Refused, match="stays as it was"):
        session.run(actions.understanding.complete, made.id)
    session.undo()
    assert session.store.get(Assessment, made.id) == made


@pytest.mark.parametrize(
    "held", [None, "text", [], {}, {"assessment": []}, {"assessment": {"about": 3}}]
)
def test_what_cannot_be_read_back_is_no_page(held: object) -> None:
    assert as_it_stood(Assessment(id="a", scope="f", frozen=held)) is None


def test_a_broken_part_is_left_out_and_the_rest_is_read() -> None:
    held = {
        "assessment": {"title": "March"},
        "statements": [{"id": "1", "words": "Cold"}, {"id": "2", "words": 7}, "x"],
        "replies": {"words": "no list"},
    }
    told = as_it_stood(Assessment(id="a", scope="f", frozen=held))
    assert told is not None
    assert [one.words for one in told.statements] == ["Cold"]
    assert told.replies == ()
