"""Papers of backups: copied once to a shelf, compared with the digests the database holds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from familyplan.store import facts as store_facts
from familyplan.store import paper_keys
from familyplan.vault import copying

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.store.database import Database

__all__ = ["copy_papers", "wrong_papers"]


def copy_papers(db: Database, source: Path, target: Path) -> tuple[str, ...]:
    """Copy what a shelf lacks of the papers a database holds keys of; name those it cannot have.

    A paper that is not what was sealed is not kept on the shelf.

    Raises:
        OSError: one could not be written; nothing half is left.

    """
    needed = _digests(db)
    new = [name for name in needed if not (target / name).is_file()]
    lost = list(copying.copy_missing(needed, source, target))
    for name in new:
        if name not in lost and not _is(target / name, needed[name]):
            (target / name).unlink(missing_ok=True)
            lost.append(name)
    return tuple(lost)


def wrong_papers(db: Database, folder: Path) -> tuple[str, ...]:
    """Name the papers a database holds keys of that are missing or changed in a folder."""
    return tuple(name for name, digest in _digests(db).items() if not _is(folder / name, digest))


def _digests(db: Database) -> dict[str, bytes]:
    """Give the digest of every paper by its file; none before papers could be kept."""
    if not store_facts.papers_needed(db):
        return {}
    return {row.file: row.digest for row in paper_keys.every(db)}


def _is(path: Path, digest: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest() == digest
    except OSError:
        return False
