"""Each new backup also goes to a second place, and a place that stays away is told."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import flip
from familyplan import actions
from familyplan.policy import Policy
from familyplan.session import second_place
from familyplan.session.backups import kept, make, send_newest
from familyplan.session.restoring import look_inside
from familyplan.vault import copying
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings


@pytest.fixture
def stick(session: Session, tmp_path: Path) -> Path:
    """Choose a stick as the second place."""
    khan_walters(session)
    place = tmp_path / "Dropbox" / "stick"
    place.mkdir(parents=True)
    session.run(actions.accounts.set_setting, "backup.second_place", str(place))
    return place


def last_event(session: Session) -> dict[str, str]:
    """Give what the newest event said."""
    (entry,) = session.store.history(limit=1)
    assert entry.body is not None
    return entry.body.said


@pytest.mark.parametrize("place", ["\\\\server\\share", "//server/share"])
def test_before_unlocking_no_note_leads_to_a_server(session: Session, place: str) -> None:
    shelf = session.vault.folder / "backups"
    (shelf / "second.json").write_text(json.dumps({"path": place, "seen": ""}), encoding="utf-8")
    assert second_place.noted(session.vault.folder) is None


def test_without_a_second_place_that_is_said(session: Session) -> None:
    told = second_place.second_place(session)

    assert (told.path, told.days, told.overdue) == (None, None, False)
    assert told.words.startswith("There is no second place for backups yet.")


def test_a_backup_arrives_at_the_second_place_and_opens_there(
    session: Session, stick: Path, surroundings: Surroundings
) -> None:
    made = make(session)

    (there,) = kept(stick)
    assert replace(there, path=made.path) == made
    assert last_event(session)["second"] == "yes"
    inside = look_inside(there, "seven quiet otters", surroundings=surroundings)
    assert [line.name for line in inside.families] == ["Khan-Walters"]
    assert second_place.second_place(session).words == ("The second place has the backup of today.")


def test_a_place_that_stays_away_is_red_after_seven_days(
    session: Session, stick: Path, clock: SetClock
) -> None:
    make(session)
    shutil.rmtree(stick)
    told = []
    for _day in range(8):
        clock.at += timedelta(days=1)
        make(session)
        told.append(second_place.second_place(session))

    assert [one.days for one in told] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [one.overdue for one in told] == [False] * 7 + [True]
    assert told[0].words.startswith("The second place was last seen 1 day ago.")
    assert last_event(session)["second"] == "no"


def test_a_stick_put_in_later_gets_the_newest_backup(session: Session, stick: Path) -> None:
    shutil.rmtree(stick)
    made = make(session)
    assert send_newest(session) is False
    stick.mkdir()
    assert [send_newest(session), send_newest(session)] == [True, True]
    assert [one.name for one in kept(stick)] == [made.name]


def test_a_copy_that_arrives_damaged_is_not_kept_there(
    session: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = copying.copy_file

    def spoilt(source: Path, target: Path) -> None:
        whole(source, target)
        if target.name == "store.db":
            flip(target, 8 * 9000)

    monkeypatch.setattr(copying, "copy_file", spoilt)
    make(session)

    assert kept(stick) == ()
    assert last_event(session)["second"] == "no"
    assert second_place.second_place(session).overdue


def test_papers_go_there_once(session: Session, stick: Path) -> None:
    paper = session.vault.folder / "papers" / "0123abcd"
    paper.write_bytes(b"sealed")
    session.store.db.conn.execute(
        "INSERT INTO paper_keys VALUES (?, ?, ?, ?, ?)",
        [paper.name, "family", b"k" * 32, hashlib.sha256(b"sealed").digest(), 6],
    )
    make(session)
    (copied,) = stick.glob("*/papers/*")
    first = copied.stat().st_mtime_ns
    make(session)

    assert (copied.read_bytes(), copied.stat().st_mtime_ns) == (b"sealed", first)


def test_the_policy_of_the_computer_comes_before_the_user_s_own_place(
    session: Session, stick: Path, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    ruled = Policy(backup_places=(str(tmp_path / "away"), str(drive)))
    session.vault.surroundings = replace(session.vault.surroundings, policy=lambda: ruled)

    make(session)

    assert (len(kept(drive)), kept(stick)) == (1, ())
    assert second_place.second_place(session).path == drive
