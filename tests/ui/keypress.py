"""Measures what a person waits for: from a key press to the painted window, in milliseconds."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLineEdit


def key_to_paint(field: QLineEdit, words: Iterable[str]) -> list[float]:
    """Type each word into `field` letter by letter and give every wait, in milliseconds.

    A wait ends when everything that is due has been painted. The field is emptied between words
    and that is not counted.
    """
    waits = []
    for word in words:
        for letter in word:
            began = time.perf_counter()
            QTest.keyClicks(field, letter)
            QApplication.processEvents()
            waits.append((time.perf_counter() - began) * 1000)
        field.clear()
        QApplication.processEvents()
    return waits


def p95(waits: list[float]) -> float:
    """Give the wait that 95 of 100 stay under."""
    return sorted(waits)[max(0, round(len(waits) * 0.95) - 1)]
