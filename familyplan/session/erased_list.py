"""The list of records erased, kept beside the store so that a restored backup forgets them too."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.vault import files
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME: Final = "erased"
_FORMAT: Final = "familyplan erased 1"
_ID: Final = re.compile(r"[0-9a-zA-Z-]{1,64}")
_MOST_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Erased:
    """One record erased: the id it had, and when. Nothing else is kept outside the store."""

    family: str
    at: datetime


class ErasedListDamaged(KnownError):
    """The list of erased records cannot be read."""

    def __init__(self) -> None:
        """Say what this means for a restored backup."""
        super().__init__(
            say(
                "The list of erased records beside the store cannot be read, so a restored backup "
                "may hold records that were erased since. Nothing was changed. Open the store "
                "that was in use: it writes the list again from its certificates."
            )
        )


def read(folder: Path) -> tuple[Erased, ...]:
    """Give the list kept in a store's folder, or none where there is no list.

    Raises:
        ErasedListDamaged: there is a list, and it is not one this program wrote.

    """
    path = folder / NAME
    if not path.exists():
        return ()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ErasedListDamaged
        lines = path.read_text(encoding="utf-8").splitlines()
        if not lines or lines[0] != _FORMAT:
            raise ErasedListDamaged
        return tuple(_one(line) for line in lines[1:])
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise ErasedListDamaged from error


def _one(line: str) -> Erased:
    held = json.loads(line)
    family, at = str(held["family"]), datetime.fromisoformat(held["at"])
    if not _ID.fullmatch(family) or at.tzinfo is None:
        raise ValueError
    return Erased(family, at)


def remember(folder: Path, erased: Iterable[Erased]) -> None:
    """Add records to the list, in one step; one listed twice has its latest time.

    A list that cannot be read is written anew from what is given.

    Raises:
        DiskFull, ReadOnlyFolder: the list is as it was.

    """
    try:
        known = {one.family: one for one in read(folder)}
        whole = True
    except ErasedListDamaged:
        known, whole = {}, False
    before = dict(known)
    for one in sorted(erased):
        known[one.family] = max(one, known.get(one.family, one))
    if whole and known == before:
        return
    lines = [json.dumps({"family": one.family, "at": one.at.isoformat()}) for one in known.values()]
    with files.known_troubles(folder):
        files.replace(folder / NAME, "\n".join([_FORMAT, *lines, ""]).encode())
