"""Cut off or refused at any write, flush or rename, every operation leaves old or new, never half.

Each operation is watched once to find its calls, then run again and again: killed at a call, told
that the disk is full from a call on, and (at every fourth) told so that once only.
"""

from __future__ import annotations

import shutil
import signal
from collections import Counter
from typing import TYPE_CHECKING

import invented
import numbers_kept
import pytest
from keeping_operations import EVERY
from operating import Server
from spoiling import Spoiling, places_to_spoil, spread

from familyplan.cipher import DatabaseError
from familyplan.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from operating import Run

    Chosen = Callable[[list[Spoiling]], list[Spoiling]]

FEW = 9
# Parts of a long sweep, so that two processors are done with them at about the same time.
SHARES = 4


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("prepared") / "place"
    invented.make(place)
    return place


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


def left_wrong(name: str, place: Path, done: Run, how: str) -> str:
    """Look at what a spoilt operation left; "" if all is well."""
    # Run after run makes the same calls in the same order, so each place is really reached.
    if not any(str(place) in call.text for call in done.calls):
        return "it was not spoilt there"
    if (how == "kill") != (done.ended == -signal.SIGKILL):
        return f"it ended with {done.ended}"
    # Not killed, it ended by itself, with a sentence if it failed.
    if done.ended not in {0, -signal.SIGKILL}:
        return f"it broke: {done.complained}"
    try:
        EVERY[name].holds(place, done.said)
    except (AssertionError, KnownError, DatabaseError, LookupError) as error:
        return f"afterwards: {error!r}, having said {done.said}"
    return ""


def sweep(server: Server, prepared: Path, scratch: Path, name: str, chosen: Chosen) -> Counter[str]:
    """Spoil an operation at the chosen ones of all places; after each, look at what is left."""
    place = scratch / "place"
    shutil.copytree(prepared, place)
    clean = server.run(name, place)
    assert (clean.ended, clean.complained) == (0, "")
    EVERY[name].holds(place, clean.said)
    wrong: list[str] = []
    counted: Counter[str] = Counter()
    for spoiling in chosen(places_to_spoil(clean.calls, place)):
        shutil.rmtree(place)
        shutil.copytree(prepared, place)
        done = server.run(name, place, spoiling)
        counted[spoiling.how] += 1
        counted["told"] += any(line.startswith("told: ") for line in done.said)
        found = left_wrong(name, place, done, spoiling.how)
        wrong += [f"{spoiling.how} at {spoiling.call}: {found}"] if found else []
    assert not wrong, "\n".join(wrong)
    return counted


@pytest.mark.parametrize("name", EVERY)
def test_an_operation_spoilt_at_a_few_calls_leaves_old_or_new(
    server: Server, prepared: Path, tmp_path: Path, name: str
) -> None:
    counted = sweep(server, prepared, tmp_path, name, lambda places: spread(places, FEW))
    assert min(counted["kill"], counted["full from then on"], counted["full once"]) > 0


def first_after_the_swap(places: list[Spoiling]) -> list[Spoiling]:
    """Choose what follows the moment at which the file under the new key takes its place."""
    renamed = ["rename" in one.call.name and "store.db.rekey" in one.call.text for one in places]
    swapped = renamed.index(True)
    calls = dict.fromkeys(one.call for one in places[swapped:] if one.call.takes_space)
    return [Spoiling(call, "full once") for call in list(calls)[:15]]


def test_a_new_data_key_in_use_is_not_given_up_when_the_disk_is_full(
    server: Server, prepared: Path, tmp_path: Path
) -> None:
    counted = sweep(server, prepared, tmp_path, "new data key", first_after_the_swap)
    assert counted["told"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("name", EVERY)
def test_an_operation_spoilt_at_every_call_leaves_old_or_new(
    server: Server, prepared: Path, tmp_path: Path, name: str, share: int
) -> None:
    def its_share(places: list[Spoiling]) -> list[Spoiling]:
        return places[len(places) * share // SHARES : len(places) * (share + 1) // SHARES]

    counted = sweep(server, prepared, tmp_path, name, its_share)
    assert min(counted["kill"], counted["full from then on"], counted["full once"]) > 0
    numbers_kept.note(f"sweep: {name}", share=share, shares=SHARES, **counted)
