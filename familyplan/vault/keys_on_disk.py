"""Reading and replacing `keys` and its previous good copy `keys.prev` in a store folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.vault import files, keyfile
from familyplan.vault.errors import KeysCutShort, KeysDamaged, KeysMissing, NewerKeys, NoAccess

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.slots import SlotFace

NAME: Final = "keys"
PREVIOUS: Final = "keys.prev"
DAMAGED: Final = "keys.damaged"


def read(folder: Path) -> KeyFile:
    """Read the keys of a store; the previous copy is looked at, but never used silently.

    Raises:
        KeysMissing, KeysDamaged: with `previous_good` saying whether `keys.prev` can be put back.
        NewerKeys: a later version of the program wrote it.
        NoAccess: it may not be read.

    """
    try:
        return keyfile.from_bytes((folder / NAME).read_bytes())
    except FileNotFoundError as error:
        raise KeysMissing(folder.stem, previous_good=previous_good(folder)) from error
    except PermissionError as error:
        raise NoAccess(folder.stem) from error
    except keyfile.Newer as error:
        raise NewerKeys(folder.stem) from error
    except keyfile.CutShort as error:
        raise KeysCutShort(folder.stem, previous_good=previous_good(folder)) from error
    except keyfile.Unreadable as error:
        raise KeysDamaged(folder.stem, previous_good=previous_good(folder)) from error


def faces(folder: Path) -> tuple[SlotFace, ...]:
    """Give what stands on the slots, for choosing who is opening; raises what `read` raises."""
    return tuple(slot.face for slot in read(folder).slots)


def previous_good(folder: Path) -> bool:
    """Say whether the previous copy could be put back."""
    return _good(folder / PREVIOUS)


def write(folder: Path, file: KeyFile) -> None:
    """Replace `keys`, keeping the copy before it; a damaged copy never pushes out a good one."""
    current = folder / NAME
    if _good(current):
        files.replace(folder / PREVIOUS, current.read_bytes())
    files.replace(current, keyfile.to_bytes(file))


def forget_previous(folder: Path) -> None:
    """Make the previous copy equal to the present one, so that no removed secret lives on."""
    files.replace(folder / PREVIOUS, _present(folder))


def settle_previous(folder: Path, file: KeyFile) -> None:
    """Do what a change that was cut off left undone, so that no removed secret lives on."""
    previous = folder / PREVIOUS
    if file.replaces and (not previous.exists() or previous.read_bytes() != _present(folder)):
        forget_previous(folder)


def put_back(folder: Path) -> None:
    """Use the previous copy again; what stood in `keys` is kept as `keys.damaged`.

    Raises:
        KeysDamaged: the previous copy is not good either.

    """
    if not previous_good(folder):
        raise KeysDamaged(folder.stem, previous_good=False)
    current = folder / NAME
    if current.exists():
        files.replace(folder / DAMAGED, current.read_bytes())
    files.replace(current, (folder / PREVIOUS).read_bytes())


def _present(folder: Path) -> bytes:
    """Give the bytes of the present copy."""
    return (folder / NAME).read_bytes()


def _good(path: Path) -> bool:
    """Say whether a file is a sound keys file of this version."""
    try:
        keyfile.from_bytes(path.read_bytes())
    except (OSError, keyfile.Unreadable, keyfile.Newer):
        return False
    return True
