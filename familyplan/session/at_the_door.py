"""What the door may offer before a store is open, and what to do where it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from familyplan.session import backups, second_place, shelf
from familyplan.session.soundness import PagesDamaged
from familyplan.store.errors import NewerStore
from familyplan.vault import errors, keys_on_disk, slots
from familyplan.vault.errors import VaultError
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.errors import KnownError
    from familyplan.session.shelf import Backup
    from familyplan.vault.opening import Surroundings

__all__ = ["ACTS", "Advice", "Offered", "advice", "backups_at_hand", "is_stuck", "offered"]

PUT_BACK: Final = "put_back"
REBUILD: Final = "rebuild"
RESTORE: Final = "restore"
SALVAGE: Final = "salvage"
ANOTHER: Final = "another"
AGAIN: Final = "again"
ACTS: Final = (PUT_BACK, REBUILD, RESTORE, SALVAGE, AGAIN, ANOTHER)

# The most exact kind first: some are kinds of others.
_ADVICE: Final[tuple[tuple[type[Exception], str, tuple[str, ...]], ...]] = (
    (errors.KeysOfAnother, mark("The files do not belong together"), (RESTORE, AGAIN, ANOTHER)),
    (errors.NotAStore, mark("This is no store"), (ANOTHER, RESTORE)),
    (errors.MissingStore, mark("The main file is missing"), (RESTORE, AGAIN, ANOTHER)),
    (errors.EmptyStore, mark("The main file is empty"), (RESTORE, AGAIN, ANOTHER)),
    (errors.TruncatedStore, mark("The main file is cut short"), (RESTORE, SALVAGE, AGAIN)),
    (errors.KeysOutdated, mark("The keys file is too old"), (PUT_BACK, RESTORE, REBUILD)),
    (errors.DamagedStore, mark("The store is damaged"), (RESTORE, SALVAGE, AGAIN)),
    (PagesDamaged, mark("The store is damaged"), (RESTORE, SALVAGE, AGAIN)),
    (errors.KeysMissing, mark("The keys file is missing"), (PUT_BACK, RESTORE, REBUILD)),
    (errors.KeysDamaged, mark("The keys file is damaged"), (PUT_BACK, RESTORE, REBUILD)),
    (errors.KeysAltered, mark("The keys file was changed"), (RESTORE, REBUILD, ANOTHER)),
    (NewerStore, mark("The store is from a newer program"), (AGAIN, ANOTHER)),
    (errors.NewerKeys, mark("The store is from a newer program"), (AGAIN, ANOTHER)),
    (errors.SyncedFolder, mark("The store lies in a synced folder"), (AGAIN, ANOTHER)),
    (errors.NetworkFolder, mark("The store lies on a network drive"), (AGAIN, ANOTHER)),
)


@dataclass(frozen=True, slots=True)
class Offered:
    """Which ways into a store, beside a passphrase, its keys file has at present."""

    device: bool = False
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a store did not open: a title, what happened and was kept, and what to do, best first."""

    title: str
    words: str
    acts: tuple[str, ...]


def offered(folder: Path, around: Surroundings) -> Offered:
    """Say which ways in to offer; none where the keys file cannot be read. Nothing is asked.

    A computer's own safe is not tried out for this: it might ask its user for a password.
    """
    try:
        kinds = {slot.face.kind for slot in keys_on_disk.read(folder).slots}
    except (VaultError, OSError):
        return Offered()
    allowed = around.policy().device_slot and around.device is not None
    return Offered(
        device=slots.DEVICE in kinds and allowed,
        organisation=slots.ORGANISATION in kinds,
    )


def backups_at_hand(folder: Path, around: Surroundings) -> tuple[Backup, ...]:
    """Give the backups of a store that can be found without its key, newest first.

    They lie in its folder, where its managers say, and in the second place last used. Of several
    copies of one backup the nearest is given; those of other stores are left out.
    """
    own = backups.kept(folder)
    found = {one.name: one for one in own}
    stores = {one.store_id for one in own if not one.problem}
    ruled = tuple(Path(place).expanduser() for place in around.policy().backup_places)
    for place in (*ruled, *filter(None, (second_place.noted(folder),))):
        for one in backups.kept(place):
            if one.store_id in stores or not stores:
                found.setdefault(one.name, one)
    return shelf.in_order(found.values())


def is_stuck(problem: KnownError) -> bool:
    """Say whether typing again would not help."""
    return any(isinstance(problem, kind) for kind, _title, _acts in _ADVICE)


def advice(problem: KnownError, folder: Path) -> Advice:
    """Say what to do about a store that cannot be opened; nothing is ever mended in place."""
    kind = next((one for one in _ADVICE if isinstance(problem, one[0])), None)
    title, acts = (kind[1], kind[2]) if kind else (mark("The store was not opened"), (AGAIN,))
    return Advice(say(title), problem.sentence, tuple(_possible(acts, problem, folder)))


def _possible(acts: tuple[str, ...], problem: KnownError, folder: Path) -> list[str]:
    """Leave out what cannot be done here."""
    good = getattr(problem, "previous_good", None)
    back = keys_on_disk.previous_good(folder) if good is None else good
    return [act for act in acts if act != PUT_BACK or back]
