"""Who may open the store, and changing one's own passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from familyplan.model import User
from familyplan.vault import changing, keys_on_disk
from familyplan.vault.errors import ShortPassphrase

if TYPE_CHECKING:
    from familyplan.session.session import Session

__all__ = ["ShortPassphrase", "WayIn", "change_passphrase", "ways_in"]


@dataclass(frozen=True, slots=True)
class WayIn:
    """One slot of the keys file: whose it is, of which kind, since when; `mine` opened it now."""

    who: str
    kind: str
    since: datetime
    mine: bool


def ways_in(session: Session) -> tuple[WayIn, ...]:
    """Give every way into the store, as the keys file names them.

    Raises:
        KeysDamaged, KeysMissing: the keys file cannot be read any more.

    """
    names = {user.id: user.name for user in session.store.all(User)}
    return tuple(
        WayIn(
            names.get(face.user_id, "") or face.label,
            face.kind,
            datetime.fromisoformat(face.created),
            face.id == session.vault.slot_id,
        )
        for face in keys_on_disk.faces(session.vault.folder)
    )


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Change the passphrase this session was opened with; it takes as long as two unlockings.

    It touches the keys file alone, so any thread may do it.

    Raises:
        WrongPassphrase: `old` is not the present one; nothing was changed.
        ShortPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    changing.change_passphrase(session.vault, old, new)
