# What sqlcipher3 0.6.4 adds to the standard module. Its classes are *not* subclasses of the
# standard ones when the program runs; they are written so here because sqlite-utils asks for the
# standard connection type. The exceptions are kept apart, so that mixing them up is noticed.
import sqlite3

sqlite_version: str
sqlite_version_info: tuple[int, ...]

class Error(Exception):
    sqlite_errorcode: int
    sqlite_errorname: str

class DatabaseError(Error): ...
class IntegrityError(DatabaseError): ...
class OperationalError(DatabaseError): ...
class ProgrammingError(DatabaseError): ...
class Cursor(sqlite3.Cursor): ...
class Row(sqlite3.Row): ...

class Connection(sqlite3.Connection):
    def set_key(self, key: bytes | bytearray, /) -> None: ...
    def reset_key(self, key: bytes | bytearray, /) -> None: ...

def connect(
    database: str,
    timeout: float = 5.0,
    isolation_level: str | None = "",
    check_same_thread: bool = True,
    *,
    uri: bool = False,
) -> Connection: ...
