"""After an erasure no page, list or cache goes on holding anything of the family."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from ended_families import LONG, four_families
from family_pages import words_on
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.model import Family
from familyplan_ui import families as families_place
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.find.finding import Finder
from familyplan_ui.keeping.erase_dialog import EraseDialog
from familyplan_ui.keeping.review import Review
from familyplan_ui.recent import Recent
from familyplan_ui.settings import Page as Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ended_families import Ended
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.theme import Theme


@pytest.fixture
def desktop(
    qtbot: QtBot, theme: Theme, tmp_path: Path, surroundings: Surroundings, session: Session
) -> Iterator[Desktop]:
    """Open the store of the `session` fixture in the whole window."""
    assert theme.percent == 100
    home = tmp_path / "home"
    home.mkdir()
    made = Desktop(Outside(surroundings, Recent(tmp_path / "settings"), lambda _at: None, home))
    qtbot.addWidget(made.window)
    made.window.resize(1366, 698)
    made.window.show()
    made.gate.open(session)
    yield made
    made.window.close()


@pytest.fixture
def kept(session: Session) -> Ended:
    return four_families(session)


def everywhere(qtbot: QtBot, desktop: Desktop, family_id: str) -> None:
    """Go to every place that shows or reads the family."""
    gate = desktop.gate
    for place in (("today",), ("families",), ("packs", family_id), ("family", family_id, "people")):
        gate.go(*place)
        qtbot.wait(50)


def confirmed(qtbot: QtBot, desktop: Desktop) -> EraseDialog:
    """Fill the open dialog and let it erase."""
    (dialog,) = [each for each in desktop.window.findChildren(EraseDialog) if each.isVisible()]
    type_into(dialog, "Why it is erased", "The retention period has ended.")
    type_into(dialog, "Who approved it", "Femi Okoro")
    type_into(dialog, "Type “FP-0007” to go on", "FP-0007")
    press(dialog, "Erase for good")
    qtbot.waitUntil(dialog.certificate.isVisible, timeout=10_000)
    return dialog


def named(root: QWidget) -> list[str]:
    """Give every text below a widget that names the erased family, seen or not."""
    texts = []
    for widget in (root, *root.findChildren(QWidget)):
        text = getattr(widget, "text", None)
        texts.append(str(text()) if callable(text) else "")
        texts += [widget.accessibleName(), widget.windowTitle()]
    return [each for each in texts if "Featherstone" in each.replace("\u200b", "")]


def test_every_place_lets_go_of_a_family_erased_from_the_review(
    qtbot: QtBot, desktop: Desktop, kept: Ended
) -> None:
    everywhere(qtbot, desktop, kept.due)
    held = weakref.ref(desktop.gate.rows(kept.due))
    desktop.gate.go("settings", "keeping")
    settings = desktop.window.pages.currentWidget()
    assert isinstance(settings, Settings)
    review = settings.section(Review)
    review.look()
    qtbot.waitUntil(lambda: len(review.found) == 3, timeout=10_000)
    review.open(kept.due)
    assert named(desktop.window) != []
    press(review, "Erase this record for good")
    dialog = confirmed(qtbot, desktop)
    assert desktop.window.pages.key == "settings"
    assert len(review.found) == 2
    assert review.list.isVisible()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert named(desktop.window) == []
    gc.collect()
    assert held() is None
    dialog.close()

    desktop.gate.go("family", kept.due, "people")
    page = desktop.window.pages.currentWidget()
    assert isinstance(page, families_place.Page)
    assert [page.model.line(at).name for at in range(page.model.rowCount())].count(LONG) == 0
    assert Finder(desktop.gate.session, lambda: ()).find("Wolfe") == []


def test_erasing_from_its_own_pages_leads_to_the_families(
    qtbot: QtBot, desktop: Desktop, kept: Ended
) -> None:
    everywhere(qtbot, desktop, kept.due)
    space = desktop.window.pages.currentWidget()
    assert isinstance(space, Workspace)
    assert space.pages is not None
    for act in space.pages.more.menu_of_acts.actions():
        if act.text() == "Erase this record for good":
            act.trigger()
    confirmed(qtbot, desktop).close()
    assert desktop.window.pages.key == "families"
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert named(desktop.window) == []


def test_undo_after_an_erasure_is_about_something_else(
    qtbot: QtBot, desktop: Desktop, kept: Ended
) -> None:
    session = desktop.gate.session
    desktop.gate.run(actions.records.edit, "family", kept.current, reference="FP-9")
    desktop.gate.run(actions.records.edit, "family", kept.due, own_words="Ours.")
    desktop.gate.go("family", kept.due)
    before = session.undo_words()
    space = desktop.window.pages.currentWidget()
    assert isinstance(space, Workspace)
    assert space.pages is not None
    space.pages.erase()
    dialog = confirmed(qtbot, desktop)
    after = session.undo_words()
    assert "reference" in after.casefold()
    assert after != before
    assert any(after in words for words in words_on(desktop.window.status))
    dialog.close()
    desktop.gate.undo()
    family = session.store.get(Family, kept.current)
    assert family is not None
    assert family.reference == "FP-0001"
    assert session.store.get(Family, kept.due) is None
    assert session.redo_words() != ""
