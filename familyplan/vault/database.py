"""Connections to store.db: keyed without a string, set up strictly, every setting read back."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from familyplan.vault.errors import UnfitProgram
from familyplan.vault.secret import zero

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.cipher import Connection, DatabaseError
    from familyplan.vault.secret import DataKey

NAME: Final = "store.db"
WAL: Final = "store.db-wal"
SHM: Final = "store.db-shm"
TIMEOUT_S: Final = 10.0
BUSY_MS: Final = 10000
# 3.51.3 mended a race that could corrupt a database whose log was reset (sqlite.org, March 2026).
LEAST_SQLITE: Final = (3, 51, 3)
LEAST_CIPHER: Final = (4, 19)

# What to set, and what reading it back must give.
_SHARED: Final = (
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
)
WRITING: Final = (
    *_SHARED,
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("wal_autocheckpoint", "1000", 1000),
    ("journal_size_limit", "16777216", 16777216),
    # Only macOS listens to these two: its plain fsync does not reach the drive.
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
)
READING: Final = (*_SHARED, ("query_only", "ON", 1))
_CIPHER_SETTINGS: Final = frozenset(
    {
        "PRAGMA kdf_iter = 256000;",
        "PRAGMA cipher_page_size = 4096;",
        "PRAGMA cipher_use_hmac = 1;",
        "PRAGMA cipher_plaintext_header_size = 0;",
        "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
        "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
    }
)


class Way(enum.Enum):
    """How a file is opened: never made, and `FROZEN` promises that nobody writes to it."""

    WRITING = "mode=rw"
    READING = "mode=ro"
    FROZEN = "mode=ro&immutable=1"


def connect(path: Path, key: DataKey, way: Way) -> Connection:
    """Open store.db, read from it, and set it up; one thread at a time may use it.

    Raises:
        DatabaseError: the file does not decrypt with this key, or is damaged.
        UnfitProgram: a setting or a version is not what this program relies on.

    """
    connection = keyed(path, key, way)
    try:
        read_schema(connection)
        _set_up(connection, WRITING if way is Way.WRITING else READING)
    except BaseException:
        connection.close()
        raise
    return connection


def keyed(path: Path, key: DataKey, way: Way) -> Connection:
    """Open a file and hand it the key, without reading anything yet."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{way.value}",
        uri=True,
        isolation_level=None,
        timeout=TIMEOUT_S,
        # A window opens its store on the worker thread, which derives keys, and then uses it on
        # its own thread alone.
        check_same_thread=False,
    )
    try:
        connection.enable_load_extension(False)  # noqa: FBT003 - the library's own signature
        # Otherwise a wrong page is reported on stderr for every process that shares it.
        connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
        form = key.sqlcipher_form()
        try:
            connection.set_key(form)
        finally:
            zero(form)
    except BaseException:
        connection.close()
        raise
    return connection


def read_schema(connection: Connection) -> None:
    """Make SQLCipher decrypt the first page, which is when a wrong key shows."""
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def salt_of(connection: Connection) -> bytes:
    """Give the 16 bytes with which the file begins."""
    return bytes.fromhex(str(connection.execute("PRAGMA cipher_salt").fetchone()[0]))


def error_code(error: DatabaseError) -> int:
    """Give SQLite's primary result code (https://sqlite.org/rescode.html), or 0 without one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def check_versions(sqlite: tuple[int, ...], cipher: str) -> None:
    """Refuse an encrypted SQLite older than the faults we know of.

    Raises:
        UnfitProgram: SQLite is below 3.51.3, or SQLCipher below 4.19.

    """
    if sqlite < LEAST_SQLITE:
        raise UnfitProgram(f"SQLite {'.'.join(map(str, sqlite))}")
    number, _, _edition = cipher.partition(" ")
    numbers = tuple(int(part) for part in number.split(".") if part.isdigit())
    if numbers < LEAST_CIPHER:
        raise UnfitProgram(f"SQLCipher {cipher}")


def _set_up(connection: Connection, settings: tuple[tuple[str, str, int | str], ...]) -> None:
    """Apply every setting, then read every one back."""
    check_versions(dbapi2.sqlite_version_info, str(_value(connection, "cipher_version")))
    for name, value, _expected in settings:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
    for name, _value_set, expected in settings:
        if _value(connection, name) != expected:
            raise UnfitProgram(name)
    if {row[0] for row in connection.execute("PRAGMA cipher_settings")} != _CIPHER_SETTINGS:
        raise UnfitProgram("cipher_settings")
    options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    if options.isdisjoint({"TEMP_STORE=2", "TEMP_STORE=3"}):
        # Otherwise sorting a long list would write it to the disk in clear.
        raise UnfitProgram("TEMP_STORE")


def _value(connection: Connection, pragma: str) -> object:
    """Read one setting."""
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None
