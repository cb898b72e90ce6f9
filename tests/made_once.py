"""Makes a store, or a family in one, once per process and gives every test a copy of its own.

A copy is a real store, on the disk, with its own lock, log and connection: only the making, which
is tested where it belongs, is not done over again.
"""

from __future__ import annotations

import functools
import itertools
import shutil
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from familyplan.model.ids import Ids
from familyplan.session import create_store, opening
from familyplan.store import Changes, log
from familyplan.vault import creating, database
from familyplan.vault.secret import DataKey

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from familyplan.cipher import Connection
    from familyplan.model import User
    from familyplan.session import Session, Surroundings

P = ParamSpec("P")
T = TypeVar("T")
PASSPHRASE = "seven quiet otters"
_STORE = "Template.fpstore"
_numbers = itertools.count()


class _Made(NamedTuple):
    """What a builder left behind: the whole database, what it changed, and what it gave."""

    number: int
    args: tuple[object, ...]
    database: Connection
    changes: Changes
    given: Any


class _Moment(NamedTuple):
    """A session nothing was done to since its database was as in `number`."""

    number: int
    template: Template
    total_changes: int
    data_version: int


_moments: WeakKeyDictionary[Session, _Moment] = WeakKeyDictionary()


class Template:
    """One store as `create_store` leaves it, and what builders made of copies of it."""

    def __init__(self, folder: Path, user: User, surroundings: Surroundings) -> None:
        """Make the store that is copied; the folder is the template's own."""
        self.folder = folder
        self.number = next(_numbers)
        self.made: dict[tuple[int, Callable[..., Any], datetime], list[_Made]] = {}
        session = create_store(folder / _STORE, PASSPHRASE, user, surroundings=surroundings)
        vault = session.vault
        self.user = session.user
        self.keys = vault.keys
        self.slot = next(slot for slot in vault.keys.slots if slot.face.id == vault.slot_id)
        self.raw = bytes(vault.key.raw)
        session.close()

    def opened(self, folder: Path, surroundings: Surroundings) -> Session:
        """Copy the store to `folder`, and open the copy as a store made a moment ago is opened."""
        shutil.copytree(self.folder / _STORE, folder)
        inside = (self.keys, self.slot, DataKey(bytearray(self.raw)))
        vault = creating._entered(folder, inside, surroundings)
        session = opening._entered(vault, surroundings, Ids(), self.user)
        # The making ends with keeping its user, here as little ago as in a store just made.
        session.last_saved = surroundings.clock.now()
        _stand(session, self, self.number)
        return session

    def keep(self, session: Session, args: tuple[object, ...], changes: Changes, given: T) -> _Made:
        """Keep what a builder made of a session."""
        number = next(_numbers)
        path = self.folder / f"{number}.db"
        path.touch()
        kept = database.keyed(path, session.vault.key, database.Way.WRITING)
        session.vault.connection.backup(kept)
        return _Made(number, deepcopy(args), kept, changes, deepcopy(given))


def made_once(build: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
    """Let a builder work once per process, where it begins on a copy of a Template.

    Wherever else it begins, or where anything was done to the copy before, it works as written.
    Whoever listens to the session hears of one action that changed everything.
    """

    @functools.wraps(build)
    def built(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> T:
        start = _standing(session)
        if start is None or kwargs or session.vault.surroundings.recovery_first:
            return build(session, *args, **kwargs)
        before = start.template.made.setdefault((start.number, build, session.clock.now()), [])
        for made in before:
            if made.args == args:
                made.database.backup(session.vault.connection)
                session.store._hlc = log.last_hlc(session.store.db)
                session._tell(made.changes)
                _stand(session, start.template, made.number)
                again: T = deepcopy(made.given)
                return again
        heard: list[Changes] = []
        end = session.listen(heard.append)
        asked = deepcopy(args)
        given = build(session, *args, **kwargs)
        end()
        before.append(start.template.keep(session, asked, _all(heard), given))
        _stand(session, start.template, before[-1].number)
        return given

    return built


def _all(heard: list[Changes]) -> Changes:
    return Changes(
        heard[-1].action_id,
        heard[-1].action,
        frozenset().union(*(each.kinds for each in heard)),
        frozenset().union(*(each.scopes for each in heard)),
        frozenset().union(*(each.rows for each in heard)),
    )


def _stand(session: Session, template: Template, number: int) -> None:
    _moments[session] = _Moment(number, template, *_changes_seen(session))


def _standing(session: Session) -> _Moment | None:
    moment = _moments.get(session)
    if moment is None or _changes_seen(session) != (moment.total_changes, moment.data_version):
        return None
    return moment


def _changes_seen(session: Session) -> tuple[int, int]:
    """Count the rows this connection changed, and the times that another one did."""
    connection = session.vault.connection
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    return connection.total_changes, version
