"""Backups that fail are known until one works, and crowd the history no more than once a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.session import backup_trouble, backups
from familyplan.session.backup_errors import BackupNotMade, BackupUnderWay, OtherKey
from familyplan.session.health import store_lines
from familyplan.session.keys import new_data_key
from familyplan.session.looking_inside import look_with_key

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.session import Session


def _failures(session: Session) -> int:
    entries = session.store.history("store", 100)
    said = [entry.body.said for entry in entries if entry.body is not None]
    return sum(one.get("event") == "backup_failed" for one in said)


def test_repeated_failures_stand_in_the_history_once_a_day(
    session: Session, clock: SetClock
) -> None:
    for _time in range(3):
        clock.at += timedelta(minutes=5)
        backup_trouble.note_failed(session, "work", BackupNotMade())
    assert _failures(session) == 1
    assert backup_trouble.failed_at(session, None) == clock.at
    clock.at += timedelta(days=1)
    backup_trouble.note_failed(session, "work", BackupNotMade())
    assert _failures(session) == 2


def test_one_that_works_ends_it_and_one_under_way_is_no_failure(
    session: Session, clock: SetClock
) -> None:
    backup_trouble.note_failed(session, "work", BackupUnderWay())
    assert backup_trouble.failed_at(session, None) is None
    backup_trouble.note_failed(session, "daily", BackupNotMade())
    words = "The last backup, of Monday 7 December 2026, did not work."
    assert words in [line.words for line in store_lines(session)]
    clock.at += timedelta(minutes=1)
    assert backup_trouble.failed_at(session, backups.make(session)) is None
    assert words not in [line.words for line in store_lines(session)]


def test_what_was_changed_since_the_last_backup_is_known(session: Session, clock: SetClock) -> None:
    assert backups.changed(session)
    backups.make(session, "work")
    assert not backups.changed(session)
    assert backups.due(session) == "daily"
    clock.at += timedelta(minutes=1)
    session.store.keep_draft("note/new", "store", "half a word")
    assert backups.changed(session)


def test_the_open_store_looks_into_its_own_backups_without_a_passphrase(session: Session) -> None:
    made = backups.make(session)
    session.run(actions.families.start, "Hill")
    inside = look_with_key(session, made)
    assert inside.words == "0 families; 1 change fewer than now"
    assert inside.now["family"] - inside.counts.get("family", 0) == 1


def test_a_backup_with_another_key_says_so(session: Session) -> None:
    made = backups.make(session)
    new_data_key(session)
    with pytest.raises(OtherKey):
        look_with_key(session, made)
