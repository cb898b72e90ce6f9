"""Settings for locking: one number, and who has limited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _choose(part: Locking, words: str) -> None:
    part.minutes.setCurrentText(words)
    part.minutes.activated.emit(part.minutes.currentIndex())


def test_five_minutes_until_somebody_chooses_otherwise(qtbot: QtBot, gate: Gate) -> None:
    part = _shown(qtbot, gate)
    offered = [part.minutes.itemText(at) for at in range(part.minutes.count())]
    assert (offered[0], offered[-1], len(offered)) == ("1 minute", "15 minutes", 15)
    assert part.minutes.currentText() == "5 minutes"
    assert not part.capped.isVisible()
    _choose(part, "9 minutes")
    _choose(part, "9 minutes")
    assert gate.session.setting("lock.idle_minutes") == 9
    assert len([line for line in gate.session.history() if line.action == "setting.set"]) == 1
    gate.undo()
    part.show_now()
    assert part.minutes.currentText() == "5 minutes"


def test_what_the_organisation_allows_is_said_and_is_the_most(qtbot: QtBot, gate: Gate) -> None:
    part = _shown(qtbot, gate, 3)
    assert (part.minutes.currentText(), part.minutes.count()) == ("3 minutes", 3)
    assert part.capped.text() == "Your organisation allows at most 3 minutes on this computer."
    _choose(part, "3 minutes")
    assert gate.session.setting("lock.idle_minutes") is None


def test_one_minute_is_said_as_one(qtbot: QtBot, gate: Gate) -> None:
    part = _shown(qtbot, gate, 1)
    assert part.capped.text() == "Your organisation allows at most 1 minute on this computer."
