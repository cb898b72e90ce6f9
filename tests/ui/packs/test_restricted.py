"""A restricted record on the packs page: said kindly in the copy's place, the family's own made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from walk import walk

from familyplan import actions
from familyplan.model import Disclosure, Hold
from familyplan_ui.packs import Page
from familyplan_ui.packs.asking import Seams
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

OWN = {"Sadia Khan", "Daniel Walters", "Yusuf Khan-Walters"}
KINDLY = (
    "This record is restricted: it is kept, and not shared, so no copy is made. The family's own "
    "people can still have theirs. Lift the restriction first, with the reason, if it may be "
    "shared."
)


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path) -> Page:
    folder = tmp_path / "copies"
    folder.mkdir()
    made = Page(gate, Seams(folder=lambda _parent, _title: folder))
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive(kept.family.id)
    made.show()
    restrict(gate, kept)
    qtbot.waitUntil(lambda: made.readers.counted == {one.id for one in made.readers.readers})
    return made


def restrict(gate: Gate, kept: KhanWalters) -> None:
    gate.run(actions.records.add, Hold(scope=kept.family.id, what="restriction", why="Disputed."))


def look_at(page: Page, name: str) -> None:
    names = [reader.name for reader in page.readers.readers]
    page.readers.list.stand(names.index(name))


def test_why_no_copy_leaves_stands_where_the_copy_would(page: Page, gate: Gate) -> None:
    refused: list[str] = []
    gate.refused.connect(refused.append)
    look_at(page, "Hina Patel")
    assert page.contents._heading.text() == "No copy for Hina Patel"
    assert page.contents._note.text().replace("\u200b", "") == KINDLY
    assert page.preview.image.picture.text() == "There are no pages for this reader."
    assert page.preview.pages == 0
    assert not page.save.isEnabled()
    page.contents.views.choose("out")
    page.contents.views.chosen.emit("out")
    assert page.contents._note.text().replace("\u200b", "") == KINDLY
    assert refused == []


def test_the_family_s_own_people_still_get_theirs(qtbot: QtBot, page: Page, gate: Gate) -> None:
    look_at(page, "Sadia Khan")
    qtbot.waitUntil(lambda: page.preview.pages > 0)
    assert page.save.isEnabled()
    assert {one.name for one in page.readers.allowed} >= OWN
    assert "Hina Patel" not in {one.name for one in page.readers.allowed}
    allowed = len(page.readers.allowed)
    assert page.save_every.text() == f"Make all {allowed} copies"
    page.save_all()
    assert page.saving.dialog is not None
    with qtbot.waitSignal(page.saving.made, timeout=60_000):
        page.saving.dialog.go.click()
    assert len(gate.session.store.all(Disclosure)) == allowed


def test_lifting_it_brings_the_copy_back(qtbot: QtBot, page: Page, gate: Gate) -> None:
    look_at(page, "Hina Patel")
    gate.undo()
    qtbot.waitUntil(lambda: page.preview.pages > 0)
    assert page.contents._heading.text() == "What Hina Patel gets"
    assert page.save.isEnabled()


@pytest.mark.parametrize(
    ("mode", "percent"), [(mode, at) for mode in MODES[1:] for at in (100, 200)]
)
def test_nothing_is_found_by_the_walk(
    qtbot: QtBot, qapp: QApplication, page: Page, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    look_at(page, "Hina Patel")
    page.desk.bring("contents")
    qtbot.wait(100)
    assert walk(page) == []
