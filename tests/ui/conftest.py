"""What the desktop's tests share: a screenless application, a theme, and one worker."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

import familyplan_ui  # before Qt does anything: it keeps constants alive  # noqa: F401
from familyplan_ui.gate import Gate
from familyplan_ui.theme import Theme
from familyplan_ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from familyplan.session import Session


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> None:
    """Delete what the test before put away: only a running event loop would do it by itself."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Bind a light theme at 100 % to the application."""
    made = Theme("light", 100)
    made.apply(qapp)
    return made


@pytest.fixture
def worker(qapp: QApplication) -> Iterator[Worker]:
    """Give a worker and end its thread afterwards."""
    made = Worker(qapp)
    yield made
    made.close()


@pytest.fixture
def gate(theme: Theme, worker: Worker, session: Session) -> Iterator[Gate]:
    """Give the gate to the real store of the `session` fixture, with a theme in force."""
    made = Gate(worker, theme)
    made.open(session)
    yield made
    made.lock(anyway=True)
