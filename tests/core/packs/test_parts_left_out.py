"""With parts of a copy left out, its record holds what is printed in the rest, field by field."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.packs.marked_copies import (
    READERS,
    STATES,
    Copy,
    again,
    copies,
    marked_in,
    markers_in,
    tight,
    with_parts,
)
from familyplan.packs import of_parts
from familyplan.packs.document import every_text
from familyplan.packs.kind import Making
from familyplan.packs.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.packs.document import Document
    from familyplan.sharing import View

    RecordProperty = Callable[[str, object], None]

OFTEN = [("open", "an agency asked about everything"), ("open", "whoever leads")]
SELDOM = [(state, who) for state in STATES for who in READERS if (state, who) not in OFTEN]

# What decides how the parts that are left read, without standing there: that there is an agreement
# at all, and so a plan; that an action is overdue, and so nothing says that all is well.
RESTED_ON = {"meeting_pack": {"zqagreementstateqz"}, "review": {"zqactiondueqz"}}


def some_parts(kind: str) -> list[tuple[str, ...]]:
    """Give every other part, and the others."""
    keys = tuple(part.key for part in KINDS[kind].parts)
    return [keys[::2], keys[1::2]] if len(keys) > 1 else []


def each_part(kind: str) -> list[tuple[str, ...]]:
    """Give each part by itself, and all but each."""
    keys = tuple(part.key for part in KINDS[kind].parts)
    alone = [(key,) for key in keys if len(keys) > 1]
    return [*alone, *(tuple(k for k in keys if k != key) for key in keys if len(keys) > 2)]


def wrong_in(one: Copy) -> list[str]:
    """Say what a copy prints that is not on record, and what is on record that it does not."""
    said = marked_in(tight(" ".join(every_text(one.document))))
    held = markers_in(one.held)
    parts = f"{one.asked.kind} of {', '.join(one.asked.parts)}"
    wrong = [f"{each} printed by {parts}" for each in sorted(said - one.allowed)]
    due = one.permitted - RESTED_ON.get(one.asked.kind, set())
    wrong += [f"{each} held by {parts}" for each in sorted(due - said)]
    if again(one) != one.document:
        wrong.append(f"{parts} reads otherwise when it is opened again")
    return wrong + ([] if held or not said - one.allowed else [f"{parts} holds nothing"])


def proved(
    state: str, who: str, parts_of: Callable[[str], Iterable[tuple[str, ...]]]
) -> tuple[Counter[str], list[str]]:
    held: Counter[str] = Counter()
    wrong: list[str] = []
    for one in copies(state, who):
        for parts in parts_of(one.asked.kind):
            made = with_parts(one, parts)
            wrong += wrong_in(made)
            held[one.asked.kind] += len(made.permitted)
            assert markers_in(made.held) <= markers_in(one.held)
    return held, wrong


@pytest.mark.parametrize(("state", "who"), OFTEN)
def test_the_record_of_some_parts_holds_what_they_say(
    state: str, who: str, record_property: RecordProperty
) -> None:
    held, wrong = proved(state, who, some_parts)
    record_property("markers", (held.total(), 0))
    assert wrong == []
    assert len(+held) > 8


@pytest.mark.slow
@pytest.mark.parametrize(("state", "who"), [*OFTEN, *SELDOM])
def test_the_record_of_each_part_holds_what_it_says(state: str, who: str) -> None:
    held, wrong = proved(state, who, each_part)
    assert wrong == []
    assert held.total() > 0


def test_a_copy_that_is_very_large_is_not_composed_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_parts, "_WORK", 0)
    whole = next(one for one in copies("open", "whoever leads") if one.asked.kind == "meeting_pack")
    composed: list[View] = []

    def compose(view: View) -> Document:
        composed.append(view)
        making = Making(view, replace(whole.asked, parts=("agenda", "goals")), view.on)
        return KINDS["meeting_pack"].compose(making)

    held = of_parts.still_said(whole.held, compose)
    assert len(composed) == 9  # once to compare with, and eight tries
    assert compose(held) == compose(whole.held)
