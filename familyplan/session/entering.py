"""What is looked at when somebody has come in: the keys file's age, the device's time, the log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.policy import in_short
from familyplan.session.computer import Computer
from familyplan.session.keys import remember
from familyplan.vault import slots
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.session.session import Session

DEVICE_DAYS: Final = 14
DEVICE_OPENINGS: Final = 30
_OPENINGS: Final = "device_openings"
_TYPED_AT: Final = "secret_typed_at"


class PassphraseDue(KnownError):
    """This computer's key would open the store, but it is time to type the passphrase again."""

    def __init__(self, *, read_only: bool = False) -> None:
        """Say why, so that nobody forgets it; where nothing can be written, none is counted."""
        words = mark(
            "Open the store with your passphrase this time, so that you do not forget it. After "
            "that this computer opens it for you again."
        )
        reading = mark(
            "The store can only be read where it is now, so open it with your passphrase. This "
            "computer opens it for you again once it can be written."
        )
        super().__init__(say(reading if read_only else words))


class RecoveryFirst(KnownError):
    """A real family was to come in before there was a second way into the store."""

    def __init__(self) -> None:
        """Say what to do first, and that samples are fine."""
        super().__init__(
            say(
                "Make a recovery sheet first: without one, a forgotten passphrase would lose "
                "everything you enter. Print it, type two groups of it back, and then add the "
                "family. Nothing was changed. Invented sample families may come in at any time."
            )
        )


def check_device(session: Session) -> None:
    """Ask for the passphrase every 14 days and every 30 openings by this computer's key.

    Raises:
        PassphraseDue: it is time, or the openings cannot be counted; nothing was changed.

    """
    if session.vault.slot_kind != slots.DEVICE:
        return
    if session.vault.read_only:
        raise PassphraseDue(read_only=True)
    typed = session.store.meta(_TYPED_AT)
    openings = int(session.store.meta(_OPENINGS) or 0)
    if not typed or openings >= DEVICE_OPENINGS:
        raise PassphraseDue
    since = session.clock.now() - datetime.fromisoformat(typed)
    # A clock that was put back must not make the time longer.
    if not -timedelta(days=1) < since < timedelta(days=DEVICE_DAYS):
        raise PassphraseDue


def came_in(session: Session, *, new: bool) -> None:
    """Note that the store was opened, by which slot of which kind, and count the device's times.

    The making of a `new` store is its own entry in the history.
    """
    vault, store = session.vault, session.store
    if vault.slot_kind == slots.DEVICE:
        store.set_meta(**{_OPENINGS: str(int(store.meta(_OPENINGS) or 0) + 1)})
    else:
        store.set_meta(**{_OPENINGS: "0", _TYPED_AT: session.clock.now().isoformat()})
    disk = Computer().disk_at_once(vault.folder)
    if not new:
        session.note_event("unlocked", slot=vault.slot_id, kind=vault.slot_kind, disk=disk,
                       policy=in_short(vault.surroundings.policy()))  # fmt: skip


def look_at_keys(session: Session) -> None:
    """Notice an older keys file put back; a warning, because people do that for good reasons."""
    vault = session.vault
    known = int(session.store.meta("keys_revision") or 0)
    if known > vault.keys.revision:
        vault.revision = max(vault.revision, known)
        session.warnings += (_older(),)
        session.note_event("keys_rolled_back")
    elif not vault.read_only:
        remember(session)


def _older() -> str:
    return say(
        "The keys file of this store is older than the store itself: somebody put an earlier copy "
        "back. Ways in that were taken away or passphrases that were changed since may open the "
        "store again. Look through the ways in under Settings; changing any of them makes the "
        "keys file the newest again."
    )
