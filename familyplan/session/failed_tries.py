"""Failed tries to open a store: counted when they fail, told in the log at the next opening."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from familyplan.vault import failed
from familyplan.vault.errors import WrongOrganisationKey, WrongPassphrase, WrongRecoveryCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.clock import Clock
    from familyplan.session.session import Session
    from familyplan.vault.failed import FailedTries

EVENT: Final = "failed_unlocks"
seconds_to_wait = failed.seconds_to_wait
# A slip of the pen that a checksum finds, or a device without its key, is nobody's guess.
_WRONG: Final = (WrongPassphrase, WrongRecoveryCode, WrongOrganisationKey)


@contextmanager
def counted(folder: Path, clock: Clock) -> Iterator[None]:
    """Count it when opening the store in `folder` fails for a wrong secret."""
    try:
        yield
    except _WRONG:
        failed.note(folder, clock.now())
        raise


def fold_in(session: Session) -> None:
    """Put the failed tries since the last opening into the log, as one event.

    A kill at any moment loses none and tells none twice: they stay beside the store until the log
    has them, and what the log has already is not told again.
    """
    if session.vault.read_only:
        return
    # Twice, as tries an opening was killed over may lie before those counted since.
    for _each in range(2):
        tries = failed.take(session.vault.folder)
        if tries is None:
            return
        if not _told_last(session, tries):
            session.note_event(EVENT, **_said(tries))
        failed.settle(session.vault.folder)


def _said(tries: FailedTries) -> dict[str, str]:
    return {"count": str(tries.count), "first": tries.first, "last": tries.last}


def _told_last(session: Session, tries: FailedTries) -> bool:
    """Say whether the newest telling of failed tries in the log is about exactly these."""
    told = (entry.body.said for entry in session.store.history("store") if entry.body)
    newest = next((said for said in told if said.get("event") == EVENT), {})
    return {key: newest.get(key) for key in ("count", "first", "last")} == _said(tries)
