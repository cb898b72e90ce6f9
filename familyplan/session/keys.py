"""Who may open the store: every way in, added, changed, given up, and told honestly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import User
from familyplan.session import backups
from familyplan.session.ways import WayIn, elsewhere, kept_in, this_computer, ways_in
from familyplan.store import Store
from familyplan.store.database import writing
from familyplan.vault import (
    changing,
    device_slot,
    organisation,
    recovery,
    rekeying,
    removing,
)
from familyplan.vault.changing import put_back_previous_keys
from familyplan.vault.errors import ShortPassphrase
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
    "NameNeeded",
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
    "introduce",
    "keep_on_device",
    "kept_in",
    "let_in",
    "make_organisation_key",
    "new_data_key",
    "new_sheet",
    "not_revoked",
    "put_back_previous_keys",
    "read_public",
    "rebuild_keys",
    "remove_way",
    "this_computer",
    "ways_in",
]


class NameNeeded(KnownError):
    """Somebody was to be let in without a name."""

    def __init__(self) -> None:
        """Say what the name is for."""
        super().__init__(
            say(
                "A name is needed, because it stands beside what this person writes. Nothing was "
                "changed."
            )
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
        NameNeeded, ShortPassphrase, WeakPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    named = let_in(session, user, passphrase)
    introduce(session, named)
    return named


def let_in(session: Session, user: User, passphrase: str) -> User:
    """Do the slow half of `add_person`, on any thread; `introduce` who is given back after it.

    Raises:
        NameNeeded, ShortPassphrase, WeakPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    if not user.name.strip():
        raise NameNeeded
    named = replace(user, id=user.id or session.store.ids.new())
    changing.add_passphrase_slot(session.vault, passphrase, user_id=named.id, label=named.name)
    _note(session, say("{name} can open it now", name=named.name))
    return named


def introduce(session: Session, user: User) -> None:
    """Make who was let in known to the store, on the session's thread: its listeners hear of it.

    Should this not be reached, the first opening by that person does it.
    """
    if session.store.get(User, user.id) is None:
        session.run(actions.accounts.add_user, user)


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
    """Take a way in away, and say which backups still have it, here, in the second and in `places`.

    A new data key should be offered next: see `not_revoked`.

    Raises:
        NoSuchWayIn, PresentWayIn, LastWayIn: it was kept.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    looked_through = (*elsewhere(session), *places)
    removed = removing.remove_slot(session.vault, slot_id, places=looked_through)
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
