"""What the desktop's tests share: a screenless application, a theme, and one worker."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest
from layout_items import kept_of_layouts
from PySide6.QtCore import QEvent

import familyplan_ui  # before Qt does anything: it keeps constants alive  # noqa: F401
from familyplan_ui.gate import Gate
from familyplan_ui.theme import Theme
from familyplan_ui.work import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from familyplan.session import Session


# Pages are walked in this look each time, and in the others where there is time (make faults).
EACH_TIME = {("dark", 200)}
# These few show nearly every part, so that each time something is walked in high contrast too.
IN_CONTRAST_TOO = {"test_pages_walked.py", "test_family_pages_walked.py"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Leave the walks of a page in other looks to the lane that has time for them."""
    for item in items:
        given = getattr(item, "callspec", None)
        look = (given.params.get("mode"), given.params.get("percent")) if given else (None, None)
        in_contrast = look == ("contrast", 200) and item.path.name in IN_CONTRAST_TOO
        if None not in look and look not in EACH_TIME and not in_contrast:
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """See that no page leaves Python holding what belongs to a layout, before anything is closed.

    Qt deletes such an item with its widget and PySide6 does not hear of it: it would take whatever
    comes to stand at that address for the item, and end the program (docs/decisions/0006).
    """
    before = len(kept_of_layouts())
    yield
    more = len(kept_of_layouts()) - before
    if more > 0:  # a page that has gone, in a circle not collected yet
        gc.collect()
        more = len(kept_of_layouts(slowly=True)) - before
    assert more <= 0, f"{more} items of layouts are kept: was itemAt() asked?"


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> None:
    """Delete what the test before left: only a running event loop would do it by itself.

    Left alone, every window of every test is dressed anew whenever the look changes.
    """
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """Bind one theme to the application; binding costs more than most tests."""
    made = Theme("light", 100)
    made.apply(qapp)
    return made


@pytest.fixture
def theme(one_theme: Theme, qapp: QApplication) -> Theme:
    """Give the theme in force, light and at 100 %, whatever the test before chose."""
    if Theme.current() is not one_theme:
        one_theme.apply(qapp)
    one_theme.set_mode("light")
    one_theme.set_percent(100)
    return one_theme


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
