"""A backup is made beside the work, is the same as the store, and is kept by rules."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import threading
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents, flip
from familyplan import actions
from familyplan.model import Note
from familyplan.session import backups
from familyplan.session.backup_errors import BackupNotMade, BackupUnderWay, NoRoomForBackup
from familyplan.session.pruning import outdated
from familyplan.session.rehearsing import check
from familyplan.store import facts as store_facts
from familyplan.vault import copying
from familyplan.vault.errors import DiskFull
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings
    from khan_walters import KhanWalters


@pytest.fixture
def family(session: Session) -> KhanWalters:
    """Put the invented family in the store."""
    return khan_walters(session)


def note(session: Session, family: KhanWalters, words: str = "Rang the school.") -> None:
    """Write one note about the family."""
    session.run(actions.records.add, Note(scope=family.family.id, words=words))


def test_a_backup_holds_what_the_store_held_and_says_nothing_of_anybody(
    session: Session, family: KhanWalters
) -> None:
    held = store_facts.facts(session.store.db)

    made = backups.make(session, "daily")

    assert (made.facts, made.why, made.checked, made.families) == (held, "daily", "replay", 1)
    assert made.store_id == session.vault.store_id
    assert sorted(path.name for path in made.path.iterdir()) == ["about.json", "keys", "store.db"]
    assert {path.stat().st_mode & 0o777 for path in made.path.iterdir()} == {0o600}
    said = (made.path / "about.json").read_text(encoding="utf-8")
    assert [name for name in (family.family.name, "Rosa", "Yusuf") if name in said] == []
    assert backups.kept(session) == (made,)
    assert backups.kept(session.vault.folder) == (made,)


def test_nothing_is_due_until_something_changed_or_a_day_went_by(
    session: Session, family: KhanWalters, clock: SetClock
) -> None:
    assert backups.due(session) == "daily"
    backups.make(session, "daily")
    assert backups.due(session) == ""
    note(session, family)
    assert backups.due(session) == "work"
    backups.make(session, "work")
    assert backups.due(session) == ""
    clock.at += timedelta(days=1)
    assert backups.due(session) == "daily"


@pytest.mark.parametrize("why", ["work", "before import"])
def test_a_backup_made_while_somebody_writes_is_of_one_moment(
    session: Session, family: KhanWalters, why: str
) -> None:
    made: list[backups.Backup] = []
    worker = threading.Thread(target=lambda: made.append(backups.make(session, why, note=False)))
    worker.start()
    written = 0
    while worker.is_alive():
        note(session, family, f"Note {written}")
        written += 1
    worker.join()

    (backup,) = made
    notes = backup.facts.counts["note"]
    assert written > 0
    assert 0 <= notes <= session.store.db.execute("SELECT count(*) FROM note").fetchone()[0]
    backups.note_made(session, backup)
    assert session.verify().problems == ()


@pytest.mark.usefixtures("family")
def test_a_backup_somebody_asked_for_stays_a_week_beside_that_days_later_ones(
    session: Session, clock: SetClock
) -> None:
    whys = []
    for why in ("asked", "work", "work"):
        backups.make(session, why)
        clock.at += timedelta(hours=1)
        whys = [one.why for one in backups.kept(session)]
    assert whys == ["work", "asked"]
    for _day in range(9):
        clock.at += timedelta(days=1)
        backups.make(session, "daily")
    assert "asked" not in [one.why for one in backups.kept(session)]


@pytest.mark.usefixtures("family")
def test_by_the_rules_days_and_weeks_are_kept_and_nothing_older(
    session: Session, clock: SetClock
) -> None:
    session.run(actions.accounts.set_setting, "backup.keep", {"daily": 2, "weekly": 2})
    for day in range(12):
        backups.make(session, "work" if day else "before import")
        clock.at += timedelta(days=1)

    days = [one.made_at.day for one in backups.kept(session)]

    # The last two days, and the last of the week before (which ended on Sunday the 13th).
    assert days == [18, 17, 13]
    clock.at += timedelta(days=90)
    newest = backups.make(session, "work")
    # After so long a pause the clock may be wrong, so as many as the rules count stay for a week.
    assert [one.made_at.day for one in backups.kept(session)[1:]] == [18]
    clock.at += timedelta(days=7)
    last = backups.make(session, "work")
    assert backups.kept(session) == (last, newest)


@pytest.mark.usefixtures("family")
def test_the_last_good_backup_is_never_pruned(session: Session, clock: SetClock) -> None:
    made = backups.make(session)
    clock.at += timedelta(days=400)

    assert outdated([made], backups.Rules(), clock.now()) == ()


@pytest.mark.usefixtures("family")
def test_what_was_cut_off_is_cleared_next_time(session: Session) -> None:
    left = session.vault.folder / "backups" / "20261207T093000Z-0000.part"
    left.mkdir()
    (left / "store.db").write_bytes(b"half")

    made = backups.make(session)

    assert not left.exists()
    assert backups.kept(session) == (made,)


@pytest.mark.usefixtures("family")
def test_a_disk_without_room_is_told_before_anything_is_begun(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backups.make(session)
    full = SimpleNamespace(free=5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)

    with pytest.raises(NoRoomForBackup):
        backups.make(session)

    assert backups.kept(session) == (before,)
    assert session.history()[0].action == "event"


@pytest.mark.usefixtures("family")
def test_a_disk_that_fills_up_under_way_leaves_nothing_half(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backups.make(session)

    def full(_fd: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as during:
        during.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            backups.make(session, note=False)

    assert backups.kept(session) == (before,)
    assert list((session.vault.folder / "backups").glob("*.part")) == []


@pytest.mark.usefixtures("family")
def test_a_copy_that_is_not_the_same_is_thrown_away(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = copying.copy_compact

    def spoilt(source: object, target: Path) -> None:
        whole(source, target)  # type: ignore[arg-type]  # handed on as it came
        flip(target, (target.stat().st_size - 2000) * 8)

    monkeypatch.setattr(copying, "copy_compact", spoilt)

    with pytest.raises(BackupNotMade):
        backups.make(session)

    assert backups.kept(session) == ()
    assert session.verify().problems == ()


def test_papers_are_copied_once_and_go_with_the_last_backup_that_lists_them(
    session: Session, family: KhanWalters, clock: SetClock
) -> None:
    paper = session.vault.folder / "papers" / "0123abcd"
    paper.write_bytes(b"sealed")
    session.store.db.conn.execute(
        "INSERT INTO paper_keys VALUES (?, ?, ?, ?, ?)",
        [paper.name, family.family.id, b"k" * 32, hashlib.sha256(b"sealed").digest(), 6],
    )
    first = backups.make(session)
    copied = first.place / "papers" / paper.name
    before = copied.stat().st_mtime_ns
    backups.make(session)

    assert (first.papers, first.papers_lost) == (("0123abcd",), ())
    assert (copied.read_bytes(), copied.stat().st_mtime_ns) == (b"sealed", before)
    session.store.db.conn.execute("DELETE FROM paper_keys")
    paper.unlink()
    clock.at += timedelta(days=1)
    backups.make(session)
    assert copied.exists()
    for days in (90, 7):
        clock.at += timedelta(days=days)
        backups.make(session)
    assert not copied.exists()


def test_a_paper_that_is_not_what_was_sealed_is_named_and_not_kept(
    session: Session, family: KhanWalters
) -> None:
    papers = session.vault.folder / "papers"
    for name, held in (("0123abcd", b"sealed"), ("4567abcd", b"other!")):
        (papers / name).write_bytes(held)
        session.store.db.conn.execute(
            "INSERT INTO paper_keys VALUES (?, ?, ?, ?, ?)",
            [name, family.family.id, b"k" * 32, hashlib.sha256(b"sealed").digest(), 6],
        )

    made = backups.make(session)

    assert made.papers_lost == ("4567abcd",)
    assert [path.name for path in (made.place / "papers").iterdir()] == ["0123abcd"]
    assert check(session, made) == ("The paper 4567abcd is missing or damaged.",)


@pytest.mark.usefixtures("family")
def test_two_backups_are_never_made_at_once(session: Session, surroundings: Surroundings) -> None:
    first = backups.make(session)

    with copying.held(first.place, surroundings), pytest.raises(BackupUnderWay):
        backups.make(session)

    assert backups.kept(session) == (first,)


def test_a_draft_typed_since_is_a_reason_too(
    session: Session, family: KhanWalters, clock: SetClock
) -> None:
    backups.make(session, "daily")
    clock.at += timedelta(minutes=1)
    assert backups.due(session) == ""
    session.store.keep_draft("note/new/words", family.family.id, "He said")
    assert backups.due(session) == "work"


@pytest.mark.usefixtures("family")
def test_a_backup_that_says_nothing_sensible_is_listed_as_damaged(session: Session) -> None:
    made = backups.make(session)
    about = made.path / "about.json"
    for text in ("", "[]", "{", json.dumps({"format": "familyplan backup"})):
        about.write_text(text, encoding="utf-8")
        (listed,) = backups.kept(session)
        assert listed.problem.startswith("This backup is damaged")
        assert backups.named((listed,), "") is None


@pytest.mark.usefixtures("family")
def test_a_backup_leaves_the_store_itself_alone(session: Session) -> None:
    session.close()
    folder = session.vault.folder
    before = contents(folder)

    assert backups.kept(folder) == ()

    assert contents(folder) == before
