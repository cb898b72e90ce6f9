"""A fact that left in a copy is corrected: said at once beside the edit, told from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from family_pages import names_on, settle, shown, words_on
from walk import walk

from familyplan import actions
from familyplan.model import Action, Disclosure, Protection
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.session.copies import make_copy
from familyplan.sharing import reader_of
from familyplan_ui.family.workspace import FamilyPages
from familyplan_ui.rooms import tabs
from familyplan_ui.sharing import Page
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme

BORN = "“Date of birth or age”"


@pytest.fixture
def kept(gate: Gate, tmp_path: Path) -> KhanWalters:
    found = khan_walters(gate.session)
    _copy(gate, found, found.people["daniel"].id, tmp_path)
    return found


def _copy(gate: Gate, kept: KhanWalters, who: str, out: Path) -> Disclosure:
    reader = reader_of(gate.session.store.family(kept.family.id), who)
    assert reader is not None
    return make_copy(
        gate.session,
        kept.family.id,
        Asked(meeting=kept.meetings["next"].id),
        reader,
        out=out,
        channel="print",
    )


def _born_later(gate: Gate, kept: KhanWalters) -> None:
    born = parse("4 March 2015")
    gate.run(actions.records.edit, "person", kept.people["amina"].id, born=born)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def test_the_page_says_who_holds_the_old_words_and_what_they_say_now(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    assert "Must be told" not in words_on(page)
    _born_later(gate, kept)
    words = words_on(page)
    assert "Daniel Walters holds old words about: Amina" in words
    assert (
        "Date of birth or age: “3 March 2015” then, “4 March 2015” now. On the copy of 7 Dec."
        in words
    )
    press(page, next(name for name in names_on(page) if name.startswith("Put it in the plan")))
    action = gate.rows(kept.family.id).of(Action)[-1]
    assert (
        action.what == "Tell Daniel Walters that “Date of birth or age” about Amina was corrected"
    )
    assert action.owner == kept.seats["rosa"].id
    assert "In the plan" in words_on(page)
    press(page, next(name for name in names_on(page) if name.startswith("Mark as told")))
    assert "Told 7 Dec" in words_on(page)


def test_undo_of_the_correction_takes_the_telling_away(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    _born_later(gate, kept)
    assert "Must be told" in words_on(page)
    gate.undo()
    assert "Must be told" not in words_on(page)


def test_nobody_who_is_feared_is_to_be_told_and_nothing_protected_is_repeated(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    scope, amina = kept.family.id, kept.people["amina"].id
    gate.run(
        actions.records.add,
        Protection(
            scope=scope, person=amina, from_=(kept.people["daniel"].id,), what=("everything",)
        ),
    )
    words = words_on(page)
    assert "Daniel Walters holds what is kept from them now: Amina" in words
    soft = next(one for one in words if one.startswith("Date of birth or age"))
    assert soft.endswith("Do not tell them. Look at it with whoever it is about.")
    assert "2015" not in soft
    press(page, next(name for name in names_on(page) if name.startswith("Put it in the plan")))
    action = gate.rows(scope).of(Action)[-1]
    assert action.not_for == (kept.people["daniel"].id,)
    press(page, next(name for name in names_on(page) if name.startswith("Mark as done")))
    assert "Done 7 Dec" in words_on(page)


def test_a_strip_says_it_right_after_the_edit_and_goes_with_an_undo(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    pages = FamilyPages(gate, kept.family.id, tabs())
    qtbot.addWidget(pages)
    pages.show_tab("people")
    pages.show()
    assert pages.corrected.words == ""
    gate.run(actions.records.edit, "person", kept.people["amina"].id, year_group="6")
    assert pages.corrected.words == ""
    _born_later(gate, kept)
    assert pages.corrected.words == "Daniel Walters has a copy that left before this change."
    gate.undo()
    assert pages.corrected.words == ""
    _born_later(gate, kept)
    press(pages, "Not now: who must be told")
    assert pages.corrected.words == ""
    dad, amina = (kept.people[one].id for one in ("daniel", "amina"))
    gate.run(
        actions.records.add,
        Protection(scope=kept.family.id, person=amina, from_=(dad,), what=("everything",)),
    )
    assert pages.corrected.words == "Daniel Walters has a copy that left before this change."


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_nothing_is_found_while_somebody_must_be_told(
    qtbot: QtBot, theme: Theme, page: Page, gate: Gate, *, kept: KhanWalters, mode: Mode,
    percent: int,
) -> None:  # fmt: skip
    theme.set_mode(mode)
    theme.set_percent(percent)
    _born_later(gate, kept)
    settle(qtbot, page)
    assert walk(page) == []
