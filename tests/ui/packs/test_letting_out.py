"""What is left out can be let out to one reader with a reason, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from packs_page import look_at, shown
from walk import walk

from familyplan import actions
from familyplan.model import Release
from familyplan_ui.packs.letting_out import LetOut, TakeBack
from familyplan_ui.widgets.text import SoftLabel
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.packs import Page

WARM = "Goal “Our home is warm and dry”"


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    made = shown(qtbot, gate, kept.family.id)
    look_at(qtbot, made, "Hina Patel")
    return made


def lines(page: Page) -> dict[str, tuple[str, str, bool]]:
    """Give what the pane says is left or let out: key, soft line, struck, by name."""
    page.contents.views.choose("out")
    page.contents._show()
    return {row.name: (row.key, row.soft, row.struck) for row in page.contents.list.painted.rows}


def opened(page: Page, name: str) -> LetOut:
    page.contents.list.opened.emit(lines(page)[name][0])
    assert isinstance(page.letting.box, LetOut)
    return page.letting.box


def let_out(qtbot: QtBot, page: Page, reason: str = "The landlord answers only to her") -> None:
    box = opened(page, WARM)
    box.reason.setText(reason)
    box.go.click()
    qtbot.waitUntil(lambda: "warm and dry" in page.preview.words.toPlainText(), timeout=60_000)


def test_what_is_let_out_is_in_this_readers_copy_and_no_other(
    page: Page, gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    assert "warm and dry" not in page.preview.words.toPlainText()
    let_out(qtbot, page)
    (released,) = gate.session.store.all(Release)
    goal = kept.goals["home"].id
    assert (released.what, released.reason) == (goal, "The landlord answers only to her")
    found = lines(page)
    assert found[f"Let out: {WARM}"][1:] == ("The landlord answers only to her", False)
    assert WARM not in found
    look_at(qtbot, page, "Canal Homes")
    assert f"Let out: {WARM}" not in lines(page)


def test_without_a_reason_nothing_is_let_out(page: Page, gate: Gate) -> None:
    box = opened(page, WARM)
    box.go.click()
    assert box._why.error == "Write down why this reader must have it."
    box.reason.setText("Court order")
    box.until.line.setText("when it is over")
    box.go.click()
    assert box._end.error.startswith("Write a date")
    assert gate.session.store.all(Release) == ()


def test_what_says_something_else_since_stays_out_again(
    page: Page, gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    let_out(qtbot, page)
    words = "Our home is dry all year"
    assert gate.did(actions.records.edit, "goal", kept.goals["home"].id, words=words)
    qtbot.waitUntil(lambda: f"Goal “{words}”" in lines(page), timeout=60_000)
    assert lines(page)[f"Let out: Goal “{words}”"][1] == (
        "It says something else since, so it stays out again."
    )


def test_what_was_let_out_for_a_time_that_is_over_is_said_to_stay_out(
    page: Page, gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    box = opened(page, WARM)
    box.reason.setText("For the court")
    box.until.line.setText("1 December 2026")
    box.go.click()
    over = "The time for it is over, so it stays out again."
    qtbot.waitUntil(lambda: f"Let out: {WARM}" in lines(page), timeout=60_000)
    found = lines(page)
    assert found[f"Let out: {WARM}"][1] == over
    assert WARM in found
    (released,) = gate.session.store.all(Release)
    assert released.scope == kept.family.id


def test_what_was_let_out_is_taken_back_and_that_undone(
    page: Page, gate: Gate, qtbot: QtBot
) -> None:
    let_out(qtbot, page)
    page.contents.list.opened.emit(lines(page)[f"Let out: {WARM}"][0])
    box = page.letting.box
    assert isinstance(box, TakeBack)
    assert walk(box) == []
    (said,) = [label.text() for label in box.findChildren(SoftLabel)]
    assert said.endswith("The landlord answers only to her. Copies that have left keep it.")
    box.go.click()
    qtbot.waitUntil(lambda: WARM in lines(page), timeout=60_000)
    assert gate.session.store.all(Release) == ()
    gate.undo()
    qtbot.waitUntil(lambda: f"Let out: {WARM}" in lines(page), timeout=60_000)


def test_the_box_is_gone_when_the_store_is_locked(page: Page, gate: Gate, qtbot: QtBot) -> None:
    box = opened(page, WARM)
    with qtbot.waitSignal(box.destroyed):
        gate.lock(anyway=True)


def test_the_box_and_the_page_are_walked(
    page: Page, gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    assert walk(page) == []
    reader, line = page._reader(), page.letting._lines[lines(page)[WARM][0]]
    assert reader is not None
    box = LetOut(gate, kept.family.id, (reader, line), None)
    qtbot.addWidget(box)
    box.show()
    assert walk(box) == []
