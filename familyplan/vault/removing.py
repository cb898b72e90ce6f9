"""Taking a way in away, and saying honestly where it still opens something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from familyplan.vault import changing, device_slot, keyfile, keys_on_disk, slots
from familyplan.vault.errors import LastWayIn, NoSuchWayIn, PresentWayIn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from familyplan.vault.opening import OpenVault
    from familyplan.vault.slots import Slot

BACKUPS = "backups"
_LASTING = frozenset({slots.PASSPHRASE, slots.ORGANISATION})


@dataclass(frozen=True)
class Removed:
    """A way in that is gone from the store: the backups (folders) whose keys still have it.

    Whoever kept a copy of the old keys file can still use it with that copy; a new data key ends
    that for the store, though not for those backups.
    """

    slot_id: str
    kind: str
    still_in: tuple[Path, ...]


def remove_slot(vault: OpenVault, slot_id: str, *, places: Iterable[Path] = ()) -> Removed:
    """Take a way in out of both copies of the keys file.

    `places` are folders with more backups than those in the store's own folder.

    Raises:
        NoSuchWayIn, PresentWayIn, LastWayIn: it was kept.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    keys = changing.present_keys(vault)
    gone = keys.slot(slot_id)
    if gone is None:
        raise NoSuchWayIn
    if slot_id == vault.slot_id:
        raise PresentWayIn
    left = tuple(one for one in keys.slots if one is not gone)
    if not _enough(left, keys.slots):
        raise LastWayIn
    of_device = gone.face.kind == slots.DEVICE
    of_this_computer = of_device and slot_id in device_slot.device_slots(vault)
    changed = replace(keys, slots=left, replaces=True)
    changing.write(vault, changed, lambda written: written.slot(vault.slot_id) is not None)
    if of_this_computer:
        device_slot.forget(vault)
    return Removed(slot_id, gone.face.kind, still_in(slot_id, (vault.folder / BACKUPS, *places)))


def still_in(slot_id: str, places: Iterable[Path]) -> tuple[Path, ...]:
    """Name the backup folders whose keys file has this slot."""
    found = []
    for place in places:
        for path in sorted(place.glob(f"*/{keys_on_disk.NAME}")):
            try:
                keys = keyfile.from_bytes(path.read_bytes())
            except (OSError, keyfile.Unreadable, keyfile.Newer):
                continue
            if keys.slot(slot_id) is not None:
                found.append(path.parent)
    return tuple(found)


def _enough(left: tuple[Slot, ...], before: tuple[Slot, ...]) -> bool:
    """Hold what must remain: somebody's own way, and a second one where there was a safe one."""
    if not any(one.face.kind in _LASTING for one in left):
        return False
    return not any(one.saves for one in before) or len(left) > 1
