"""The room of a team circle: what stands nowhere in the way, judged as a slow, plain way judges."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest

from familyplan.figures.measure import Box
from familyplan.figures.team_room import Ground, Room

if TYPE_CHECKING:
    from familyplan.figures.measure import Span
    from familyplan.figures.team_room import Place, Point

CENTRE, MIDDLE, REACH = (200.0, 150.0), 30.0, 14.0
EDGE = Box(0, 0, 400, 300)
STILL = Box(190, 280, 210, 292)
GROUND = Ground(CENTRE, MIDDLE, ((50, 40), (90, 70), (130, 100)), EDGE, {}, (STILL,))


def runs_through(at: Point, box: Box) -> bool:
    """Walk the tie of a ring, from the middle's edge outwards, and look at each step."""
    (x, y), (cx, cy) = at, CENTRE
    far = ((x - cx) ** 2 + (y - cy) ** 2) ** 0.5
    steps = 4000
    first = MIDDLE / far
    return any(
        box.left < cx + (x - cx) * share < box.right
        and box.top < cy + (y - cy) * share < box.bottom
        for share in (first + (1 - first) * step / steps for step in range(steps + 1))
    )


def clear(box: Box, taken: list[Box]) -> bool:
    return box.inside(EDGE) and not any(box.grown(1.5).meets(one) for one in taken)


def beside(chance: Random, at: Point) -> Span:
    left, top = at[0] + chance.uniform(-80, 30), at[1] + chance.uniform(-40, 30)
    return left, top, left + chance.uniform(10, 60), top + chance.uniform(8, 14)


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))]
)
def test_a_ring_and_its_labels_stand_where_nothing_is_in_their_way(seed: int) -> None:
    chance, room = Random(seed), Room(GROUND)
    rings: list[Box] = []
    labels: list[Box] = []
    seats: list[Place] = []
    told: set[tuple[str, bool]] = set()
    for _ in range(150):
        at = chance.uniform(0, 400), chance.uniform(0, 300)
        ring = Box(*at, *at).grown(REACH)
        place = room.place(at, REACH)
        free = (
            clear(ring, [STILL, *rings, *labels])
            and not any(runs_through(at, one) for one in rings)
            and not any(runs_through(one.at, ring) for one in seats)
        )
        assert (place is not None) == free
        told.add(("ring", free))
        if place is None:
            continue
        span = beside(chance, at)
        grown = Box(*span).grown(1.5)
        fits = grown.inside(EDGE) and not any(grown.meets(one) for one in (STILL, *rings, *labels))
        bare = not any(runs_through(at, one) for one in (*labels, grown)) and not any(
            runs_through(one.at, grown) for one in seats
        )
        assert room.fits(place, [span], strictly=False) == fits
        assert room.fits(place, [span], strictly=True) == (fits and bare)
        told |= {("label", fits), ("bare", fits and bare)}
        if fits:
            room.take(place, [span])
            rings.append(ring)
            labels.append(Box(*span))
            seats.append(place)
    # Every answer was given, so that none of the checks above was about nothing.
    assert told == set(product(("ring", "label", "bare"), (True, False)))
