"""The one way from a page to the open store: read, do, undo, go somewhere, be told of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from familyplan.errors import KnownError
from familyplan.words import say
from familyplan_ui.rows_read import RowsRead

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.clock import Clock
    from familyplan.model import Rows
    from familyplan.session import Changes, HistoryLine, Session
    from familyplan_ui.work import Worker

T = TypeVar("T")


class Gate(QObject):
    """Holds the open session for every page; pages never call each other.

    `changed` carries the Changes of every action, also of undo and redo, after it was kept.
    `saved` carries the time of the last commit, `undoable` what undo and redo would do ("" for
    nothing). `erased` comes after a family was erased for good, for all to let go of it. `refused`
    carries a sentence to show, "" to take it away. `keeping` asks every form to turn what was typed
    into record now: before lock, close, undo and packs. `asked` carries a place and its arguments.
    `opened` and `locked` come after the session came or went, `closing` while it can be written.
    `before_lock` is called first of all, to end work that nobody may read or write beside.
    """

    changed = Signal(object)
    saved = Signal(object)
    undoable = Signal(str, str)
    erased = Signal()
    refused = Signal(str)
    keeping = Signal()
    asked = Signal(str, object)
    opened = Signal()
    closing = Signal()
    locked = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = worker
        self._session: Session | None = None
        self._unsaved: set[str] = set()
        self.before_lock: Callable[[], object] = lambda: None
        self._rows = RowsRead()
        self._directory: Rows | None = None

    # The session

    @property
    def is_open(self) -> bool:
        """Whether a store is open."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """Give the open session; LookupError while locked.

        Forms use it directly where an error belongs at a field; everybody else uses `run`.
        """
        if self._session is None:
            raise LookupError("no store is open")
        return self._session

    @property
    def clock(self) -> Clock:
        """Give the session's clock; pages ask no other what day it is."""
        return self.session.clock

    def open(self, session: Session) -> None:
        """Take an opened session and tell everybody."""
        self._session = session
        session.listen(self._tell)
        self.opened.emit()
        self._say_undo()

    def lock(self, *, anyway: bool = False) -> bool:
        """Keep what was typed, close the store, and tell everybody; say whether it was closed.

        Where something typed cannot be kept, the store stays open with a sentence saying so,
        unless told to lock `anyway`.
        """
        if self._session is None:
            return True
        self.before_lock()
        if not self.keep_typing() and not anyway:
            self.refused.emit(
                say(
                    "Something you typed could not be saved, so the store is still open. What "
                    "you typed is still on the screen. Lock once more to lock without it."
                )
            )
            return False
        self.closing.emit()
        session, self._session = self._session, None
        self._rows.clear()
        self._directory = None
        self._unsaved.clear()
        session.close()
        self.locked.emit()
        return True

    # Reading

    def rows(self, family_id: str) -> Rows:
        """Give a family's rows with the directory rows they point at; read once per change."""
        return self._rows.of(family_id, self.session.store.family)

    def directory(self) -> Rows:
        """Give every agency and practitioner this store knows; read once per change."""
        if self._directory is None:
            self._directory = self.session.store.directory()
        return self._directory

    # Doing

    def run(
        self,
        action: Callable[..., T],
        *args: Any,  # noqa: ANN401 - the action's own
        **kwargs: Any,  # noqa: ANN401 - the action's own
    ) -> T | None:
        """Run one action; None after it was refused and the sentence shown.

        For actions that give nothing, use `did`.
        """
        return self._attempt(lambda: self.session.run(action, *args, **kwargs))

    def did(
        self,
        action: Callable[..., object],
        *args: Any,  # noqa: ANN401 - the action's own
        **kwargs: Any,  # noqa: ANN401 - the action's own
    ) -> bool:
        """Run one action; say whether it was kept."""

        def whole() -> bool:
            self.session.run(action, *args, **kwargs)
            return True

        return self._attempt(whole) or False

    def undo(self) -> str:
        """Undo the last action and give its words; "" after it was refused."""
        self.keep_typing()
        return self._attempt(self.session.undo) or ""

    def redo(self) -> str:
        """Do again what was undone last and give its words; "" after it was refused."""
        self.keep_typing()
        return self._attempt(self.session.redo) or ""

    def put_back(self, line: HistoryLine) -> str:
        """Turn one action of the history back and give its words; "" after it was refused."""
        self.keep_typing()
        return self._attempt(lambda: self.session.put_back(line)) or ""

    def _attempt(self, work: Callable[[], T]) -> T | None:
        try:
            result = work()
        except KnownError as problem:
            self.refused.emit(problem.sentence)
            return None
        self.refused.emit("")
        return result

    # What is being typed

    def keep_typing(self) -> bool:
        """Have every form keep what was typed; say whether all of it was kept."""
        if self._session is not None:
            self.keeping.emit()
        return not self._unsaved

    def hold(self, place: str) -> None:
        """Say that something typed at this place could not be kept yet."""
        self._unsaved.add(place)

    def release(self, place: str) -> None:
        """Say that nothing typed at this place waits to be kept any more."""
        self._unsaved.discard(place)

    # Going

    def go(self, place: str, *args: object) -> None:
        """Ask to go somewhere: `go("family", family_id, "plan", goal_id)`, `go("families")`."""
        self.asked.emit(place, args)

    def refuse(self, sentence: str) -> None:
        """Show a sentence of one's own where refusals are shown."""
        self.refused.emit(sentence)

    def _tell(self, changes: Changes) -> None:
        self._forget(changes)
        self.changed.emit(changes)
        if "erasure" in changes.kinds:
            self.erased.emit()
        if self._session is not None:
            self.saved.emit(self._session.last_saved)
            self._say_undo()

    def _forget(self, changes: Changes) -> None:
        from familyplan.model import DIRECTORY  # noqa: PLC0415 - read after the unlock page

        if "erasure" in changes.kinds:
            self._rows.clear()
        if DIRECTORY in changes.scopes or "erasure" in changes.kinds:
            self._rows.changed()
            self._directory = None
        if "setting" in changes.kinds:  # the lenses are one, and every family's rows know them
            self._rows.changed()
        self._rows.changed(changes.scopes)

    def _say_undo(self) -> None:
        self.undoable.emit(self.session.undo_words(), self.session.redo_words())
