"""A day's work in one process, with a marker in every text anybody can type; its calls are traced.

It ends in a crash in the middle of writing. With FAULTS_CONTROL=temp-file SQLite is told to keep
its temporary tables in files, and with FAULTS_CONTROL=network it listens; both must be found.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from invented import OUT, PACK, PASSPHRASE, STORE, opened, the_copy

from familyplan import actions
from familyplan.model import Kind, Note, declarations, kind_of, noun_of, nouns
from familyplan.model.titles import title
from familyplan.session.copies import hand_out, prepare, preview
from familyplan.session.keys import change_passphrase

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

MARK: Final = "Zqxmarkervj"
_TYPED: Final = {Kind.TEXT, Kind.LONG_TEXT}
_NOTES: Final = 150


def marked(record_type: type[Record]) -> dict[str, Any]:
    """Give a marker for every field of a kind of record that holds typed text."""
    found: dict[str, Any] = {}
    for name, declaration in declarations(record_type).items():
        words = f"{MARK} {name} of {kind_of(record_type)} {MARK}"
        if declaration.kind in _TYPED:
            found[name] = words
        elif declaration.kind is Kind.TEXTS:
            found[name] = (words,)
    return found


def _fill(session: Session, scope: str) -> None:
    """Put the marker in every typed field of the family, and add one record of every other kind."""
    there = {kind_of(record) for record in session.store.family(scope)}
    for record in session.store.family(scope):
        values = marked(type(record))
        if values and kind_of(record) != "meeting":
            session.run(actions.records.edit, kind_of(record), record.id, **values)
    for kind, record_type in nouns().items():
        if kind not in there and noun_of(record_type).home == "family":
            assert {"id", "scope"} < {each.name for each in fields(record_type)}
            session.run(actions.records.add, record_type(scope=scope, **marked(record_type)))
    for number in range(_NOTES):
        words = f"{MARK} {number} {MARK * 1200}"
        session.run(actions.records.add, Note(scope=scope, words=words))


def _look(session: Session) -> None:
    """Find, list, sort more than fits in SQLite's memory, and read history."""
    assert session.store.find(MARK, guarded=False)
    assert session.store.haystacks()
    assert [title(record) for record in session.store.all(Note)]
    assert session.history()
    connection = session.store.db.conn
    connection.execute("PRAGMA cache_size=5")
    connection.execute("PRAGMA temp.cache_size=5")
    rows = connection.execute("SELECT words FROM note ORDER BY substr(words, 12), words").fetchall()
    assert len(rows) > _NOTES
    connection.execute("CREATE TEMP TABLE sorted AS SELECT DISTINCT words FROM note")
    connection.execute("DROP TABLE sorted")


def _copies(session: Session, place: Path) -> None:
    prepared = the_copy(session)
    reader = prepared.shown.reader
    preview(session, prepared.family_id, prepared.asked, reader)
    again = prepare(session, prepared.family_id, prepared.asked, reader)
    hand_out(session, again, (place / PACK).read_bytes(), out=place / OUT, channel="usb")


def main(folder: str) -> None:
    """Work, lock, work again, and crash while a transaction is open."""
    place = Path(folder)
    session = opened(place / STORE)
    if os.environ.get("FAULTS_CONTROL") == "temp-file":
        session.store.db.conn.execute("PRAGMA temp_store=FILE")
    if os.environ.get("FAULTS_CONTROL") == "network":
        socket.create_server(("127.0.0.1", 0)).close()
    scope = session.store.family_lines()[0].family
    _copies(session, place)
    _fill(session, scope)
    session.store.keep_draft("note/new", scope, f"{MARK} half-typed")
    _look(session)
    session.undo()
    session.redo()
    change_passphrase(session, PASSPHRASE, f"{MARK} as a passphrase")
    assert session.verify().problems == ()
    session.close()
    session = opened(place / STORE, f"{MARK} as a passphrase")
    session.store.db.conn.execute("BEGIN IMMEDIATE")
    session.store.db.conn.execute("UPDATE note SET words = words || ?", [MARK * 50])
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
