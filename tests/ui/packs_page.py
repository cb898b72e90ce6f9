"""The place Packs of a family, and the reader whose copy is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan_ui.packs import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams


def shown(qtbot: QtBot, gate: Gate, family_id: str, seams: Seams | None = None) -> Page:
    """Show the place as large as it is on a small laptop."""
    made = Page(gate, seams)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive(family_id)
    made.show()
    return made


def look_at(qtbot: QtBot, page: Page, name: str) -> None:
    """Choose a reader and wait for the copy."""
    names = [reader.name for reader in page.readers.readers]
    page.readers.list.stand(names.index(name))
    qtbot.waitUntil(lambda: page.contents._heading.text() == f"What {name} gets", timeout=30_000)
