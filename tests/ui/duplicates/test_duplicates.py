"""What was entered twice: a word while typing, the page with the pairs, and taking it back."""

from __future__ import annotations

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QWidget
from walk import walk

from familyplan import actions
from familyplan.model import Home, Person, Protection
from familyplan.model.partial_date import parse
from familyplan_ui.duplicates import Page
from familyplan_ui.families.start import StartForm
from familyplan_ui.family.adding import AddPerson
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan_ui.duplicates.notice import LooksLike
    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    """Keep a family, the same once more, and one of its children twice."""
    run = gate.session.run
    made = khan_walters(gate.session)
    again = run(actions.families.start, "Khan Walters", "FP-0071").id
    here = run(actions.families.add_home, Home(scope=again, address="4 Canal Row, M1 1AE"))
    born = parse("3 March 2015")
    child = Person(scope=again, name="Ameena Khan-Walters", place="child", born=born)
    run(actions.families.add_person, child, here.id)
    twice = Person(scope=made.family.id, name="Yousef Khan-Walters", born=parse("12 May 2019"))
    run(actions.families.add_person, twice)
    return made


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    """Come to the page and wait until it has looked."""
    assert kept.family.id
    return come(qtbot, gate)


def come(qtbot: QtBot, gate: Gate) -> Page:
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    made.activateWindow()
    made.arrive()
    qtbot.waitUntil(lambda: not made.strip.isVisible(), timeout=10_000)
    return made


