"""Backups in the settings: made, rehearsed, looked into, sent to a second place, thinned out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from walk import walk

from familyplan import actions
from familyplan.policy import Policy
from familyplan.session import backups, open_store
from familyplan_ui.backups.reading import Shelved
from familyplan_ui.backups.second import Second
from familyplan_ui.backups.wording import facts, moment, size
from familyplan_ui.gate import Gate
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.clock import SetClock
    from familyplan.session import Surroundings
    from familyplan_ui.backups.section import Backups
    from familyplan_ui.settings import Page
    from familyplan_ui.work import Worker


BREAK = "\u200b"  # where a long path may go on in the next line


def _make(qtbot: QtBot, part: Backups) -> None:
    with qtbot.waitSignal(part.now.made, timeout=20_000):
        part.now.make_button.click()
    count = len(backups.kept(part._gate.session))
    qtbot.waitUntil(lambda: len(part.listed.rows) == min(count, 6))


def test_before_the_first_one_the_page_says_so(qtbot: QtBot, part: Backups) -> None:
    assert part.now.sentence.text() == "There is no backup of this store yet."
    assert not part.now.rehearse_button.isEnabled()
    qtbot.waitUntil(lambda: not part._gate.worker._jobs)
    assert part.listed.rows == []


def test_backing_up_now_says_when_where_and_how_it_was_checked(qtbot: QtBot, part: Backups) -> None:
    _make(qtbot, part)
    sentence = "Backed up today 09:30 on this computer, checked. 1 kept."
    assert part.now.sentence.text() == sentence
    said = "The new backup is made and checked in full."
    assert part.now.result.words == said
    assert part.now.strip.isHidden()
    (row,) = part.listed.rows
    assert row.title == "Today 09:30"
    history = [line.words for line in part._gate.session.history("store")]
    assert any("backup" in words for words in history)


def test_a_rehearsal_says_that_it_restores_and_leaves_nothing_behind(
    qtbot: QtBot, part: Backups
) -> None:
    _make(qtbot, part)
    folder = part._gate.session.vault.folder
    part.now.rehearse_button.click()
    qtbot.waitUntil(lambda: "restored beside the store" in part.now.result.words, timeout=20_000)
    assert "is whole: 1 family" in part.now.result.words
    assert not (folder / "rehearsal").exists()


def test_what_is_stopped_leaves_nothing_half(qtbot: QtBot, part: Backups) -> None:
    part.now.make_button.click()
    assert not part.now.strip.isHidden()
    part.now.strip.cancel.click()
    assert part.now.strip.isHidden()
    assert part.now.make_button.isEnabled()
    qtbot.waitUntil(lambda: not part._gate.worker._jobs)
    assert list((part._gate.session.vault.folder / "backups").glob("*.part")) == []


def test_a_backup_that_fails_says_why_and_is_remembered(
    qtbot: QtBot, part: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("familyplan.vault.copying.room_missing", lambda _folder, _needed: 9_000_000)
    part.now.make_button.click()
    qtbot.waitUntil(lambda: not part.now.trouble.isHidden(), timeout=20_000)
    assert "9.1 MB more are needed" in part.now.trouble.words
    assert part.now.make_button.isEnabled()
    part._gate.worker.quiet(None)


def test_looking_inside_asks_nothing_and_compares_with_now(
    qtbot: QtBot, part: Backups, clock: SetClock
) -> None:
    _make(qtbot, part)
    clock.at += timedelta(days=1)
    part._gate.session.run(actions.families.start, "Osei")
    (row,) = part.listed.rows
    row.look_button.click()
    qtbot.waitUntil(lambda: row.said != "")
    assert row.said.startswith("1 family; 1 change fewer than now Hill What differs In the backup")
    assert "families 1 2" in row.said
    row.look_button.click()
    assert row.inside.isHidden()


def test_a_damaged_backup_is_listed_and_offers_nothing(qtbot: QtBot, part: Backups) -> None:
    _make(qtbot, part)
    (made,) = backups.kept(part._gate.session)
    (made.path / "about.json").write_text("{", encoding="utf-8")
    part.show_now()
    problem = "This backup is damaged: it does not say what is in it."
    qtbot.waitUntil(lambda: part.listed.rows[0].backup.problem == problem)
    assert part.listed.rows[0].look_button.parentWidget() is None
    assert part.now.sentence.text() == "There is no backup of this store yet."


def test_a_second_place_gets_the_newest_at_once_and_can_be_left_again(
    qtbot: QtBot, part: Backups, stick: Path, clock: SetClock
) -> None:
    second = part.second
    assert second.words.text().startswith("There is no second place for backups yet.")
    assert "theft, fire" in second.why.text()
    _make(qtbot, part)
    with qtbot.waitSignal(second.sent, timeout=20_000):
        second.choose_button.click()
    assert second.words.text() == "The second place has the backup of today."
    assert second.same_disk.isVisible()
    qtbot.waitUntil(lambda: part.listed.rows[0].backup.problem == "")
    qtbot.waitUntil(lambda: "here and in the second place" in facts(part.listed._found[0]))
    clock.at += timedelta(days=8)
    second.show_now()
    words = f"The second place was last seen 8 days ago. Connect it: {stick}"
    assert second.overdue.isVisible()
    assert second.overdue.words.replace(BREAK, "") == words
    second.remove_button.click()
    assert not second.overdue.isVisible()
    assert second.result.words.endswith("were left alone.")
    assert len(backups.kept(stick)) == 1


def test_a_folder_inside_the_store_is_no_second_place(part: Backups, gate: Gate) -> None:
    inside = gate.session.vault.folder / "backups"
    part.second._asking = type(part.second._asking)(folder=lambda _title, _at: inside)
    part.second.choose()
    assert part.second.trouble.words.startswith("This folder is inside the store itself.")
    assert gate.session.setting("backup.second_place") is None


def test_a_place_the_organisation_chose_cannot_be_changed_here(
    qtbot: QtBot, gate: Gate, stick: Path
) -> None:
    around = gate.session.vault.surroundings
    object.__setattr__(around, "policy", lambda: Policy(None, backup_places=(str(stick),)))
    made = Second(gate)
    qtbot.addWidget(made)
    made.show()
    made.show_now()
    assert made.why.text().replace(BREAK, "") == f"Your organisation has chosen this place: {stick}"
    assert not made.choose_button.isVisible()
    assert not made.remove_button.isVisible()


def test_how_many_are_kept_is_a_setting_that_can_be_undone(part: Backups, gate: Gate) -> None:
    daily = part.keeping.numbers["daily"]
    assert (daily.currentText(), part.keeping.numbers["weekly"].currentText()) == (
        "7 days",
        "4 weeks",
    )
    daily.setCurrentText("14 days")
    daily.activated.emit(daily.currentIndex())
    kept = {"daily": 14, "weekly": 4, "oldest_days": 35}
    assert gate.session.setting("backup.keep") == kept
    gate.undo()
    assert part.keeping.numbers["daily"].currentText() == "7 days"


def test_moments_and_sizes_are_said_as_people_say_them(clock: SetClock) -> None:
    today = clock.today()
    assert moment(clock.at, today) == "today 09:30"
    assert moment(clock.at - timedelta(days=1), today) == "yesterday 09:30"
    assert moment(clock.at - timedelta(days=4), today) == "3 December 2026, 09:30"
    assert (size(250_400), size(2_340_000)) == ("250 kB", "2.3 MB")


def test_where_a_backup_lies_is_part_of_its_line(gate: Gate) -> None:
    made = backups.make(gate.session)
    held = size(made.size)
    held = held.replace(" ", "\N{NO-BREAK SPACE}")
    none = "0\N{NO-BREAK SPACE}families"
    line = f"Asked for; in the second place only; checked in full; {held}; {none}"
    assert facts(Shelved(made, here=False, away=True)) == line


def test_a_store_that_can_only_be_read_says_what_to_do_first(
    qtbot: QtBot, worker: Worker, theme: Theme, gate: Gate, surroundings: Surroundings
) -> None:
    made = backups.make(gate.session)
    folder = gate.session.vault.folder
    gate.lock(anyway=True)
    object.__setattr__(surroundings, "can_write", lambda _folder: False)
    other = Gate(worker, theme)
    other.open(open_store(folder, "seven quiet otters", surroundings=surroundings))
    from familyplan_ui.backups.section import Backups  # noqa: PLC0415 - as a part of this test

    part = Backups(other)
    qtbot.addWidget(part)
    part.show()
    part.show_now()
    assert made.name
    assert part.now.forward.words.startswith("The newest good backup here is from Monday")
    assert not part.now.make_button.isEnabled()
    qtbot.waitUntil(lambda: len(part.listed.rows) == 1)
    assert part.listed.rows[0].restore_button.isEnabled()
    other.lock(anyway=True)


def test_the_keyboard_alone_makes_a_backup_and_looks_into_it(
    qtbot: QtBot, page: Page, part: Backups
) -> None:
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    part.now.make_button.setFocus()
    with qtbot.waitSignal(part.now.made, timeout=20_000):
        QTest.keyClick(part.now.make_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(part.listed.rows) == 1)
    wanted = part.listed.rows[0].look_button
    for _tab in range(40):
        now = QApplication.focusWidget()
        if now is wanted:
            break
        QTest.keyClick(now or page, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is wanted
    QTest.keyClick(wanted, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 family" in part.listed.rows[0].said)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("mode", MODES)
def test_the_part_is_walked(
    qtbot: QtBot, theme: Theme, page: Page, part: Backups, mode: Mode, percent: int
) -> None:
    _make(qtbot, part)
    part._gate.session.run(actions.families.start, "Osei")
    theme.set_mode(mode)
    theme.set_percent(percent)
    page.resize(1190, 2600)
    part.listed.rows[0].look_button.click()
    qtbot.waitUntil(lambda: part.listed.rows[0].said != "")
    QApplication.processEvents()
    assert walk(page) == []
