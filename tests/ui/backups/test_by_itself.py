"""Backups nobody has to think of: before closing and daily, and what is said where they fail."""

from __future__ import annotations

import threading
import weakref
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from walk import walk

from familyplan import actions
from familyplan.session import backups
from familyplan.session.backup_errors import BackupNotMade
from familyplan_ui.backups import closing
from familyplan_ui.backups.closing import BeforeClosing, ClosingPage
from familyplan_ui.backups.daily import Daily
from familyplan_ui.settings import Page
from familyplan_ui.today.notices import notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.clock import SetClock
    from familyplan.session import Session
    from familyplan.session.backups import Backup
    from familyplan_ui.desktop import Desktop
    from familyplan_ui.gate import Gate
    from familyplan_ui.locking.locker import Why
    from familyplan_ui.theme import Theme


class Slow:
    """A backup that waits until it is told to stop, and says when it has ended."""

    def __init__(self) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()

    def __call__(
        self, _session: Session, why: str, progress: Callable[[int, int], None], *, note: bool
    ) -> Backup:
        """Stand for `backups.make` before closing."""
        assert (why, note) == ("work", False)
        try:
            while True:
                self.begun.set()
                progress(1, 3)
                threading.Event().wait(0.01)
        finally:
            self.ended.set()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    made = Slow()
    monkeypatch.setattr(backups, "make", made)
    return made


def _whys(folder: Path) -> list[str]:
    return [one.why for one in backups.kept(folder)]


@pytest.mark.parametrize("why", ["asked", "idle", "away"])
def test_locking_backs_up_what_was_changed_before_the_store_is_closed(
    desktop: Desktop, why: Why
) -> None:
    folder = desktop.gate.session.vault.folder
    assert desktop.locker.lock(why)
    assert _whys(folder) == ["work"]
    assert not desktop.backups.closing.under_way
    assert desktop.window.findChildren(ClosingPage) == [] or not any(
        page.isVisible() for page in desktop.window.findChildren(ClosingPage)
    )


def test_closing_the_window_backs_up_too_and_only_what_was_changed(desktop: Desktop) -> None:
    session = desktop.gate.session
    backups.make(session)
    assert desktop.window.close()
    assert _whys(session.vault.folder) == ["asked"]


def test_the_window_closed_with_something_new_has_a_backup(desktop: Desktop) -> None:
    folder = desktop.gate.session.vault.folder
    assert desktop.window.close()
    assert _whys(folder) == ["work"]


@pytest.mark.parametrize("why", ["panic", "sleep"])
def test_a_lock_in_a_hurry_waits_for_no_backup(desktop: Desktop, why: Why) -> None:
    folder = desktop.gate.session.vault.folder
    assert desktop.locker.lock(why)
    assert _whys(folder) == []


def test_the_work_is_hidden_and_a_way_on_is_offered(
    qtbot: QtBot, desktop: Desktop, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "_PATIENCE_MS", 50)
    seen: list[tuple[bool, bool, list[str]]] = []

    def press() -> None:
        (page,) = desktop.window.findChildren(ClosingPage)
        qtbot.waitUntil(page.button.isVisible)
        seen.append((page.isVisible(), desktop.window.is_open(), walk(desktop.window)))
        QTest.keyClick(page.button, Qt.Key.Key_Space)

    QTimer.singleShot(0, press)
    assert desktop.locker.lock()
    assert seen == [(True, False, [])]
    assert slow.ended.is_set()
    assert not desktop.gate.is_open


def test_after_its_time_the_store_closes_without_it(
    qtbot: QtBot, gate: Gate, desktop: Desktop, slow: Slow
) -> None:
    assert gate.is_open
    before = BeforeClosing(desktop.gate, desktop.window, 0.1)
    before.back_up()
    assert slow.ended.is_set()
    assert not before.hurry()
    desktop.window.uncover()
    # Otherwise closing the window would wait the whole time for another slow backup.
    assert desktop.locker.lock("panic")
    assert qtbot is not None


@pytest.mark.parametrize("why", ["panic", "sleep"])
def test_a_panic_does_not_wait_for_a_backup_under_way(
    qtbot: QtBot, desktop: Desktop, slow: Slow, why: Why
) -> None:
    def panic() -> None:
        qtbot.waitUntil(slow.begun.is_set)
        desktop.locker.lock(why)

    QTimer.singleShot(0, panic)
    assert desktop.locker.lock("idle")
    assert slow.ended.is_set()


class Delay:
    """What keeps the computer awake."""


class Bus(QObject):
    """Stands for the system: it says that the computer sleeps, and lets it once all were told."""

    sleeping = Signal()
    away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.delay: Delay | None = Delay()

    def sleep(self) -> None:
        """Say that the computer sleeps."""
        self.sleeping.emit()
        self.delay = None


def test_the_computer_is_kept_awake_until_a_lock_under_way_has_closed_the_store(
    qtbot: QtBot, desktop: Desktop, slow: Slow
) -> None:
    bus = Bus()
    assert bus.delay is not None
    awake = weakref.ref(bus.delay)
    desktop.locker.hear(bus)  # type: ignore[arg-type]  # it stands for the system's
    seen: list[bool] = []

    def sleep() -> None:
        qtbot.waitUntil(slow.begun.is_set)
        bus.sleep()
        seen.append(desktop.gate.is_open and awake() is not None)

    QTimer.singleShot(0, sleep)
    assert desktop.locker.lock("away")
    assert seen == [True]
    assert awake() is None


