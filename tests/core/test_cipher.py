"""sqlite-utils runs on SQLCipher, or the process stops."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def python(code: str, *beside: Path) -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh interpreter, where nothing has been imported yet."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, beside))}
    told = [sys.executable, "-c", code]
    return subprocess.run(told, capture_output=True, text=True, check=False, env=env)


def test_sqlite_utils_runs_on_the_prepared_module() -> None:
    """After preparing, both modules of sqlite-utils hold the encrypted SQLite; twice is fine."""
    done = python(
        "from familyplan.cipher import OperationalError, prepare_sqlite\n"
        "module = prepare_sqlite()\n"
        "assert prepare_sqlite() is module\n"
        "import sqlite_utils.db, sqlite_utils.utils\n"
        "assert sqlite_utils.db.sqlite3 is module\n"
        "assert sqlite_utils.utils.OperationalError is OperationalError\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_rows_inserted_with_returning_are_still_there_after_reopening() -> None:
    """The loss that the alias prevents: rows after `INSERT ... RETURNING` reach the file."""
    done = python(
        "import pathlib, tempfile\n"
        "from familyplan.cipher import prepare_sqlite\n"
        "module = prepare_sqlite()\n"
        "import sqlite_utils\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    path = str(pathlib.Path(folder) / 'rows.db')\n"
        "    def rows():\n"
        "        connection = module.connect(path)\n"
        "        connection.set_key(bytearray(b'a key'))\n"
        "        return sqlite_utils.Database(connection, execute_plugins=False)\n"
        "    first = rows()\n"
        "    first['t'].insert({'n': 1})\n"
        "    list(first.query('insert into t (n) values (2) returning n'))\n"
        "    first['t'].insert({'n': 3})\n"
        "    first.conn.close()\n"
        "    second = rows()\n"
        "    print([row['n'] for row in second['t'].rows])\n"
        "    second.conn.close()\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[1, 2, 3]\n", "")


def test_a_sqlite_utils_imported_too_early_stops_the_process() -> None:
    """Going on with the standard module's exceptions would lose rows silently."""
    done = python(
        "import sqlite_utils\nfrom familyplan.cipher import prepare_sqlite\nprepare_sqlite()\n"
    )
    assert done.returncode == 1
    assert "sqlite_utils was imported before" in done.stderr


def test_a_plugin_somebody_installed_is_never_handed_the_open_store(tmp_path: Path) -> None:
    """sqlite-utils gives every connection to every plugin that is installed, unless it is told."""
    about = tmp_path / "prying-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: prying\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[sqlite_utils]\nprying = prying\n")
    (tmp_path / "prying.py").write_text(
        "from sqlite_utils import hookimpl\n"
        "@hookimpl\n"
        "def prepare_connection(conn):\n"
        "    print('handed over')\n"
    )
    ours = (
        "from familyplan.store.database import open_database as over\nover(connect_in_memory())\n"
    )
    theirs = "import sqlite_utils\nsqlite_utils.Database(connect_in_memory())\n"
    begun = "from familyplan.cipher import connect_in_memory, prepare_sqlite\nprepare_sqlite()\n"
    assert python(begun + theirs, tmp_path).stdout == "handed over\n"
    assert python(begun + ours, tmp_path).stdout == ""
