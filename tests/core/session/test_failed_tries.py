"""Failed tries are counted beside the store and told in its history at the next opening."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents
from familyplan.clock import LONDON, SetClock
from familyplan.errors import KnownError
from familyplan.session import Session, Surroundings, open_store
from familyplan.session.failed_tries import EVENT, counted, fold_in
from familyplan.vault import failed
from familyplan.vault.errors import (
    NotAStore,
    WrongOrganisationKey,
    WrongPassphrase,
    WrongRecoveryCode,
)

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "seven quiet otters"


def told(session: Session) -> list[dict[str, str]]:
    """Give what the history says about failed tries, oldest first."""
    entries = (entry.body.said for entry in session.store.history("store") if entry.body)
    return [
        {key: value for key, value in said.items() if key in {"count", "first", "last"}}
        for said in reversed(list(entries))
        if said.get("event") == EVENT
    ]


def fail(folder: Path, clock: SetClock, times: int = 1) -> None:
    """Fail some tries, a second apart."""
    for _each in range(times):
        clock.at += timedelta(seconds=1)
        with pytest.raises(WrongPassphrase), counted(folder, clock):
            raise WrongPassphrase(folder.stem)


def test_failed_tries_are_told_once_with_their_number_and_times(
    session: Session, clock: SetClock
) -> None:
    folder = session.vault.folder
    clock.at = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
    fail(folder, clock, 3)
    fold_in(session)
    fold_in(session)
    assert told(session) == [
        {"count": "3", "first": "2026-12-07T09:30:01Z", "last": "2026-12-07T09:30:03Z"}
    ]
    assert list(folder.glob("failed*")) == []


@pytest.mark.parametrize(
    "wrong", [WrongRecoveryCode("Mill Lane"), WrongOrganisationKey("Mill Lane", passphrase=True)]
)
def test_a_wrong_secret_of_another_kind_is_counted_too(
    tmp_path: Path, clock: SetClock, wrong: KnownError
) -> None:
    with pytest.raises(type(wrong)), counted(tmp_path, clock):
        raise wrong
    assert (tmp_path / "failed").read_text() == "2026-12-07T09:30:00Z\n"


def test_other_troubles_with_opening_are_not_counted(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(NotAStore), counted(tmp_path, clock):
        raise NotAStore(tmp_path.name)
    with counted(tmp_path, clock):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_kill_between_telling_and_removing_tells_nothing_twice_and_loses_nothing(
    session: Session, clock: SetClock
) -> None:
    folder = session.vault.folder
    fail(folder, clock, 2)
    tries = failed.take(folder)
    assert tries is not None
    session.note_event(EVENT, count="2", first=tries.first, last=tries.last)
    # Killed here; then somebody tries again, and then the right person opens.
    fail(folder, clock)
    fold_in(session)
    assert [said["count"] for said in told(session)] == ["2", "1"]


def test_a_kill_between_taking_and_telling_loses_nothing(session: Session, clock: SetClock) -> None:
    folder = session.vault.folder
    fail(folder, clock, 2)
    failed.take(folder)
    fail(folder, clock)
    fold_in(session)
    assert [said["count"] for said in told(session)] == ["2", "1"]


def test_the_next_opening_tells_what_failed_before_it(
    session: Session, surroundings: Surroundings
) -> None:
    folder = session.vault.folder
    session.close()
    for wrong in ("wrong passphrase one", "wrong passphrase two"):
        with pytest.raises(KnownError):
            open_store(folder, wrong, surroundings=surroundings)
    assert "wrong" not in (folder / "failed").read_text()
    with_right = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert [said["count"] for said in told(with_right)] == ["2"]
    with_right.close()


@pytest.mark.parametrize("tries", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_wrong_passphrases_cost_time_and_change_nothing(
    tries: int, session: Session, surroundings: Surroundings
) -> None:
    folder = session.vault.folder
    session.close()
    before = {name: data for name, data in contents(folder).items() if name != "lock"}
    near = ["", " ", PASSPHRASE + " ", PASSPHRASE.upper(), "seven quiet 0tters", "\u2007" * 12]
    for wrong in (*near, *(f"seven quiet otters {number}" for number in range(tries - len(near)))):
        begun = time.monotonic()
        with pytest.raises(WrongPassphrase):
            open_store(folder, wrong, surroundings=surroundings)
        assert time.monotonic() - begun < 1
    after = contents(folder)
    assert {name: data for name, data in after.items() if name not in {"failed", "lock"}} == before
    # The same letters in another form (full-width here) are the same passphrase on every system.
    wide = PASSPHRASE.translate({letter: letter + 0xFEE0 for letter in range(0x21, 0x7F)})
    again = open_store(folder, wide, surroundings=surroundings)
    assert [said["count"] for said in told(again)] == [str(tries)]
    again.close()