def test_closing_the_window_while_it_locks_waits_for_no_backup_either(
    qtbot: QtBot, desktop: Desktop, slow: Slow
) -> None:
    closed: list[bool] = []

    def again() -> None:
        qtbot.waitUntil(slow.begun.is_set)
        closed.append(desktop.window.close())

    QTimer.singleShot(0, again)
    assert desktop.locker.lock("idle")
    assert closed == [False]
    assert not desktop.gate.is_open


def test_a_backup_that_fails_never_keeps_the_store_open(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_values: object) -> Backup:
        raise BackupNotMade

    monkeypatch.setattr(backups, "make", fail)
    assert desktop.locker.lock()
    assert not desktop.gate.is_open


def test_nothing_is_made_by_itself_where_that_is_switched_off(
    qtbot: QtBot, desktop: Desktop
) -> None:
    before = BeforeClosing(desktop.gate, desktop.window, 0)
    before.back_up()
    assert backups.kept(desktop.gate.session) == ()
    assert qtbot is not None


# While the store is open


def test_the_daily_one_is_made_when_nobody_touches_anything(
    qtbot: QtBot, gate: Gate, clock: SetClock
) -> None:
    quiet = [9.0]
    daily = Daily(gate, lambda: quiet[0])
    daily.look()
    assert not gate.worker._jobs
    quiet[0] = 10.0
    daily.look()
    qtbot.waitUntil(lambda: not gate.worker._jobs, timeout=20_000)
    assert _whys(gate.session.vault.folder) == ["daily"]
    clock.at += timedelta(hours=1)
    daily.look()
    qtbot.waitUntil(lambda: not gate.worker._jobs)
    clock.at += timedelta(hours=20)
    daily.look()
    qtbot.waitUntil(lambda: not gate.worker._jobs, timeout=20_000)
    assert _whys(gate.session.vault.folder) == ["daily", "daily"]


def test_a_stick_put_in_again_gets_the_newest_by_itself(
    qtbot: QtBot, gate: Gate, stick: Path, clock: SetClock
) -> None:
    backups.make(gate.session)
    gate.did(actions.accounts.set_setting, "backup.second_place", str(stick))
    daily = Daily(gate, lambda: 60.0)
    clock.at += timedelta(minutes=1)
    daily.look()
    qtbot.waitUntil(lambda: len(backups.kept(stick)) == 1, timeout=20_000)


def test_one_that_fails_is_told_on_today_and_tried_again_in_an_hour(
    qtbot: QtBot, gate: Gate, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def fail(*_args: object, **_values: object) -> Backup:
        tries.append(1)
        raise BackupNotMade

    daily = Daily(gate, lambda: 60.0)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "make", fail)
        for minutes in (0, 30, 31):
            clock.at += timedelta(minutes=minutes)
            daily.look()
            qtbot.waitUntil(lambda: not gate.worker._jobs)
    assert len(tries) == 2
    (notice,) = notices(gate.session)
    assert notice.words.startswith("The last backup did not work.")
    assert notice.place == ("settings", "backups")
    clock.at += timedelta(minutes=1)
    backups.make(gate.session)
    assert notices(gate.session) == ()


# Today


def test_today_tells_of_three_days_without_a_backup_and_of_a_second_place_away(
    gate: Gate, clock: SetClock, stick: Path
) -> None:
    assert notices(gate.session) == ()
    gate.did(actions.accounts.set_setting, "backup.second_place", str(stick))
    backups.make(gate.session)
    clock.at += timedelta(days=8)
    none, away = notices(gate.session)
    assert none.words == "There was no backup for 8 days."
    assert away.words == f"The second place was last seen 8 days ago. Connect it: {stick}"
    assert {none.place, away.place} == {("settings", "backups")}


def test_a_store_without_any_backup_is_told_of_after_three_days(
    gate: Gate, clock: SetClock
) -> None:
    clock.at += timedelta(days=3, hours=1)
    (notice,) = notices(gate.session)
    assert notice.words == "There was no backup for 3 days."


# Across the window


def test_an_older_keys_file_is_told_across_every_page(desktop: Desktop, theme: Theme) -> None:
    assert theme.percent == 100
    strip = desktop.backups.strip
    assert not strip.isVisible()
    desktop.gate.session.warnings = ("The keys file of this store is older. Look through them.",)
    desktop.backups.watch()
    assert strip.isVisible()
    (banner,) = strip.banners
    assert banner.words.startswith("The keys file")
    desktop.window.go("families")
    assert strip.isVisible()
    strip.show_sentences([("This store can only be read, because of a test.", "backups")])
    press(desktop.window, "What can I do: This store can only be read, because of a test")
    settings = desktop.window.pages.currentWidget()
    assert isinstance(settings, Page)
    assert settings.place() == ("backups",)


def test_the_window_knows_for_how_long_nobody_touched_anything(desktop: Desktop) -> None:
    now = [100.0]
    desktop.locker.idle._clock = lambda: now[0]
    desktop.locker.idle.touch()
    now[0] += 12
    assert desktop.backups.daily._quiet_for() == 12
    desktop.locker.idle.touch()
    assert desktop.backups.daily._quiet_for() == 0
