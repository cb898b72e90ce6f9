"""Checking the whole store beside the work: on a connection of its own, in whatever thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.cipher import connect_in_memory
from familyplan.store.reading import Reader
from familyplan.store.verifying import Report, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.session import Session

__all__ = ["Report", "check_store"]


def check_store(session: Session, progress: Callable[[int, int], None]) -> Report:
    """Check pages, chains and replay of the store; `progress` hears how many of how many.

    What `progress` raises ends the check.
    """
    connection, in_memory = session.vault.reader(), connect_in_memory()
    try:
        return verify(Reader(connection).db, in_memory, progress)
    finally:
        in_memory.close()
        connection.close()
