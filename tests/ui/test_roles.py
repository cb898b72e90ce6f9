"""The palette keeps the contrasts that the look promises."""

from __future__ import annotations

import pytest

from familyplan_ui.theme.roles import (
    GROUNDS,
    PAIRS,
    PALETTES,
    SCHEMES,
    Role,
    Scheme,
    contrast,
    lowest_contrast,
)
from familyplan_ui.theme.type import points, within

# What the look gives, per role: against surface, raised and sunken, or against its own ground.
PROMISED: dict[tuple[Role, tuple[Role, ...]], tuple[float, float, float]] = {
    ("line-strong", GROUNDS): (3.8, 4.7, 21.0),
    ("text", GROUNDS): (12.5, 12.2, 21.0),
    ("text-soft", GROUNDS): (5.7, 7.6, 21.0),
    ("accent", GROUNDS): (6.4, 7.9, 14.6),
    ("on-accent", ("accent",)): (7.7, 8.4, 14.6),
    ("accent-ink", ("accent-soft",)): (8.5, 8.3, 13.2),
    ("good", GROUNDS): (5.8, 8.4, 15.7),
    ("good", ("good-soft",)): (5.9, 7.1, 15.7),
    ("attention", GROUNDS): (6.0, 8.6, 15.4),
    ("attention", ("attention-soft",)): (6.2, 7.2, 15.4),
    ("danger", GROUNDS): (6.2, 7.4, 11.3),
    ("danger", ("danger-soft",)): (6.1, 6.7, 11.3),
    ("focus", GROUNDS): (12.5, 14.5, 17.2),
    ("text-soft", ("accent-soft",)): (5.6, 5.9, 13.2),
    ("line-strong", ("accent-soft",)): (3.7, 3.6, 13.2),
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_reaches_its_limit(scheme: Scheme) -> None:
    short = [
        (role, grounds)
        for role, grounds, limit in PAIRS
        if lowest_contrast(scheme, role, grounds) < limit
    ]
    assert short == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_figures_are_those_the_look_gives(scheme: Scheme) -> None:
    at = SCHEMES.index(scheme)
    promised = {pair: figures[at] for pair, figures in PROMISED.items()}
    assert {pair: round(lowest_contrast(scheme, *pair), 1) for pair in PROMISED} == promised


def test_every_promised_pair_is_also_limited() -> None:
    limited = {(role, grounds) for role, grounds, _ in PAIRS}
    assert set(PROMISED) <= limited


def test_black_on_white_is_21_and_a_colour_on_itself_1() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert contrast("#7D7567", "#7D7567") == 1.0


def test_each_scheme_has_every_role() -> None:
    assert len({frozenset(PALETTES[scheme]) for scheme in SCHEMES}) == 1


def test_sizes_come_from_one_base_and_stay_within_90_and_200_percent() -> None:
    assert points("text") == 11.0
    assert points("title", 200) == 36.0
    assert [within(asked) for asked in (10, 94, 100, 155, 900)] == [90, 90, 100, 160, 200]
