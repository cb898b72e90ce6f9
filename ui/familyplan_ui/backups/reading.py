"""Which backups of the open store there are, here and in the second place; for the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.session.backups import kept

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session.backups import Backup


@dataclass(frozen=True)
class Shelved:
    """One backup, and whether it lies on this computer and in the second place."""

    backup: Backup
    here: bool
    away: bool


def read(folder: Path, store_id: str, place: Path | None) -> tuple[Shelved, ...]:
    """Give every backup of one store, newest first; a place that is away gives none.

    A network drive may take long to say that it is away: keep this off the window's thread.
    """
    here = {one.name: one for one in kept(folder)}
    found = kept(place) if place is not None else ()
    away = {one.name: one for one in found if one.store_id == store_id}
    return tuple(
        Shelved(here.get(name) or away[name], name in here, name in away)
        for name in sorted({*here, *away}, reverse=True)
    )
