"""Which help a decided ending closes, and when a family is to be asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from familyplan.model import Closure, Episode, LaterCheck, Rows
from familyplan.model.partial_date import parse
from familyplan.practice.endings import check_due, to_ask_again, to_end

OPEN = Episode(id="e", since=parse("1 March 2026"))
ENDED = Episode(id="old", since=parse("1 March 2020"), until=parse("1 June 2021"))
CLOSURE = Closure(id="c", episode="e", decided_on=parse("7 December 2026"))


@pytest.mark.parametrize(
    ("closure", "found"),
    [
        (CLOSURE, ["e"]),
        (replace(CLOSURE, episode=""), ["e"]),
        (replace(CLOSURE, decided_on=None), []),
        (replace(CLOSURE, episode="old"), []),
        (replace(CLOSURE, episode="", decided_on=parse("1 June 2021")), []),
    ],
)
def test_only_open_help_that_had_begun_is_proposed_to_end(
    closure: Closure, found: list[str]
) -> None:
    assert [episode.id for _one, episode in to_end(Rows([OPEN, ENDED, closure]))] == found


def test_six_months_later_unless_another_day_is_named() -> None:
    assert check_due(CLOSURE) == date(2027, 6, 7)
    assert check_due(replace(CLOSURE, check_due=parse("1 May 2027"))) == date(2027, 5, 1)
    assert check_due(replace(CLOSURE, decided_on=None)) is None


def test_once_asked_nobody_is_to_ask_again() -> None:
    assert [due for _one, due in to_ask_again(Rows([CLOSURE]))] == [date(2027, 6, 7)]
    assert to_ask_again(Rows([CLOSURE, LaterCheck(id="l", closure="c")])) == ()
