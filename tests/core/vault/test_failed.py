"""The counter of failed tries: only times, bounded, and never in the way."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan.clock import LONDON
from familyplan.vault import failed
from familyplan.vault.failed import FailedTries, seconds_to_wait

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 3, 9, 14, 2, tzinfo=UTC)


def noted(folder: Path, tries: int, start: datetime = START) -> list[str]:
    """Note some tries, a second apart; give their times."""
    times = [start + timedelta(seconds=number) for number in range(tries)]
    for time in times:
        failed.note(folder, time)
    return [time.strftime("%Y-%m-%dT%H:%M:%SZ") for time in times]


def test_no_file_means_no_failed_tries(tmp_path: Path) -> None:
    assert (failed.look(tmp_path), failed.take(tmp_path)) == (None, None)
    assert list(tmp_path.iterdir()) == []


def test_the_file_holds_times_in_utc_and_nothing_else(tmp_path: Path) -> None:
    failed.note(tmp_path, datetime(2026, 7, 1, 9, 30, 15, 99, tzinfo=LONDON))
    failed.note(tmp_path, datetime(2026, 7, 1, 9, 31, tzinfo=LONDON))
    path = tmp_path / "failed"
    assert path.read_text() == "2026-07-01T08:30:15Z\n2026-07-01T08:31:00Z\n"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_taken_tries_stay_until_they_are_settled(tmp_path: Path) -> None:
    times = noted(tmp_path, 3)
    tries = FailedTries(3, times[0], times[2], tuple(times))
    assert failed.look(tmp_path) == tries
    assert failed.take(tmp_path) == tries
    assert failed.take(tmp_path) == tries
    failed.settle(tmp_path)
    assert failed.take(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_tries_after_the_taking_are_counted_for_the_next_time(tmp_path: Path) -> None:
    first = noted(tmp_path, 2)
    taken = failed.take(tmp_path)
    later = noted(tmp_path, 1, START + timedelta(hours=1))
    assert failed.take(tmp_path) == taken == FailedTries(2, first[0], first[1], tuple(first))
    failed.settle(tmp_path)
    assert failed.take(tmp_path) == FailedTries(1, later[0], later[0], tuple(later))


def test_a_long_guessing_is_counted_whole_in_a_small_file(tmp_path: Path) -> None:
    path = tmp_path / "failed"
    earlier = [START - timedelta(seconds=number) for number in range(4000, 0, -1)]
    lines = [time.strftime("%Y-%m-%dT%H:%M:%SZ\n") for time in earlier]
    path.write_text("".join(lines[:2000]))
    times = noted(tmp_path, 1)
    tries = failed.look(tmp_path)
    assert tries is not None
    assert (tries.count, tries.first, tries.last) == (2001, lines[0].strip(), times[0])
    assert len(tries.times) == 1001
    assert path.stat().st_size < 1002 * 21 + 10
    path.write_text(path.read_text() + "".join(lines[2000:3500]))
    noted(tmp_path, 1)
    again = failed.look(tmp_path)
    assert again is not None
    assert (again.count, again.first) == (3502, lines[0].strip())


@pytest.mark.parametrize(
    "junk", [b"", b"\n\n", b"\xff\xfe\x00", b"2026-03-09T14", b"passphrase\n", b"9" * 5_000_000]
)
def test_junk_in_the_file_is_nothing_and_the_next_try_is_counted(
    tmp_path: Path, junk: bytes
) -> None:
    path = tmp_path / "failed"
    path.write_bytes(junk)
    assert failed.look(tmp_path) is None
    path.write_bytes(junk[:1000])
    times = noted(tmp_path, 1)
    assert failed.take(tmp_path) == FailedTries(1, times[0], times[0], tuple(times))


def test_junk_set_aside_does_not_hide_what_came_later(tmp_path: Path) -> None:
    (tmp_path / "failed.taken").write_bytes(b"\x00" * 20)
    times = noted(tmp_path, 1)
    assert failed.take(tmp_path) == FailedTries(1, times[0], times[0], tuple(times))


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    failed.note(tmp_path / "not there", START)
    (tmp_path / "failed").mkdir()
    failed.note(tmp_path, START)
    assert failed.look(tmp_path) is None
    (tmp_path / "failed.taken").mkdir()
    assert failed.take(tmp_path) is None
    failed.settle(tmp_path)


def test_the_wait_grows_to_eight_seconds_and_never_beyond() -> None:
    assert [seconds_to_wait(count) for count in (-1, 0, 1, 2, 3, 4, 5, 6, 10**9)] == [
        0.0, 0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0,
    ]  # fmt: skip
