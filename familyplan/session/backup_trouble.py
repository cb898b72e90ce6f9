"""Backups that did not work: noted in the history once a day, and known until one works again."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.session.backup_errors import BackupUnderWay

if TYPE_CHECKING:
    from familyplan.session.session import Session
    from familyplan.session.shelf import Backup

__all__ = ["failed_at", "note_failed"]

_FAILED: Final = "backup_failed_at"
_LEEWAY: Final = timedelta(days=1)


def note_failed(session: Session, why: str, problem: Exception) -> None:
    """Remember that a backup failed just now; the history hears of it once a day.

    That another one is being made already is no failure. Nothing is raised.
    """
    if session.vault.read_only or isinstance(problem, BackupUnderWay):
        return
    now, before = session.clock.now(), session.store.meta(_FAILED)
    with suppress(KnownError):
        session.store.set_meta(**{_FAILED: now.isoformat()})
        if not before or datetime.fromisoformat(before).date() != now.date():
            session.note_event("backup_failed", why=why, kind=type(problem).__name__)


def failed_at(session: Session, newest: Backup | None) -> datetime | None:
    """Say when backups last failed, or None where `newest`, the newest good one, came after.

    A failure from ahead of the clock counts as none: if it lasts, the next backup fails too.
    """
    known = session.store.meta(_FAILED)
    at = datetime.fromisoformat(known) if known else None
    if at is None or at > session.clock.now() + _LEEWAY:
        return None
    return None if newest is not None and newest.made_at >= at else at
