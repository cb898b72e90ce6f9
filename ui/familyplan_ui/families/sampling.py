"""Bringing invented families into a new store, to explore the program with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from familyplan import actions
from familyplan.words import say, say_many
from familyplan_ui.widgets import ProgressStrip, announce
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job

_HOW_MANY: Final = 12
_SEED: Final = 1
_BREATH_MS: Final = 10  # between two families, so that the window answers meanwhile


def invented(today: date) -> list[list[Record]]:
    """Make the shared agencies, then each family's records; this runs on the worker thread."""
    from familyplan.sample import Recipe, families, shared_directory  # noqa: PLC0415 - rarely used

    recipe = Recipe(seed=_SEED, today=today)
    return [list(shared_directory(recipe)), *map(list, families(recipe, _HOW_MANY))]


class Sampling(ProgressStrip):
    """Hidden until it is started; `under_way` tells that it began (True) and ended (False).

    Each family is one action, so each can be undone, and Cancel keeps those that are here.
    """

    under_way = Signal(bool)

    def __init__(self, gate: Gate) -> None:
        super().__init__(say("Making up invented families."))
        self._gate = gate
        self._left: list[list[Record]] = []
        self._job: Job | None = None
        self.cancel.clicked.connect(lambda _on: self._end())
        gate.locked.connect(self._stop)
        self.hide()

    def start(self) -> None:
        """Make the families up on the worker, then bring them in one after another."""
        today = self._gate.clock.today()
        self.show()
        self.cancel.setFocus()
        self.under_way.emit(True)
        self._job = self._gate.worker.run(
            lambda _say: invented(today), done=self._made, failed=self._failed
        )

    def _made(self, whole: list[list[Record]]) -> None:
        self._left = whole
        self._bring_next()

    def _failed(self, problem: Exception) -> None:
        self._end()
        raise problem

    def _bring_next(self) -> None:
        if not self._left or not self._gate.is_open:
            self._end()
            return
        records = self._left.pop(0)
        done = _HOW_MANY - len(self._left)
        words = say_many("{n} of {of} invented families is here.",
                         "{n} of {of} invented families are here.", done, of=_HOW_MANY)  # fmt: skip
        if not self._gate.did(actions.importing.bring_in, records, invented=True):
            self._end()
            return
        self.show_step(Step(words, done, _HOW_MANY))
        QTimer.singleShot(_BREATH_MS, self, self._bring_next)

    def _stop(self) -> None:
        self._left.clear()
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self._stop()
        if self.isHidden():
            return
        self.hide()
        if self._gate.is_open:
            self.under_way.emit(False)
            announce(self, say("The invented families are here."))
