"""How an open database is set up, read back for whoever wants to see it; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.vault import database

if TYPE_CHECKING:
    from familyplan.vault.opening import OpenVault


@dataclass(frozen=True, slots=True)
class DatabaseLook:
    """The versions underneath, how many settings were read back, and which of them differ."""

    sqlite: str
    sqlcipher: str
    provider: str
    settings: int
    differing: tuple[str, ...]


def look(vault: OpenVault) -> DatabaseLook:
    """Read versions and settings back from the open connection, on the thread it belongs to."""
    connection = vault.connection

    def one(statement: str) -> object:
        row = connection.execute(statement).fetchone()
        return row[0] if row else ""

    wanted = database.READING if vault.read_only else database.WRITING
    return DatabaseLook(
        sqlite=str(one("SELECT sqlite_version()")),
        sqlcipher=str(one("PRAGMA cipher_version")),
        provider=str(one("PRAGMA cipher_provider_version")),
        settings=len(wanted),
        differing=tuple(
            name for name, _set, expected in wanted if one(f"PRAGMA {name}") != expected
        ),
    )