def test_pairs_are_listed_with_why_and_brought_together_by_keyboard(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    assert page.summary.text() == "2 pairs look alike."
    said = words_on(page.list)
    assert "Khan-Walters and Khan Walters" in said
    assert "Yusuf Khan-Walters and Yousef Khan-Walters" in said

    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert "Khan Walters" in words_on(page.beside)
    assert page.beside.merge_button.hasFocus()
    QTest.keyClick(page.beside.merge_button, Qt.Key.Key_Space)
    finished(qtbot, page)

    assert page.summary.text() == (
        "Brought together. Undo (Ctrl+Z) takes them apart again. 1 pair looks alike."
    )
    assert [one.family for one in gate.session.store.family_lines()] == [kept.family.id]

    gate.undo()
    assert page.summary.text() == "2 pairs look alike."
    assert len(gate.session.store.family_lines()) == 2


def finished(qtbot: QtBot, page: Page) -> None:
    """Wait for the end of what is done beside the window."""
    qtbot.waitUntil(lambda: not page.beside.strip.isVisible(), timeout=10_000)


def test_the_window_goes_on_while_two_families_are_brought_together(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    families = next(one for one in page.found if one.kind == "family")
    page.open(families.key)
    heard: list[bool] = []
    in_the_window = get_ident()
    gate.changed.connect(lambda _changes: heard.append(get_ident() == in_the_window))
    on = Event()
    gate.worker.run(lambda _tell: on.wait(10), done=lambda _came: None, failed=lambda _why: None)
    press(page, "Bring together")
    press(page, "Bring together")  # a second press is not a second wish
    assert page.beside.strip.isVisible()
    assert not page.beside.strip.cancel.isVisible()
    assert settled(qtbot, page.window()) == []
    assert not page.beside.back.isEnabled()
    assert heard == []
    on.set()
    finished(qtbot, page)
    assert heard == [True]
    assert page.beside.back.isEnabled()
    assert len(gate.session.store.family_lines()) == 1


def test_what_cannot_be_brought_together_is_said_and_nothing_changes(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page
) -> None:
    people = next(one for one in page.found if one.kind == "person")
    page.open(people.key)
    kept_from = Protection(scope=kept.family.id, person=people.one, from_=(people.other,))
    gate.session.run(actions.records.add, kept_from)
    said: list[str] = []
    gate.refused.connect(said.append)
    press(page, "Bring together")
    finished(qtbot, page)
    sentence = (
        "One of these two is protected from the other, so they cannot be one person. "
        "If that is a mistake, put it right first. Nothing was changed."
    )
    assert said == [sentence]
    assert page.beside.isVisible()
    assert page.beside.merge_button.hasFocus()


def test_the_other_one_can_be_kept(qtbot: QtBot, gate: Gate, kept: KhanWalters, page: Page) -> None:
    pair = next(one for one in page.found if one.kind == "person")
    page.open(pair.key)
    other = named(page, "Yousef Khan-Walters", QRadioButton)
    other.click()
    press(page, "Bring together")
    finished(qtbot, page)

    people = gate.session.store.family(kept.family.id).of(Person)
    assert "Yousef Khan-Walters" in [one.name for one in people]
    assert "Yusuf Khan-Walters" not in [one.name for one in people]


def test_what_is_not_the_same_is_not_offered_again(qtbot: QtBot, page: Page) -> None:
    page.open(page.found[0].key)
    press(page, "Not the same")
    assert page.list.count() == 1
    press(page, "Look again")
    qtbot.waitUntil(lambda: not page.strip.isVisible(), timeout=10_000)
    assert page.summary.text() == "1 pair looks alike."


@pytest.mark.parametrize(("mode", "percent"), [(m, p) for m in MODES[1:] for p in (100, 200)])
def test_every_state_passes_the_walk(
    qtbot: QtBot, qapp: QApplication, gate: Gate, kept: KhanWalters, mode: Mode, percent: int
) -> None:
    assert kept.family.id
    Theme(mode, percent).apply(qapp)
    page = come(qtbot, gate)
    found = {"the list": settled(qtbot, page.window())}
    for pair in page.found:
        page.open(pair.key)
        found[pair.kind] = settled(qtbot, page.window())
    form = StartForm(gate)
    page.body.addWidget(form)
    form.come()
    QTest.keyClicks(form.name, "khan-walters")
    heard(qtbot, form.looks_like)
    found["while typing"] = settled(qtbot, page.window())
    assert {state: findings for state, findings in found.items() if findings} == {}


def settled(qtbot: QtBot, window: QWidget) -> list[str]:
    """Walk once the layout has come to rest, which on a busy computer takes some turns."""
    found: list[str] = []
    for _ in range(12):
        qtbot.wait(50)
        found = walk(window)
        if not found:
            break
    return found


def heard(qtbot: QtBot, notice: LooksLike) -> str:
    qtbot.waitUntil(notice.isVisible, timeout=10_000)
    return notice.words


def test_a_family_that_is_here_is_named_while_one_types_and_nobody_is_stopped(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    form = StartForm(gate)
    qtbot.addWidget(form)
    form.come()
    gone: list[tuple[str, object]] = []
    gate.asked.connect(lambda place, args: gone.append((place, args)))
    QTest.keyClicks(form.name, "khan-walters")

    assert "Looks like “Khan-Walters”, a family here: same name." in heard(qtbot, form.looks_like)
    press(form, "Open “Khan-Walters”")
    assert gone == [("family", (kept.family.id,))]
    press(form, "Go on: it is somebody else")
    assert not form.looks_like.isVisible()
    press(form, "Start the plan")
    assert len(gate.session.store.family_lines()) == 3


def test_somebody_born_on_that_day_is_named_unless_nobody_may_know(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    scope = kept.family.id
    add = AddPerson(gate)
    qtbot.addWidget(add)
    add.show()
    add.begin(scope, gate.rows(scope))
    type_into(add, "Name", "Ameena Khan Walters")
    type_into(add, "Date of birth or age", "3.3.2015")

    assert heard(qtbot, add.looks_like) == (
        "Looks like “Amina Khan-Walters”, who is here already: "
        "the names sound alike and same date of birth.\n"
        "Looks like “Ameena Khan-Walters” in the family “Khan Walters”: "
        "same name and same date of birth."
    )
    for person in gate.session.store.all(Person):
        if person.name.startswith(("Amina", "Ameena")):
            everything = Protection(scope=person.scope, person=person.id, what=("everything",))
            gate.session.run(actions.records.add, everything)
    type_into(add, "Name", "Ameena Khan-Walters")
    qtbot.waitUntil(lambda: not add.looks_like.isVisible(), timeout=10_000)
    assert add.looks_like.found == ()
