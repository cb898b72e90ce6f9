"""Who may open the store: every way in, added, changed, given up, and told honestly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import User
from familyplan.session import backups
from familyplan.store import Store
from familyplan.store.database import writing
from familyplan.vault import (
    changing,
    device_slot,
    keys_on_disk,
    organisation,
    recovery,
    rekeying,
    removing,
    slots,
)
from familyplan.vault.changing import put_back_previous_keys
from familyplan.vault.errors import ShortPassphrase
from familyplan.vault.kdf import check_new
from familyplan.vault.organisation import (
    OrganisationFiles,
    PublicKey,
    make_organisation_key,
    read_public,
)
from familyplan.vault.recovery import NewSheet, rebuild_keys
from familyplan.vault.removing import Removed
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from familyplan.session.session import Session

__all__ = [
    "NewSheet",
    "OrganisationFiles",
    "PublicKey",
    "Removed",
    "ShortPassphrase",
    "WayIn",
    "add_organisation",
    "add_person",
    "change_passphrase",
    "confirm_sheet",
    "keep_on_device",
    "make_organisation_key",
    "new_data_key",
    "new_sheet",
    "not_revoked",
    "put_back_previous_keys",
    "read_public",
    "rebuild_keys",
    "remove_way",
    "ways_in",
]

_EVENTS_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class WayIn:
    """One slot of the keys file: whose it is, of which kind, since when; `mine` opened it now.

    `last_used` is the last time it opened the store, as far as the history still tells; `counts`
    is False for a recovery sheet that was never typed back.
    """

    who: str
    kind: str
    since: datetime
    mine: bool
    slot_id: str
    label: str
    last_used: datetime | None
    counts: bool


def ways_in(session: Session) -> tuple[WayIn, ...]:
    """Give every way into the store, as the keys file names them.

    Raises:
        KeysDamaged, KeysMissing: the keys file cannot be read any more.

    """
    names = {user.id: user.name for user in session.store.all(User)}
    used = _last_used(session)
    return tuple(
        WayIn(
            who=names.get(slot.face.user_id, "") or slot.face.label,
            kind=slot.face.kind,
            since=datetime.fromisoformat(slot.face.created),
            mine=slot.face.id == session.vault.slot_id,
            slot_id=slot.face.id,
            label=slot.face.label,
            last_used=used.get(slot.face.id),
            counts=slot.face.kind != slots.RECOVERY or bool(slot.confirmed),
        )
        for slot in keys_on_disk.read(session.vault.folder).slots
    )


def change_passphrase(session: Session, old: str, new: str) -> None:
    """Change the passphrase this session was opened with; it takes as long as two unlockings.

    Any thread may do it, and so it is with everything here that changes keys, except
    `new_data_key`. What it does not do is told by `not_revoked`.

    Raises:
        WrongPassphrase: `old` is not the present one; nothing was changed.
        ShortPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    changing.change_passphrase(session.vault, old, new)
    _note(session, say("a passphrase was changed"))


def add_person(session: Session, user: User, passphrase: str) -> User:
    """Let one more person open the store with a passphrase of their own; gives the user kept.

    Raises:
        ShortPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    check_new(passphrase, session.vault.surroundings.policy().least_passphrase)
    named = replace(user, id=user.id or session.store.ids.new())
    changing.add_passphrase_slot(session.vault, passphrase, user_id=named.id, label=named.name)
    if session.store.get(User, named.id) is None:
        session.run(actions.accounts.add_user, named)
    _note(session, say("{name} can open it now", name=named.name))
    return named


def new_sheet(session: Session) -> NewSheet:
    """Make a new recovery sheet: its code is here and nowhere else, so print it before it goes.

    Raises:
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    sheet = recovery.add_recovery_slot(session.vault)
    _note(session, say("a recovery sheet was made"))
    return sheet


def confirm_sheet(session: Session, sheet: NewSheet, typed: Mapping[int, str]) -> None:
    """Let a new sheet count: `typed` has the groups `sheet.asked` by number. Older sheets end.

    Raises:
        NotTypedBack: a group is not the one on the sheet.
        NoSuchWayIn: another sheet was made since.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    recovery.confirm_recovery(session.vault, sheet, typed)
    _note(session, say("the recovery sheet was typed back and counts"))


def add_organisation(session: Session, public_file: bytes) -> PublicKey:
    """Let an organisation's key open the store; gives whose it is, with the fingerprint.

    Raises:
        NotAnOrganisationKey: the file is no public key file, or damaged.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    known = read_public(public_file)
    organisation.add_organisation_slot(session.vault, public_file)
    _note(session, say("the key of {name} opens it now", name=known.name))
    return known


def keep_on_device(session: Session, label: str) -> None:
    """Let this computer open the store for its user; `label` names the computer.

    Raises:
        DeviceNotAllowed, DeviceNotKept, DeviceCannotKeep: nothing was changed.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    device_slot.add_device_slot(session.vault, label=label)
    _note(session, say("this computer can open it now"))


def remove_way(session: Session, slot_id: str, *, places: Iterable[Path] = ()) -> Removed:
    """Take a way in away; `places` are folders with more backups, looked through for its keys.

    A new data key should be offered next: see `not_revoked`.

    Raises:
        NoSuchWayIn, PresentWayIn, LastWayIn: it was kept.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    removed = removing.remove_slot(session.vault, slot_id, places=places)
    _note(session, say("a way in was taken away"))
    return removed


def new_data_key(
    session: Session, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Write the whole store again under a new data key; needs room for a second copy of it.

    Nobody may read or write the store meanwhile (writing waits), and `session.store` is another
    object afterwards. A recovery sheet's code goes on working, but its square code does not: make
    a new sheet.

    Raises:
        RekeyFailed, DiskFull, ReadOnlyFolder: the store keeps the data key it had.
        NoRoomForBackup, BackupNotMade, BackupUnderWay: the same; it is not begun without a backup.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    backups.before(session, "before new key")
    with writing():
        try:
            rekeying.rekey(session.vault, progress)
        finally:
            if session.store.db.conn is not session.vault.connection:
                session.store = Store(session.vault.connection, session.clock, session.store.ids)
        remember(session)
        session.note_event("rekeyed")


def not_revoked() -> str:
    """Say what changing a passphrase, or taking a way in away, does not undo."""
    return say(
        "Older copies of the keys file still open with what opened them then: the copies in "
        "backups made before, and any copy somebody took. With such a copy and the old "
        "passphrase, backups of that time can be read, and the present store too until it gets a "
        "new data key. If a passphrase was found out, change it, give the store a new data key, "
        "and delete the backups from before."
    )


def remember(session: Session) -> None:
    """Keep in the store which revision of the keys file and which data key it has seen."""
    vault, store = session.vault, session.store
    now = {"keys_revision": str(vault.revision), "generation": str(vault.generation)}
    if any(store.meta(key) != value for key, value in now.items()):
        store.set_meta(**now)


def _note(session: Session, what: str) -> None:
    remember(session)
    session.note_event("keys_changed", what=what)


def _last_used(session: Session) -> dict[str, datetime]:
    """Give when each slot last opened the store, as far as the newest entries tell."""
    used: dict[str, datetime] = {}
    for entry in session.store.history("store", _EVENTS_LOOKED_AT):
        said = entry.body.said if entry.body else {}
        if said.get("event") == "unlocked" and "slot" in said:
            used.setdefault(said["slot"], datetime.fromisoformat(entry.header.wall))
    return used
