"""Knowing when something has been painted, and telling whoever started this process."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_LONGEST_S = 60.0
_REST_S = 0.0005


class _Paints(QObject):
    """Counts how often one widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def until_painted(widget: QWidget, act: Callable[[], object]) -> float:
    """Do something that makes a widget be painted; give the seconds until nothing waits any more.

    Raises:
        TimeoutError: it was not painted within a minute.

    """
    paints = _Paints(widget)
    before = time.perf_counter()
    act()
    until(lambda: paints.count > 0, before)
    drain()
    taken = time.perf_counter() - before
    widget.removeEventFilter(paints)
    # A window under test has no event loop of its own, and without one nothing is ever deleted.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return taken


def until(there: Callable[[], bool], began: float | None = None) -> None:
    """Let the window live until something is so; TimeoutError after a minute."""
    began = time.perf_counter() if began is None else began
    dispatcher = QAbstractEventDispatcher.instance()
    while not there():
        if not dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            # Waiting busily would take a processor from the work that is waited for.
            time.sleep(_REST_S)
        if time.perf_counter() - began > _LONGEST_S:
            raise TimeoutError


def drain() -> None:
    """Let everything happen that waits to happen now."""
    dispatcher = QAbstractEventDispatcher.instance()
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def say_when_painted(window: QWidget) -> None:
    """Say so in one line of JSON when the window has first been painted; end the application."""
    paints = _Paints(window)

    def look() -> None:
        # The window's own paint comes before its children's, all of them before this timer.
        if paints.count:
            tell()
            QApplication.exit(0)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(0)


def tell(**more: object) -> None:
    """Print what this process knows of itself as one line of JSON."""
    known = {"rss": psutil.Process().memory_info().rss, "modules": sorted(sys.modules)}
    sys.stdout.write(json.dumps(known | more) + "\n")
    sys.stdout.flush()


def press(field: QWidget, letter: str) -> None:
    """Press the key of one letter of any script in a field."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)
