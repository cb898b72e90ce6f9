"""What drawing a family takes: its tree, its team, a page of its story."""

from __future__ import annotations

import time
from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row, at_most
from benchmarks.timing import each as each_by
from benchmarks.timing import p95
from families_at_random import a_family
from familyplan.figures.genogram import genogram
from familyplan.figures.team_circle import team_circle
from familyplan.figures.timeline import PAGE, Entry, timeline
from familyplan.model.partial_date import parse
from teams_at_random import a_team

if TYPE_CHECKING:
    from benchmarks.places import Places

_TODAY: Final = date(2026, 12, 7)
_BUDGETS: Final = ((30, 0.050), (60, 0.100), (100, 0.200))
_TIMES: Final = 20
_EVENTS: Final = 2000
# Nothing here waits for anything, so the processor's own time is the truth on a busy computer.
each: Final = partial(each_by, clock=time.process_time)


def rows(_places: Places) -> list[Row]:
    """Measure each drawing on families of several sizes; no store is read."""
    found = []
    for size, budget in _BUDGETS:
        families = [a_family(Random(seed), size) for seed in range(_TIMES)]
        taken = p95(each(lambda one: genogram(one, _TODAY), families))
        found.append(at_most(f"family tree of {size} people, p95", taken, budget))
    teams = [a_team(Random(seed), 30) for seed in range(_TIMES)]
    taken = p95(each(lambda one: team_circle(one, _TODAY), teams))
    found.append(at_most("team circle of 30, p95", taken, _BUDGETS[0][1]))
    story = [
        Entry(id=f"e{at}", words="Something happened " * 6, when=parse(f"{2000 + at % 26}"))
        for at in range(_EVENTS)
    ]
    taken = p95(each(lambda page: timeline(story, page), range(_EVENTS // PAGE)))
    what = f"timeline, one page of {_EVENTS:,} events, p95"
    return [*found, at_most(what, taken, _BUDGETS[0][1])]
