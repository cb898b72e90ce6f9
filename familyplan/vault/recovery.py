"""The recovery sheet: made, typed back, used when the passphrase or the keys file is lost."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from familyplan.vault import (
    changing,
    database,
    diagnosis,
    files,
    keys_on_disk,
    lock,
    recovery_code,
    slot_text,
    slots,
)
from familyplan.vault.errors import (
    MissingStore,
    NoSuchWayIn,
    NotTypedBack,
    WrongRecoveryCode,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.opening import OpenVault, Surroundings
    from familyplan.vault.slots import Slot

ASKED: Final = 2


@dataclass(frozen=True)
class NewSheet:
    """A sheet before it counts: what to print, and which groups (from 1) to ask for.

    `code` is shown once and kept nowhere; `slot_text` holds no secret.
    """

    slot_id: str
    code: str = field(repr=False)
    slot_text: str = field(repr=False)
    asked: tuple[int, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the code, in their order."""
        return recovery_code.groups_of(self.code)


def add_recovery_slot(vault: OpenVault) -> NewSheet:
    """Make a new recovery sheet; it opens the store at once, but counts only when typed back.

    An earlier sheet goes on working until then.

    Raises:
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    secret = recovery_code.fresh()
    face = changing.new_face(vault, slots.RECOVERY, user_id=vault.user_id, label="")
    slot = changing.made(vault, face, secret)
    changing.add(vault, slot, secret, drop=_unconfirmed)
    places = range(1, recovery_code.GROUPS + 1)
    asked = tuple(sorted(secrets.SystemRandom().sample(places, ASKED)))
    text = slot_text.written(vault.keys, slot)
    return NewSheet(face.id, recovery_code.written(secret), text, asked)


def confirm_recovery(vault: OpenVault, sheet: NewSheet, typed: Mapping[int, str]) -> None:
    """Let a sheet count, once the groups asked for were typed back; earlier sheets end here.

    `typed` has the groups by their number, from 1.

    Raises:
        NotTypedBack: a group is not the one on the sheet.
        NoSuchWayIn: another sheet was made since.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    for number in sheet.asked:
        if recovery_code.tidied(typed.get(number, "")) != sheet.groups[number - 1]:
            raise NotTypedBack
    keys = changing.present_keys(vault)
    slot = keys.slot(sheet.slot_id)
    if slot is None:
        raise NoSuchWayIn
    now = vault.surroundings.clock.now().isoformat(timespec="seconds")
    confirmed = replace(slot, confirmed=now)
    secret = recovery_code.read(sheet.code)
    changing.add(vault, confirmed, secret, drop=lambda one: one.face.kind == slots.RECOVERY)


def rebuild_keys(folder: Path, text: str, code: str, *, surroundings: Surroundings) -> None:
    """Write a new keys file from a recovery sheet, after proving that it opens store.db.

    The only way in is the sheet then; whatever stood in `keys` is kept as `keys.damaged`.

    Raises:
        SlotTextUnreadable, CodeMistyped, WrongRecoveryCode: nothing was changed.
        MissingStore, KeysOfAnother, KeysOutdated, DamagedStore: the sheet does not open store.db.
        StoreInUse, ReadOnlyFolder, DiskFull: nothing was changed.

    """
    known = slot_text.read(text)
    secret = recovery_code.read(code)
    (slot,) = known.slots
    key = slots.unlock(slot, secret, store_id=known.store_id, generation=known.generation)
    if key is None:
        raise WrongRecoveryCode(folder.stem)
    if not (folder / database.NAME).is_file():
        raise MissingStore(folder.stem)
    with files.known_troubles(folder):
        held = lock.take(folder, surroundings.clock)
        try:
            start = diagnosis.check_file(folder)
            diagnosis.check_belongs(folder, known, start)
            diagnosis.check_inside(folder, key, known, start)
            _keep(folder, _typed(known, slot, surroundings).signed(key))
        finally:
            key.wipe()
            held.release()


def _typed(known: KeyFile, slot: Slot, around: Surroundings) -> KeyFile:
    """Let the sheet count: all of its code was just typed."""
    now = around.clock.now().isoformat(timespec="seconds")
    return replace(known, slots=(replace(slot, confirmed=now),), revision=1)


def _keep(folder: Path, keys: KeyFile) -> None:
    """Write the file, putting what stood there aside."""
    current = folder / keys_on_disk.NAME
    if current.exists():
        files.replace(folder / keys_on_disk.DAMAGED, current.read_bytes())
    keys_on_disk.write(folder, keys)


def _unconfirmed(slot: Slot) -> bool:
    return slot.face.kind == slots.RECOVERY and not slot.confirmed
