"""Checking the whole store beside the work: on a connection of its own, in whatever thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.cipher import connect_in_memory
from familyplan.session import papers
from familyplan.store.reading import Reader
from familyplan.store.verifying import Report, verify
from familyplan.vault import soundness

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.session import Session
    from familyplan.store.database import Database
    from familyplan.vault.opening import OpenVault

__all__ = ["Report", "check_store", "checked"]


def check_store(session: Session, progress: Callable[[int, int], None]) -> Report:
    """Check pages, chains, replay and papers; `progress` hears how many of how many of each.

    What `progress` raises ends the check.
    """
    connection = session.vault.reader()
    try:
        return checked(session.vault, Reader(connection).db, progress)
    finally:
        connection.close()


def checked(vault: OpenVault, db: Database, progress: Callable[[int, int], None]) -> Report:
    """Check a store on one of its connections.

    Where pages are damaged, the next opening looks at them first and opens for reading only.
    """
    in_memory = connect_in_memory()
    try:
        report = verify(db, in_memory, progress)
    finally:
        in_memory.close()
    if report.pages_damaged:
        if not vault.read_only:
            soundness.doubt(vault.folder)
        return report
    return replace(report, problems=report.problems + papers.problems(vault, db, progress))
