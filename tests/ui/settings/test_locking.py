"""Settings for locking: one number, and who has limited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from familyplan.policy import Policy
from familyplan_ui.settings.locking import Locking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


def _shown(qtbot: QtBot, gate: Gate, cap: int | None = None) -> Locking:
    made = Locking(gate, lambda: Policy(idle_minutes=cap))
    qtbot.addWidget(made)
    made.show_now()
    made.show()
    return made


def test_five_minutes_until_somebody_chooses_otherwise(qtbot: QtBot, gate: Gate) -> None:
    part = _shown(qtbot, gate)
    assert (part.minutes.value(), part.minutes.minimum(), part.minutes.maximum()) == (5, 1, 15)
    assert not part.capped.isVisible()
    part.minutes.setValue(9)
    QTest.keyClick(part.minutes, Qt.Key.Key_Return)
    assert gate.session.setting("lock.idle_minutes") == 9
    part.leave()
    assert len([line for line in gate.session.history() if line.action == "setting.set"]) == 1


def test_what_the_organisation_allows_is_said_and_is_the_most(qtbot: QtBot, gate: Gate) -> None:
    part = _shown(qtbot, gate, 3)
    assert (part.minutes.value(), part.minutes.maximum()) == (3, 3)
    assert part.capped.text() == "Your organisation allows at most 3 minutes on this computer."
    part.leave()
    assert gate.session.setting("lock.idle_minutes") is None


@pytest.mark.parametrize("cap", [1])
def test_one_minute_is_said_as_one(qtbot: QtBot, gate: Gate, cap: int) -> None:
    part = _shown(qtbot, gate, cap)
    assert part.capped.text() == "Your organisation allows at most 1 minute on this computer."
