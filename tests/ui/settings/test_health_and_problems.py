"""The health page and the problem report, as somebody sees them in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from familyplan.mishaps import note, problem_report
from familyplan.session import backups
from familyplan.session.health import TOPICS, Computer
from familyplan_ui.settings.health import Health
from familyplan_ui.settings.problems import Problems

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def health(qtbot: QtBot, gate: Gate) -> Health:
    made = Health(gate, Computer("sunos5", ask=lambda _words: ""))
    qtbot.addWidget(made)
    made.resize(640, 900)
    made.show()
    made.show_now()
    return made


def _said(widget: Health) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_store_is_told_of_at_once_and_the_computer_a_moment_later(
    qtbot: QtBot, health: Health
) -> None:
    assert {line.topic for line in health.lines} == {*TOPICS} - {"computer"}
    qtbot.waitUntil(lambda: "This computer" in _said(health), timeout=5000)
    assert "There is no checked backup of this store." in _said(health)
    assert "Whether the disk is encrypted cannot be seen from here." in _said(health)


def test_a_screen_reader_hears_what_the_icons_show(qtbot: QtBot, health: Health) -> None:
    qtbot.waitUntil(lambda: "This computer" in _said(health), timeout=5000)
    heard = [label.accessibleName() for label in health.findChildren(QLabel)]
    assert "Needs attention: There is no checked backup of this store." in heard
    assert "Not known: Whether the disk is encrypted cannot be seen from here." in heard


def test_a_backup_made_meanwhile_is_seen_when_the_page_is_looked_at_again(
    qtbot: QtBot, gate: Gate, health: Health
) -> None:
    worries = health.summary.text()
    backups.make(gate.session)
    health.show_now()
    qtbot.waitUntil(lambda: "The last checked backup is of today." in _said(health), timeout=5000)
    assert health.summary.text() != worries
    qtbot.waitUntil(lambda: "This computer" in _said(health), timeout=5000)


@pytest.fixture
def problems(qtbot: QtBot, gate: Gate, tmp_path: Path) -> Problems:
    made = Problems(gate, ask_file=lambda _parent: tmp_path / "report.txt")
    qtbot.addWidget(made)
    note(KeyError("Sadia Khan"))
    made.show()
    made.show_now()
    return made


def test_the_report_is_shown_whole_before_anybody_sends_it(problems: Problems) -> None:
    assert problems.text.toPlainText() == problem_report()
    assert "KeyError" in problems.text.toPlainText()
    assert "Sadia" not in problems.text.toPlainText()


def test_it_can_be_copied_saved_and_thrown_away(problems: Problems, tmp_path: Path) -> None:
    report = problem_report()
    problems.copy()
    assert QGuiApplication.clipboard().text() == report
    problems.save()
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report
    assert problems.done.text() == "The report is in “report.txt”."
    problems.forget()
    assert "No problem has been noted." in problems.text.toPlainText()


def test_a_place_that_cannot_be_written_is_told_in_words(
    qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    made = Problems(gate, ask_file=lambda _parent: tmp_path / "no" / "such" / "folder.txt")
    qtbot.addWidget(made)
    made.show_now()
    with qtbot.waitSignal(gate.refused) as told:
        made.save()
    assert told.args
    assert "folder.txt" in told.args[0]
