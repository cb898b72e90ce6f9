"""The workspace says whose pages these are, keeps its tabs in one row, and tells the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from familyplan import actions
from familyplan.model import Person
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import Workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.model import Rows
    from familyplan_ui.family.workspace import FamilyPages
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Theme
    from khan_walters import KhanWalters

WORDS = ("Overview", "People & team", "Plan", "Meetings", "Sharing")


class _Page(QLabel):
    """A page that counts what it is asked."""

    def __init__(self, _gate: Gate, _family: str) -> None:
        super().__init__()
        self.asked: list[str] = []

    def reload(self, rows: Rows) -> None:
        self.asked.append(f"reload {len(rows.of(Person))}")

    def show_row(self, row_id: str) -> None:
        self.asked.append(f"row {row_id}")

    def leave(self) -> None:
        self.asked.append("leave")


@pytest.fixture
def space(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Workspace:
    made = Workspace(gate, [Tab(words.lower(), words, _Page) for words in WORDS])
    qtbot.addWidget(made)
    made.resize(1190, 600)
    made.show()
    made.arrive(kept.family.id)
    return made


def _pages(space: Workspace) -> FamilyPages:
    assert space.pages is not None
    return space.pages


def _asked(space: Workspace) -> list[str]:
    page = _pages(space).stack.currentWidget()
    assert isinstance(page, _Page)
    return page.asked


def test_the_header_says_who_leads_and_when_they_meet(space: Workspace) -> None:
    header = _pages(space).header
    assert header.name.text() == "Khan-Walters family"
    assert header.line.text() == (
        "Lead Rosa Menendez, since 3 March 2026 · "
        "Next meeting Wed 9 Dec, 15:30, Hillside Primary, the library, in 2 days"
    )


def test_a_page_is_read_once_and_again_when_its_family_changes(
    space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    _pages(space).show_tab("plan", "goal-1")
    _pages(space).show_tab("overview")
    assert _asked(space) == ["reload 6", "leave"]
    gate.session.run(actions.families.start, "Another family")
    assert _asked(space) == ["reload 6", "leave"]
    scope = kept.family.id
    gate.session.run(actions.families.add_person, Person(scope=scope, name="Carol"))
    assert _asked(space) == ["reload 6", "leave", "reload 7"]
    _pages(space).show_tab("plan")
    assert _asked(space) == ["reload 6", "row goal-1", "leave", "reload 7"]


def test_arrow_keys_move_between_the_tabs(space: Workspace) -> None:
    strip = _pages(space).strip
    strip.take_keyboard()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.key == "people & team"
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.key == "sharing"


@pytest.mark.parametrize(("wide", "behind"), [(1190, 0), (430, 2), (330, 3)])
def test_tabs_that_do_not_fit_are_behind_a_button_and_the_chosen_one_is_seen(
    qtbot: QtBot, space: Workspace, wide: int, behind: int
) -> None:
    strip = _pages(space).strip
    strip.choose("sharing")
    strip.setParent(None)
    holder = QWidget()
    qtbot.addWidget(holder)
    strip.setParent(holder)
    holder.show()
    strip.resize(wide, 40)
    strip.show()
    assert len(strip.hidden_keys) == behind
    assert "sharing" not in strip.hidden_keys


def test_the_pack_of_the_next_meeting_is_one_press_away(
    space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    asked: list[tuple[str, object]] = []
    gate.asked.connect(lambda place, args: asked.append((place, args)))
    press(space, "Prepare pack")
    meeting = kept.meetings["next"]
    assert asked == [("packs", (kept.family.id, meeting.id))]
    gate.run(actions.records.remove, "meeting", meeting.id)
    assert not _pages(space).prepare.isVisible()


def test_every_change_is_told_and_can_be_put_back(
    space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    yusuf = kept.people["yusuf"]
    gate.session.run(actions.records.edit, "person", yusuf.id, known_as="Yus")
    gate.session.run(actions.records.edit, "person", yusuf.id, school="Canal View")
    press(space, "History")
    history = _pages(space).history
    shown = history.list.row_at(1)
    change = "Changed “Known as” of “Yusuf”"
    assert shown.accessibleName() == f"{change}, Rosa Menendez · Mon 7 Dec, 09:30"
    assert shown.button is not None
    shown.button.click()
    person = gate.session.store.get(Person, yusuf.id)
    assert person is not None
    assert (person.known_as, person.school) == ("Yusuf", "Canal View")


def test_a_family_that_is_gone_is_no_place(qtbot: QtBot, space: Workspace, gate: Gate) -> None:
    with qtbot.waitSignal(gate.asked) as asked:
        space.arrive("nobody")
    assert asked.args == ["families", ()]


def test_the_header_at_large_text_is_still_whole(
    qtbot: QtBot, theme: Theme, space: Workspace
) -> None:
    theme.set_percent(200)
    space.resize(700, 600)
    qtbot.wait(10)
    header = _pages(space).header
    assert header.name.height() >= header.name.heightForWidth(header.name.width())
