"""Putting a restored store in the place of the present one, by renames that can be finished later.

A note beside the store says what is under way. Whatever cuts it off, the next opening or restore
finds the note and finishes or turns back: the name always leads to one whole store.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from familyplan.clock import LONDON
from familyplan.session.backup_errors import NotBackYet, NotRestored
from familyplan.vault import copying, files, keys_on_disk
from familyplan.vault.creating import BACKUPS
from familyplan.vault.errors import VaultError
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import datetime

_RESTORING: Final = ".restoring-"


def beside(folder: Path) -> Path:
    """Give a name beside a store's folder, under which what will replace it is built."""
    return folder.with_name(f"{folder.name}{_RESTORING}{copying.token()}")


def clear_left(folder: Path) -> None:
    """Remove what an earlier restore that was cut off had built; settle first."""
    for left in folder.parent.glob(f"{_literal(folder.name)}{_RESTORING}*"):
        shutil.rmtree(left, ignore_errors=True)


def swap(folder: Path, part: Path, now: datetime) -> Path | None:
    """Give `part` the name of `folder`; give what the present store is kept as, if there was one.

    The backups on the shelf of the present store move into the restored one.

    Raises:
        NotRestored: the present store could not be moved; it is as it was.
        NotBackYet: it was moved aside and the disk let it not back; the next opening does.
        DiskFull, ReadOnlyFolder: the same.

    """
    kept = _kept_name(folder, now) if folder.exists() else None
    note = {"part": part.name, "kept": kept.name if kept else ""}
    with files.known_troubles(folder.parent):
        files.replace(_note(folder), json.dumps(note).encode())
    try:
        if kept is not None:
            folder.rename(kept)
            copying.sync_names(folder.parent)
        part.rename(folder)
    except OSError as error:
        if kept is not None and kept.exists() and not folder.exists():
            try:
                kept.rename(folder)
            except OSError as refused:
                # The note stays: the next opening brings the store back under its name.
                raise NotBackYet(folder.stem, kept.name) from refused
        with suppress(OSError):
            # Left behind it does nothing, as the store has its name again.
            _note(folder).unlink(missing_ok=True)
        raise NotRestored(folder.stem) from error
    _finish(folder, kept)
    return kept


def settle(folder: Path) -> None:
    """Finish or turn back what an earlier restore began; without its note nothing is touched."""
    note = _note(folder)
    if not note.is_file():
        return
    try:
        said = json.loads(note.read_bytes())
        part, name = str(said["part"]), str(said["kept"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return
    # Whoever can write beside the store can write this note: it may lead to nothing but our own.
    if not _is_part(folder, part) or not (name == "" or _is_kept(folder, name)):
        return
    built, kept = folder.with_name(part), folder.with_name(name) if name else None
    with files.known_troubles(folder.parent):
        if built.is_dir() and not folder.exists():
            built.rename(folder)
        elif built.is_dir():
            shutil.rmtree(built)
        elif kept is not None and kept.is_dir() and not folder.exists():
            kept.rename(folder)
            kept = None
        _finish(folder, kept)


def kept_beside(folder: Path, store_id: str) -> tuple[Path, ...]:
    """Name the other folders beside a store's that hold the same store, as it was before."""
    found = []
    for path in folder.parent.glob(f"*{_literal(folder.suffix)}"):
        with suppress(OSError, VaultError):
            if path != folder and keys_on_disk.read(path).store_id == store_id:
                found.append(path)
    return tuple(sorted(found))


def _finish(folder: Path, kept: Path | None) -> None:
    """Move the shelf of backups over, and take the note away."""
    with suppress(OSError):
        copying.sync_names(folder.parent)
    if kept is not None and kept.is_dir():
        old, new = kept / BACKUPS, folder / BACKUPS
        # A shelf that cannot be moved stays whole with the store that is kept.
        with suppress(OSError):
            if old.is_dir():
                if new.is_dir():
                    new.rmdir()
                old.rename(new)
    with suppress(OSError):
        _note(folder).unlink(missing_ok=True)
        copying.sync_names(folder.parent)


def _kept_name(folder: Path, now: datetime) -> Path:
    """Choose a name nothing has yet."""
    moment = now.astimezone(LONDON).strftime("%Y-%m-%d %H%M")
    stem = say("{store} kept {moment}", store=folder.stem, moment=moment)
    for number in range(1, 1000):
        ending = f" {number}" if number > 1 else ""
        candidate = folder.with_name(f"{stem}{ending}{folder.suffix}")
        if not candidate.exists():
            return candidate
    raise NotRestored(folder.stem)


def _is_part(folder: Path, name: str) -> bool:
    """Say whether `beside` could have given this name, and no link stands under it."""
    ours = re.fullmatch(re.escape(f"{folder.name}{_RESTORING}") + "[0-9a-f]{4}", name)
    return ours is not None and not folder.with_name(name).is_symlink()


def _is_kept(folder: Path, name: str) -> bool:
    """Say whether `_kept_name` could have given this name."""
    alone = Path(name).name == name and name != folder.name
    return alone and folder.stem in name and Path(name).suffix == folder.suffix


def _note(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.swap")


def _literal(name: str) -> str:
    """Write a name so that a pattern means just that."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
