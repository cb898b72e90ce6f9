"""Reads the code behind the door while somebody types: the core on the worker, the pages here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from familyplan_ui.rooms import behind_the_door, read_core

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.work import Worker


class ReadingAhead(QObject):
    """Reads what is behind the door once, so that nobody waits for it after unlocking.

    Everything of Qt is met on the window's own thread, a room at a time with the keyboard heard in
    between: PySide6 makes its classes where they are first met, and the program ended by itself
    when the worker met some while the window was at work (docs/decisions/0006).
    """

    def __init__(
        self, worker: Worker, broken: Callable[[Exception], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker, self._broken = worker, broken
        self._rooms = behind_the_door()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._read_a_room)

    def begin(self) -> None:
        """Begin; the core comes first, since every room rests on it."""
        self._worker.run(
            lambda _progress: read_core(),
            done=lambda _none: self._next.start(),
            failed=self._broken,
        )

    def end(self) -> None:
        """Read no more."""
        self._next.stop()

    def _read_a_room(self) -> None:
        if next(self._rooms, None) is None:
            self._next.stop()
