"""Bringing a store of an earlier release up to date: never without a checked backup of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.session import backups
from familyplan.store.migrations import SCHEMA_VERSION, version_of
from familyplan.store.reading import Reader
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.clock import Clock
    from familyplan.session.backups import Backup
    from familyplan.vault.opening import OpenVault

__all__ = ["NotUpgraded", "back_up_first"]

WHY: Final = "before upgrade"


class NotUpgraded(KnownError):
    """A store of an earlier release was left at its version, because no backup could be made."""

    def __init__(self, store: str, why: str) -> None:
        """Name the store and say what stood in the way."""
        said = say(
            "{store} was last used with an earlier Family Plan. Before it is brought up to date a "
            "backup is made, and that did not work, so the store was left as it was.",
            store=store,
        )
        super().__init__(f"{said} {why}")


def back_up_first(vault: OpenVault, clock: Clock) -> Backup | None:
    """Back up an open store that is about to be brought up to date; None where it need not be.

    Call this before the store's tables are touched; a newer store is left to be refused there.

    Raises:
        NotUpgraded: there is no good backup, so the tables must stay as they are.

    """
    version = version_of(Reader(vault.connection).db)
    if vault.read_only or not 0 < version < SCHEMA_VERSION:
        return None
    tell = vault.surroundings.tell
    tell(say("Backing up before bringing the store up to date…"))
    try:
        made = backups.write(vault, clock, WHY)
    except KnownError as error:
        raise NotUpgraded(vault.folder.stem, error.sentence) from error
    tell(say("Bringing the store up to date…"))
    return made
