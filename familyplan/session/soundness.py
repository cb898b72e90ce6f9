"""Looking at a store's pages when it matters, and opening a damaged one without writing to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from familyplan.cipher import DatabaseError
from familyplan.errors import KnownError
from familyplan.store.errors import StoreTrouble
from familyplan.vault import soundness
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.vault.opening import OpenVault

__all__ = ["PagesDamaged", "close", "ended_badly", "examine", "read_only_words", "through"]

ended_badly = soundness.ended_badly
T = TypeVar("T")


class PagesDamaged(KnownError):
    """So much of a store is damaged that it cannot be shown, not even for reading."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "Your key is right, but {store} is damaged where the program has to read first. No "
                "record in it was changed. Restore a backup. What was saved after it can be "
                "salvaged into a new store.",
                store=store,
            )
        )


def examine(vault: OpenVault) -> None:
    """Look at every page after a bad end; where one is damaged, go on for reading only.

    A very large store is not kept waiting for: its full check is run on demand.
    """
    if vault.read_only or not soundness.quick(vault):
        return
    if soundness.pages_damaged(vault.connection):
        _withdraw(vault)
    else:
        soundness.settle_doubt(vault.folder)


def through(vault: OpenVault, enter: Callable[[], T]) -> T:
    """Enter an open store; where damage stops that, enter it once more for reading only.

    Raises:
        PagesDamaged: it cannot be read either.

    """
    try:
        return enter()
    except (DatabaseError, StoreTrouble) as error:
        if vault.read_only or not soundness.pages_damaged(vault.connection):
            raise
        first = error
    _withdraw(vault)
    try:
        return enter()
    except (DatabaseError, StoreTrouble):
        raise PagesDamaged(vault.folder.stem) from first


def read_only_words(vault: OpenVault) -> str:
    """Say why an open store cannot be written to, for a banner, or "" where it can."""
    if not vault.read_only:
        return ""
    if vault.held is None:
        return say(
            "This store can only be read, because its folder cannot be written to. Copy it to a "
            "folder of your own to work in it."
        )
    return say(
        "Part of this store is damaged, so it can only be read and nothing in it was changed. "
        "Restore the newest good backup first. What was saved after it can be salvaged into a "
        "new store."
    )


def close(vault: OpenVault, tidy: Callable[[], object]) -> None:
    """Close a store, left in order where it may be written to; closing twice does nothing more.

    Everything is saved by then, so neither a full disk nor a damaged page keeps it open.
    """
    if not (vault.closed or vault.read_only):
        with suppress(KnownError):
            tidy()
    vault.close()


def _withdraw(vault: OpenVault) -> None:
    """Stop writing, and have the next opening look again."""
    soundness.doubt(vault.folder)
    try:
        soundness.stop_writing(vault)
    except DatabaseError as error:
        raise PagesDamaged(vault.folder.stem) from error
