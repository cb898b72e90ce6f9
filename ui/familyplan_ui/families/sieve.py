"""The filters in force, and the facts of every family they ask for, kept up with changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from familyplan.errors import KnownError
from familyplan.practice.filters import FILTERS, Viewer, named, narrowed
from familyplan.session import Reader, caseload
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from familyplan.practice.caseload import Facts
    from familyplan.session import Changes, FamilyLine
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

# So few families are read before an eye sees them go; more of them on the worker.
AT_ONCE: Final = 100
_ENDED: Final = frozenset(choice for one in FILTERS.values() for choice in one.ended)


class Sieve(QObject):
    """Which filters are in force, and which families they keep.

    `changed` comes when other families are kept than before: another filter, or facts that were
    read meanwhile. Families are read when the first filter asks for them.
    """

    changed = Signal()

    def __init__(
        self, gate: Gate, parent: QObject | None = None, *, at_once: int = AT_ONCE
    ) -> None:
        super().__init__(parent)
        self._gate, self._at_once = gate, at_once
        self._chosen: dict[str, str] = {}
        self._facts: dict[str, Facts] | None = None
        self._day: date | None = None
        self._stale: set[str] = set()
        self._job: Job | None = None
        self._named: dict[str, tuple[str, ...]] = {}
        self._named_of: tuple[object, object] = (None, None)
        gate.changed.connect(self._note)
        for gone in (gate.erased, gate.locked):
            gone.connect(self._forget)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The choice of every filter in force."""
        return self._chosen

    @property
    def feeds(self) -> frozenset[str]:
        """The kinds of records on which it depends now which families are kept."""
        return caseload.FED_BY if self._chosen else frozenset()

    @property
    def reading(self) -> bool:
        """Whether a filter waits for families to be read."""
        return self._job is not None

    @property
    def about_ended(self) -> bool:
        """Whether a filter in force is about families whose help has ended."""
        return any(choice in _ENDED for choice in self._chosen.values())

    def choose(self, key: str, choice: str) -> None:
        """Put a filter in force, or with "" take it away."""
        self.choose_all(
            {name: held for name, held in {**self._chosen, key: choice}.items() if held}
        )

    def choose_all(self, chosen: Mapping[str, str]) -> bool:
        """Put these filters in force and no others; say whether that changed anything."""
        if dict(chosen) == self._chosen:
            return False
        self._chosen = dict(chosen)
        self.changed.emit()
        return True

    def sift(self, lines: Sequence[FamilyLine]) -> Sequence[FamilyLine]:
        """Give the families every filter keeps; none while families are still being read."""
        if not self._chosen:
            return lines
        if not self._ready(len(lines)):
            return ()
        viewer = Viewer(self._gate.clock.today(), self._gate.session.user.name)
        return narrowed(lines, self._facts or {}, self._chosen, viewer)

    def names(self, key: str, lines: Sequence[FamilyLine]) -> tuple[str, ...]:
        """Give the choices of a filter that come from the families, as far as they are read."""
        if FILTERS[key].names is None:
            return ()
        self._ready(len(lines))
        if self._named_of[0] is not lines or self._named_of[1] is not self._facts:
            self._named_of, self._named = (lines, self._facts), {}
        if key not in self._named:
            self._named[key] = named(key, lines, self._facts or {})
        return self._named[key]

    def _ready(self, how_many: int) -> bool:
        """Bring the facts up to date; False where the worker has begun to read them."""
        today = self._gate.clock.today()
        if self._job is not None:
            return False
        if self._facts is None or self._day != today or len(self._stale) > self._at_once:
            if how_many > self._at_once:
                self._read_all(today)
                return False
            self._facts, self._day = self._read(), today
        elif self._stale:
            again = self._read(self._stale)
            self._facts = {k: v for k, v in self._facts.items() if k not in self._stale} | again
        self._stale = set()
        return True

    def _read(self, families: set[str] | None = None) -> dict[str, Facts]:
        session = self._gate.session
        return caseload.facts_of(session.store, session.clock.today(), families)

    def _read_all(self, today: date) -> None:
        """Read every family on the worker, through a connection of its own."""
        self._stale = set()
        session = self._gate.session

        def work(tell: Progress) -> dict[str, Facts]:
            connection = session.vault.reader()
            try:
                return caseload.facts_of(
                    Reader(connection), today, progress=lambda at, of: tell(Step("", at, of))
                )
            finally:
                connection.close()

        self._job = self._gate.worker.run(
            work, done=partial(self._take, today), failed=self._failed
        )

    def _take(self, today: date, found: dict[str, Facts]) -> None:
        self._job = None
        self._facts, self._day = found, today
        self.changed.emit()

    def _failed(self, problem: Exception) -> None:
        self._job = None
        if not isinstance(problem, KnownError):
            raise problem
        self._gate.refuse(problem.sentence)
        self.choose_all({})

    def _note(self, changes: Changes) -> None:
        if changes.kinds & {"agency", "practitioner"}:
            self._forget()
        elif changes.kinds & caseload.FED_BY:
            self._stale |= changes.scopes

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, self._facts, self._stale = None, None, set()
        self._named, self._named_of = {}, (None, None)
