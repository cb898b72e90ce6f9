"""Work that takes long, at the door: a strip with words, a bar and Cancel while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan_ui.door.steps import column_of
from familyplan_ui.widgets import ProgressStrip, announce
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.work import Job, Progress, Worker

T = TypeVar("T")


class LongWork(QWidget):
    """Seen only while something is under way; `under_way` tells when it begins and ends."""

    under_way = Signal(bool)

    def __init__(self, worker: Worker, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker, self._words = worker, words
        self._job: Job | None = None
        self.strip = ProgressStrip(words)
        self.strip.cancel.clicked.connect(lambda _on: self.stop())
        column_of(self, (self.strip,))
        self.hide()

    def run(
        self,
        work: Callable[[Callable[[int, int], None]], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Begin `work`, which is handed what it tells its progress to."""

        def whole(tell: Progress) -> T:
            return work(lambda at, of: tell(Step(self._words, at, of)))

        def ended(result: T) -> None:
            self._settle()
            done(result)

        def wrong(problem: Exception) -> None:
            self._settle()
            failed(problem)

        self.show()
        self.under_way.emit(True)
        announce(self.strip, self._words)
        self.strip.cancel.setFocus()
        self._job = self._worker.run(whole, done=ended, failed=wrong, progress=self.strip.show_step)

    def stop(self) -> None:
        """End it; the work undoes what it had begun."""
        if self._job is not None:
            self._job.cancel()
        self._settle()

    def _settle(self) -> None:
        self._job = None
        self.hide()
        self.under_way.emit(False)
