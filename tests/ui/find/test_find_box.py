"""Find: one box over rows and commands, by keyboard alone, with protected things marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from walk import walk

from familyplan import actions
from familyplan.model import Reply, StoryEvent, Translation
from familyplan_ui.find import FindBox
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

COMMANDS = [("file.settings", "Settings", "Ctrl+,"), ("edit.find", "Find", "Ctrl+K")]


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def box(qtbot: QtBot, gate: Gate, kept: KhanWalters, ran: list[str]) -> FindBox:
    assert kept.family.id
    made = FindBox(gate, lambda: COMMANDS, ran.append)
    qtbot.addWidget(made)
    made.show()
    return made


def spoken(box: FindBox) -> list[str]:
    return [row.spoken() for row in box.list.painted.rows]


def went(gate: Gate) -> list[object]:
    asked: list[object] = []
    gate.asked.connect(lambda place, args: asked.append((place, *args)))
    return asked


def test_one_letter_is_enough_and_names_come_first(box: FindBox) -> None:
    QTest.keyClicks(box.field, "y")
    assert spoken(box)[0] == "Yusuf, Person · Khan-Walters"


def test_a_result_says_where_the_letters_stand(box: FindBox) -> None:
    QTest.keyClicks(box.field, "library")
    where = "Khan-Walters · Place: Hillside Primary, the library"
    assert spoken(box) == [f"Review meeting on 9 December 2026, Meeting · {where}"]


def test_a_former_name_finds_its_person_marked_protected_and_is_not_shown(box: FindBox) -> None:
    QTest.keyClicks(box.field, "quill")
    assert spoken(box) == ["Daniel Walters, Person · Khan-Walters, protected"]


def test_enter_goes_to_the_row_in_its_tab(gate: Gate, box: FindBox, kept: KhanWalters) -> None:
    asked = went(gate)
    QTest.keyClicks(box.field, "hearing test")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert [one[:3] for one in asked if isinstance(one, tuple)] == [
        ("family", kept.family.id, "plan")
    ]
    assert not box.isVisible()


def test_arrows_move_among_the_results_while_typing_goes_on(gate: Gate, box: FindBox) -> None:
    asked = went(gate)
    QTest.keyClicks(box.field, "hillside")
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    at = box.list.painted.rows[box.list.at]
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.list.at == 1
    assert len(asked) == 1
    assert at.name in {"Yusuf", "Amina", "Hillside Primary"}


def test_what_stands_beside_an_entry_is_opened_there(
    gate: Gate, box: FindBox, kept: KhanWalters
) -> None:
    family = kept.family.id
    event = gate.session.run(
        actions.story.add_entry, StoryEvent(scope=family, words="The boiler broke")
    )
    goal = kept.goals["hear"]
    beside = Reply(scope=family, to=event.id, words="Quokka was not there")
    reply = gate.session.run(actions.records.add, beside)
    for to, words in ((reply.id, "Wombat"), (goal.id, "Numbat")):
        said = Translation(scope=family, to=to, words=words, language="Urdu", translator="Nani")
        gate.session.run(actions.records.add, said)
    asked = went(gate)
    for typed in ("quokka", "wombat", "numbat"):
        box.open()
        box.field.setText(typed)
        QTest.keyClick(box.field, Qt.Key.Key_Return)
    story = ("family", family, "story", event.id)
    assert asked == [story, story, ("family", family, "plan", goal.id)]


def test_an_agency_opens_the_families_it_works_with(gate: Gate, box: FindBox) -> None:
    asked = went(gate)
    QTest.keyClicks(box.field, "canal homes")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert asked == [("families", "with", "Canal Homes")]


def test_commands_are_found_and_done(box: FindBox, ran: list[str]) -> None:
    QTest.keyClicks(box.field, "sett")
    assert spoken(box) == ["Settings, Something to do · Ctrl+,"]
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert ran == ["file.settings"]


def test_nothing_found_says_so(box: FindBox) -> None:
    QTest.keyClicks(box.field, "xyzzy")
    assert box.note.text() == "Nothing begins like that. Try fewer letters."
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert box.isVisible()


def test_the_model_keeps_qts_promises(box: FindBox) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(box.list.painted, mode)
    QTest.keyClicks(box.field, "ha")
    assert tester.model() is box.list.painted


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_box_is_walked(theme: Theme, box: FindBox, mode: Mode, percent: int) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    QTest.keyClicks(box.field, "h")
    QTest.qWait(20)
    assert walk(box) == []
