"""One opened store in use: it runs actions, undoes them, and tells whoever listens."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import get_ident
from typing import TYPE_CHECKING, Any, Final, TypeVar

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Setting, User
from familyplan.session import soundness, whole
from familyplan.session.entering import RecoveryFirst
from familyplan.store import Candidate, Store, turn_back
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from familyplan.clock import Clock
    from familyplan.model.ids import Ids
    from familyplan.store import Changes
    from familyplan.store.log import Entry
    from familyplan.store.verifying import Report
    from familyplan.vault.opening import OpenVault

T = TypeVar("T")
_TOLD_ONCE: Final = frozenset({"family.merge", "undo", "redo"})
_BRINGING_IN: Final = frozenset({"family.start", "family.import"})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the history: what was done in words, by whom, when; whether rows changed."""

    action_id: str
    action: str
    words: str
    who: str
    at: datetime
    changes: bool


def _once_each(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Leave out what stands in the history once more: an action in two records that became one."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        header = entry.header
        key = header.action_id, "" if header.action in _TOLD_ONCE else header.scope
        if key not in seen:
            seen.add(key)
            yield entry


class Session:
    """One opened store, the user who opened it, and everything they do to it.

    Listeners are plain functions called with the Changes of each action after it was committed.
    """

    def __init__(self, vault: OpenVault, clock: Clock, ids: Ids | None = None) -> None:
        """Take an open vault; the tables are brought up to date.

        Raises:
            NewerStore: the store was written by a newer program.

        """
        self.vault = vault
        self.clock = clock
        self.store = Store(vault.connection, clock, ids)
        self.last_saved: datetime | None = None
        self.warnings: tuple[str, ...] = ()
        # Ids of records with protected facts that this sitting looked at and the log knows of.
        self.seen: set[str] = set()
        self._listeners: list[Callable[[Changes], None]] = []
        self._quiet: dict[int, list[Changes]] = {}

    @property
    def user(self) -> User:
        """Give the user whose slot opened the store."""
        return self.store.get(User, self.vault.user_id) or User(id=self.vault.user_id)

    @property
    def recovery_needed(self) -> bool:
        """Say whether a forgotten passphrase would lose the store: no sheet that counts, no key."""
        return not any(slot.saves for slot in self.vault.keys.slots)

    @property
    def read_only_because(self) -> str:
        """Say in a sentence why nothing can be changed here, or "" where it can."""
        return soundness.read_only_words(self.vault)

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call `listener` after every action; the function given back ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # Doing

    def run(
        self,
        function: Callable[..., T],
        *args: Any,  # noqa: ANN401 - the action's own
        draft: str = "",
        invented: bool = False,
        **kwargs: Any,  # noqa: ANN401 - the action's own
    ) -> T:
        """Run one action as one transaction and tell the listeners; give what the action gave.

        `draft` is the place whose half-typed text this action turns into record. Nothing is kept
        if the action raises. `invented` says that a family of a sample is brought in.

        Raises:
            RecoveryFirst: a real family before there is a recovery sheet.
            Refused: the action cannot be done as asked.
            StoreFull, StoreIsReadOnly, StoreTrouble: it could not be kept.

        """
        verb = actions.verb_of(function)
        first = self.vault.surroundings.recovery_first and not invented
        if first and verb.name in _BRINGING_IN and self.recovery_needed:
            raise RecoveryFirst
        with self.store.action(verb.name, self.vault.user_id, draft=draft) as (tx, done):
            result = function(tx, *args, **kwargs)
        self._tell(done[0])
        return result

    def undo(self) -> str:
        """Undo this user's last action, and say what was undone.

        Raises:
            Refused: there is nothing to undo.
            MovedOn: a place it touched has been changed again since.

        """
        candidate = self._candidates()[0]
        if candidate is None:
            raise Refused(say("There is nothing to undo."))
        return self._turn_back("undo", candidate, candidate.action)

    def redo(self) -> str:
        """Do again what this user undid last, and say what it was.

        Raises:
            Refused: there is nothing to do again.
            MovedOn: a place it touched has been changed again since.

        """
        candidate = self._candidates()[1]
        if candidate is None:
            raise Refused(say("There is nothing to do again."))
        return self._turn_back("redo", candidate, candidate.said.get("_of", ""))

    def put_back(self, line: HistoryLine) -> str:
        """Turn one action of the history back, whoever did it.

        Raises:
            Refused: this kind of action cannot be undone.
            MovedOn: a place it touched has been changed again since.

        """
        if line.action in actions.fixed() or line.action == "event":
            raise Refused(say("This cannot be put back: it says what happened."))
        entry = self.store.entry(line.action_id)
        if entry is None or entry.body is None:
            raise Refused(say("This entry is not in the history any more."))
        candidate = Candidate(line.action_id, line.action, entry.body.said)
        return self._turn_back("undo", candidate, line.action)

    def _turn_back(self, name: str, candidate: Candidate, of: str) -> str:
        actor = self.vault.user_id
        with self.store.action(name, actor, undoes=candidate.action_id) as (tx, done):
            turn_back(tx, candidate.action_id)
            tx.say(_of=of)
        self._tell(done[0])
        return actions.told(of, candidate.said)

    def _candidates(self) -> tuple[Candidate | None, Candidate | None]:
        return self.store.undo_and_redo(self.vault.user_id, actions.fixed())

    def undo_words(self) -> str:
        """Say what undo would undo, or ""."""
        candidate = self._candidates()[0]
        return actions.told(candidate.action, candidate.said) if candidate else ""

    def redo_words(self) -> str:
        """Say what redo would do again, or ""."""
        candidate = self._candidates()[1]
        return actions.told(candidate.said.get("_of", ""), candidate.said) if candidate else ""

    @contextmanager
    def quietly(self) -> Iterator[list[Changes]]:
        """Tell nobody of what this thread does within; the list receives it instead."""
        kept = self._quiet[get_ident()] = []
        try:
            yield kept
        finally:
            del self._quiet[get_ident()]

    def tell(self, changes: Changes) -> None:
        """Tell the listeners of something that was done quietly."""
        for listener in tuple(self._listeners):
            listener(changes)

    def _tell(self, changes: Changes) -> None:
        self.last_saved = self.clock.now()
        kept = self._quiet.get(get_ident())
        if kept is not None:
            kept.append(changes)
            return
        self.tell(changes)

    # Reading beside the store's own

    def setting(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON
        """Give what is set under a key, or the default."""
        for setting in self.store.all(Setting):
            if setting.key == key:
                return setting.value
        return default

    def history(self, scope: str = "", limit: int = 200) -> list[HistoryLine]:
        """Give the history of a family (or of all) in words, newest first."""
        names = {user.id: user.name for user in self.store.all(User)}
        return [
            HistoryLine(
                entry.header.action_id,
                entry.header.action,
                actions.told(entry.header.action, entry.body.said)
                if entry.body
                else say("something that has been erased"),
                names.get(entry.header.actor, ""),
                datetime.fromisoformat(entry.header.wall),
                entry.body is not None and entry.body.changes,
            )
            for entry in _once_each(self.store.history(scope, limit))
        ]

    def note_event(self, name: str, scope: str = "store", **said: str) -> None:
        """Log something that changed no row, such as an unlock or an export."""
        if not self.vault.read_only:
            self.store.note_event(name, self.vault.user_id, scope, **said)

    def verify(
        self,
        progress: Callable[[int, int], None] = lambda _done, _of: None,
    ) -> Report:
        """Check pages, chains and replay of the whole store, and every paper."""
        return whole.checked(self.vault, self.store.db, progress)

    def close(self) -> None:
        """Close the store; drafts stay in it. Closing twice does nothing more."""
        self._listeners.clear()
        soundness.close(self.vault, self.store.tidy)
