"""A new data key from the settings: asked, followed, stopped, locked in the middle, and after."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from walk import walk

from familyplan.model import Family
from familyplan.session import backups, open_store
from familyplan.vault import rekeying
from familyplan_ui.settings.ways import NewDataKey
from familyplan_ui.settings.ways.rekeying import Rekeying, give_new_key
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from familyplan.session import Surroundings
    from familyplan.vault.opening import OpenVault
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme

PASSPHRASE = "seven quiet otters"


@dataclass
class Held:
    """Holds the real work when it has come to one step, until it may go on."""

    step: int = -1
    reached: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int) -> None:
        """Wait here, if this is the step."""
        if done == self.step:
            self.reached.set()
            self.go_on.wait(20)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made, real = Held(), rekeying.rekey

    def rekey(vault: OpenVault, progress: Callable[[int, int], None]) -> None:
        def told(done: int, of: int) -> None:
            made.tell(done)
            progress(done, of)

        real(vault, told)

    monkeypatch.setattr(rekeying, "rekey", rekey)
    yield made
    made.go_on.set()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    assert theme.percent == 100
    made = QWidget()
    qtbot.addWidget(made)
    made.setGeometry(40, 30, 1366, 698)
    made.show()
    return made


@pytest.fixture
def page(gate: Gate, window: QWidget, held: Held) -> Rekeying:
    assert held.step == -1
    khan_walters(gate.session)
    return give_new_key(gate, window)


def _said(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _opens(gate: Gate, surroundings: Surroundings) -> int:
    """Lock, open again with the passphrase, and give which data key the store has."""
    folder = gate.session.vault.folder
    assert gate.lock()
    again = open_store(folder, PASSPHRASE, surroundings=surroundings)
    try:
        assert again.verify().problems == ()
        assert [family.name for family in again.store.all(Family)] == ["Khan-Walters"]
        return again.vault.generation
    finally:
        again.close()


def test_the_settings_say_when_and_open_the_page_over_the_whole_window(
    qtbot: QtBot, gate: Gate
) -> None:
    section = NewDataKey(gate)
    qtbot.addWidget(section)
    section.resize(640, 300)
    section.show()
    assert "when a laptop was lost" in _said(section)
    section.button.click()
    page = section.findChild(Rekeying)
    assert page is not None
    assert page.geometry() == section.geometry()
    assert page.isModal()
    page.reject()


def test_the_safe_answer_has_the_keyboard_and_what_is_not_revoked_is_said(
    qtbot: QtBot, page: Rekeying
) -> None:
    qtbot.waitUntil(page.not_now.hasFocus)
    assert "Older copies of the keys file still open" in _said(page)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.result() == QDialog.DialogCode.Rejected


def test_the_store_gets_a_new_key_after_a_backup_and_goes_on_working(
    qtbot: QtBot, gate: Gate, page: Rekeying, surroundings: Surroundings
) -> None:
    press(page, "Give the store a new data key")
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    assert page.outcome.words.startswith("The store has a new data key.")
    assert [one.why for one in backups.kept(gate.session)] == ["before new key"]
    assert "gave the store a new data key" in gate.session.history("store")[0].words
    press(page, "Make a backup now")
    qtbot.waitUntil(lambda: page.outcome.words.startswith("A backup under"), timeout=20_000)
    newest = backups.kept(gate.session)[0]
    assert (newest.generation, newest.why) == (2, "asked")
    with qtbot.waitSignal(gate.asked) as gone:
        press(page, "Make a new recovery sheet")
    assert gone.args == ["sheet", ()]
    assert _opens(gate, surroundings) == 2


@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_it_can_be_stopped_until_the_copy_takes_the_stores_place(
    qtbot: QtBot, gate: Gate, page: Rekeying, held: Held, step: int, surroundings: Surroundings
) -> None:
    held.step = step
    press(page, "Give the store a new data key")
    qtbot.waitUntil(held.reached.is_set, timeout=20_000)
    page.reject()
    assert page.isVisible()
    press(page, "Cancel")
    held.go_on.set()
    qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)
    assert page.trouble.words.startswith("It was stopped in time.")
    assert gate.session.store.all(Family)
    page.reject()
    assert _opens(gate, surroundings) == 1


def test_after_that_it_says_that_it_cannot_and_is_not(
    qtbot: QtBot, gate: Gate, page: Rekeying, held: Held, surroundings: Surroundings
) -> None:
    held.step = 4
    press(page, "Give the store a new data key")
    qtbot.waitUntil(held.reached.is_set, timeout=20_000)
    qtbot.waitUntil(lambda: not page.strip.cancel.isEnabled())
    assert "This can no longer be stopped." in _said(page)
    page.stop()
    held.go_on.set()
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    page.accept()
    assert _opens(gate, surroundings) == 2


@pytest.mark.parametrize(("step", "generation"), [(1, 1), (3, 1), (4, 2), (5, 2)])
def test_a_lock_in_the_middle_waits_for_a_store_that_is_whole(
    qtbot: QtBot, gate: Gate, page: Rekeying, held: Held, step: int, generation: int,
    surroundings: Surroundings,
) -> None:  # fmt: skip
    held.step = step
    press(page, "Give the store a new data key")
    qtbot.waitUntil(held.reached.is_set, timeout=20_000)
    page.hide()
    threading.Timer(0.3, held.go_on.set).start()
    assert _opens(gate, surroundings) == generation


def test_what_was_typed_and_cannot_be_kept_holds_it_back(gate: Gate, page: Rekeying) -> None:
    gate.hold("somewhere")
    press(page, "Give the store a new data key")
    assert page.trouble.words.startswith("Something you typed could not be saved yet.")
    assert not page.running
    gate.release("somewhere")
    page.reject()


def test_a_store_that_somebody_reads_keeps_its_key_and_says_why(
    qtbot: QtBot, gate: Gate, page: Rekeying
) -> None:
    reader = gate.session.vault.reader()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    press(page, "Give the store a new data key")
    qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)
    assert "could not be given a new data key" in page.trouble.words
    reader.close()
    assert gate.session.store.all(Family)
    page.reject()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_walk_finds_nothing_at_any_step(
    qtbot: QtBot, theme: Theme, page: Rekeying, held: Held, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    held.step = 2
    qtbot.wait(30)
    found = walk(page)
    press(page, "Give the store a new data key")
    qtbot.waitUntil(held.reached.is_set, timeout=20_000)
    qtbot.wait(30)
    found += walk(page)
    held.go_on.set()
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    qtbot.wait(30)
    assert [*found, *walk(page)] == []
    page.accept()
