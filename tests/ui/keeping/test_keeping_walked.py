"""Every state of keeping, holding and erasing passes the accessibility walk in each look."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from PySide6.QtWidgets import QWidget
from walk import walk

from familyplan import actions
from familyplan.model import Hold
from familyplan_ui.family import people_page
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame import MainWindow, Place
from familyplan_ui.keeping.erase_dialog import EraseDialog, ask_to_erase
from familyplan_ui.keeping.periods import Periods
from familyplan_ui.keeping.review import Review
from familyplan_ui.settings import Page
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ended_families import Ended
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

LOOKS = [(mode, percent) for mode, percent in product(MODES[1:], (100, 200))]


class Stage:
    """The frame with the settings at their part about keeping, and one family's pages."""

    def __init__(self, qtbot: QtBot, gate: Gate) -> None:
        self.qtbot, self.gate = qtbot, gate
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        tabs = (Tab("people", "People & team", people_page.Page),)
        self.window.add_place(Place("settings", "Settings", "settings", lambda: Page(gate)))
        self.window.add_place(Place("family", "Family", "users", lambda: Workspace(gate, tabs)))
        self.window.show_work("Rosa Menendez", "Family Help, North")
        self.window.resize(1366, 698)
        self.window.show()
        gate.asked.connect(lambda place, args: self.window.go(place, *args))

    def keeping(self) -> Page:
        """Come to the settings about keeping."""
        page = self.window.go("settings", "keeping")
        assert isinstance(page, Page)
        return page

    def look(self) -> Review:
        """Look through the records and wait for what is found."""
        review = self.keeping().section(Review)
        review.found = ()
        review.look()
        self.qtbot.waitUntil(lambda: bool(review.found), timeout=10_000)
        return review

    def family(self, family_id: str) -> Workspace:
        """Come to a family's pages."""
        space = self.window.go("family", family_id)
        assert isinstance(space, Workspace)
        return space

    def dialog(self, family_id: str) -> EraseDialog:
        """Open the dialog that erases a family."""
        made = ask_to_erase(self.gate, family_id, self.window)
        assert made is not None
        return made


def states(stage: Stage, families: Ended) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Give every state by name: what comes there, and the window it is in."""
    window = stage.window

    def there(*steps: Callable[[], object]) -> Callable[[], QWidget]:
        def come() -> QWidget:
            for step in steps:
                step()
            return window

        return come

    yield "the schedule", there(stage.keeping)
    yield (
        "changing a period",
        there(lambda: stage.keeping().section(Periods).change("child_in_need")),
    )
    yield (
        "a wrong period",
        there(lambda: type_into(window, "Years", "0"), lambda: press(window, "Keep this period")),
    )
    yield "what is due", there(stage.look)
    yield "why it is due", there(lambda: stage.look().open(families.due))
    yield "why nobody knows", there(lambda: stage.look().open(families.unknown))
    yield "keeping it longer", there(lambda: press(window, "Keep longer"))
    yield "a family that is held", there(lambda: stage.family(families.held))
    yield "what stands over it", there(lambda: press(window, "See or lift what stands"))
    yield "another hold", there(lambda: press(window, "Place a hold"))
    yield "lifting it", there(lambda: press(window, "Lift it: Objection: to be reviewed"))
    yield "the dialog", lambda: stage.dialog(families.due)
    yield "the dialog, refused", lambda: _refused(stage.dialog(families.due))
    yield "the dialog, held", lambda: _held(stage, families)
    yield "the certificate", lambda: _erased(stage, families)
    yield "what was erased", there(stage.keeping, lambda: press(window, _see(window)))


def _see(window: QWidget) -> str:
    names = [each.accessibleName() for each in window.findChildren(QWidget) if each.isVisible()]
    return next(name for name in names if name.startswith("See: Record …"))


def _refused(dialog: EraseDialog) -> EraseDialog:
    dialog.form.approver.setText("Rosa Menendez")
    dialog.erase()
    return dialog


def _held(stage: Stage, families: Ended) -> EraseDialog:
    stage.gate.run(actions.records.add, Hold(scope=families.held, what="restriction"))
    return stage.dialog(families.held)


def _erased(stage: Stage, families: Ended) -> EraseDialog:
    dialog = stage.dialog(families.due)
    dialog.form.reason.setText("The retention period has ended.")
    dialog.form.approver.setText("Femi Okoro")
    dialog.form.again.setText("fp-0007")
    dialog.erase()
    stage.qtbot.waitUntil(dialog.certificate.isVisible, timeout=10_000)
    return dialog


def settled(qtbot: QtBot, window: QWidget) -> list[str]:
    """Walk once the layout has come to rest, which on a busy computer takes some turns."""
    found: list[str] = []
    for _ in range(12):
        qtbot.wait(50)
        found = walk(window)
        if not found:
            break
    return found


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_nothing_is_found_on_a_council_laptop(
    qtbot: QtBot, qapp: QApplication, gate: Gate, families: Ended, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    stage = Stage(qtbot, gate)
    found: dict[str, list[str]] = {}
    for words, come_there in states(stage, families):
        shown = come_there()
        found[words] = settled(qtbot, shown)
        if shown is not stage.window:
            shown.close()
    assert {words: findings for words, findings in found.items() if findings} == {}
