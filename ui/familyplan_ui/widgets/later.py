"""Small pieces of work done one by one once the page at hand has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Later(QObject):
    """Runs steps in order, each in a turn of the event loop of its own, so that nothing freezes.

    What is asked for anew replaces what still waits. Nothing runs after the parent has gone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def waiting(self) -> bool:
        """Whether a step is still to be done."""
        return bool(self._steps)

    def do(self, steps: Iterable[Callable[[], object]]) -> None:
        """Do these soon, instead of what still waits."""
        self._steps = list(steps)
        if self._steps:
            self._timer.start()
        else:
            self._timer.stop()

    def now(self) -> None:
        """Do at once what still waits."""
        while self._steps:
            self._next()

    def _next(self) -> None:
        if not self._steps:
            self._timer.stop()
            return
        step = self._steps.pop(0)
        if not self._steps:
            self._timer.stop()
        step()
