"""The page of a request passes the accessibility walk in each scheme and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from walk import walk

from familyplan import actions
from familyplan.model import AccessRequest
from familyplan.sharing.access import AccessCase, made_decision, review
from familyplan_ui.access import Page
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.mark.parametrize(("mode", "percent"), [(m, p) for m in MODES[1:] for p in (100, 200)])
def test_nothing_is_found_on_any_part_of_it(
    qtbot: QtBot, qapp: QApplication, gate: Gate, mode: Mode, percent: int
) -> None:
    kept = khan_walters(gate.session)
    request = whole_story(gate.session, kept)["request"]
    assert isinstance(request, AccessRequest)
    rows = gate.rows(kept.family.id)
    places = review(AccessCase(rows, request, gate.clock.today()))
    at, block = next((n, one) for n, one in enumerate(places) if one.mentions and one.field)
    took = (block.text[:4],)
    gate.run(actions.access.decide, made_decision(request, block, "part", took))
    Theme(mode, percent).apply(qapp)
    page = Page(gate)
    qtbot.addWidget(page)
    page.resize(1146, 698)
    page.arrive(kept.family.id, request.id)
    page.show()
    shown = page.copy
    page.review.step(at - page.review.at)
    assert page.review.block is not None
    assert page.review.block.decided

    for part in ("review", "request", "copy"):
        page.show_part(part)
        if part == "copy":
            qtbot.waitUntil(
                lambda: shown.preview is not None and shown.preview.pages > 0, timeout=60_000
            )
        qtbot.wait(20)
        assert walk(page) == []

    page.arrive(kept.family.id)
    qtbot.wait(20)
    assert walk(page) == []
