"""Somebody asked for their record: deciding place by place with the keys, then handing it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from familyplan import actions
from familyplan.model import AccessDecision, AccessRequest, Disclosure, Note
from familyplan.model.partial_date import parse
from familyplan.practice import todays
from familyplan.session import FamilyLine
from familyplan_ui.access import Page
from familyplan_ui.access.section import RecordsAskedFor
from familyplan_ui.packs.asking import Seams
from familyplan_ui.today.reading import chosen
from familyplan_ui.today.row import DueRow
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

NOTES = (
    "Sadia sang while Yusuf slept.",
    "Daniel rang Sadia at work.",
    "Sadia and Nani cooked.",
)


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    made = khan_walters(gate.session)
    for at, words in enumerate(NOTES):
        note = Note(
            scope=made.family.id, about=(made.people["sadia"].id,), words=words,
            happened=parse(f"{at + 1} January 2020"),
        )  # fmt: skip
        gate.session.run(actions.records.add, note)
    return made


def asked(gate: Gate, kept: KhanWalters, identity: str = "") -> AccessRequest:
    return gate.session.run(
        actions.access.ask,
        AccessRequest(
            scope=kept.family.id, person=kept.people["sadia"].id,
            asked_on=parse("4 December 2026"), identity=identity,
        ),
    )  # fmt: skip


def opened(gate: Gate, qtbot: QtBot, *place: str, seams: Seams | None = None) -> Page:
    page = Page(gate, seams)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.arrive(*place)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    page.first.setFocus()
    return page


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def decisions(gate: Gate) -> list[tuple[str, tuple[str, ...], str]]:
    every = gate.session.store.all(AccessDecision)
    return [(one.verdict, one.taken_out, one.third_party) for one in every]


def tab_to(words: str) -> None:
    """Press Tab until a button of this name has the keyboard."""
    for _step in range(30):
        if focus().accessibleName() == words:
            return
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(words)


def test_three_places_are_decided_with_the_keys_alone(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    page = opened(gate, qtbot, kept.family.id, asked(gate, kept).id)
    of = len(page.review.blocks)
    assert page.due.text() == "Due 4 January 2027, 28 days left"
    assert page.review.progress.text() == f"0 of {of} decided"

    # The first is given whole.
    tab_to("Give it whole")
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert page.review.progress.text() == f"1 of {of} decided"

    # Of the second, its first word is taken out.
    assert focus() is page.review.passage
    assert page.review.passage.toPlainText() == NOTES[1]
    QTest.keyClick(focus(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _letter in "Daniel ":
        QTest.keyClick(focus(), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert [one.text() for one in page.review.taken.buttons] == ["“Daniel”"]

    # The third is left out.
    QTest.keyClick(focus(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    tab_to("Leave it out")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_Space)

    assert decisions(gate) == [
        ("give", (), "Yusuf Khan-Walters"),
        ("part", ("Daniel ",), "Daniel Walters"),
        ("keep", (), "Zainab Bibi"),
    ]
    assert gate.undo() == "decided about a place in a record: Leave it out"
    assert page.review.progress.text() == f"2 of {of} decided"


def test_words_go_back_and_nothing_is_taken_without_words(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    refused: list[str] = []
    gate.refused.connect(refused.append)
    page = opened(gate, qtbot, kept.family.id, asked(gate, kept).id)

    page.review.take.click()
    assert refused[-1] == "Select the words to take out first."

    page.review.passage.selectAll()
    page.review.take.click()
    assert decisions(gate) == [("part", (NOTES[0],), "Yusuf Khan-Walters")]
    page.review.taken.buttons[0].click()
    assert decisions(gate) == []


def test_what_is_protected_cannot_be_given_and_goes_on_asking_until_all_of_it_is_out(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    refused: list[str] = []
    gate.refused.connect(refused.append)
    scope, dad = kept.family.id, kept.people["daniel"].id
    text = "Daniel rang. She is at 4 Canal Row."
    gate.session.run(actions.records.add, Note(scope=scope, about=(dad,), words=text))
    request = gate.session.run(actions.access.ask, AccessRequest(scope=scope, person=dad))
    page = opened(gate, qtbot, scope, request.id)
    here = next(n for n, one in enumerate(page.review.blocks) if one.text == text)
    page.review.step(here - page.review.at)
    assert not page.review.give.isEnabled()

    def take(words: str) -> None:
        cursor = page.review.passage.textCursor()
        cursor.setPosition(text.index(words))
        cursor.setPosition(text.index(words) + len(words), cursor.MoveMode.KeepAnchor)
        page.review.passage.setTextCursor(cursor)
        page.review.take.click()

    take("She is")
    assert refused[-1] == "What is left still says something protected. Take it out too."
    take(" at 4 Canal Row.")
    assert page.review.block is not None
    assert page.review.block.decided
    assert [one.text() for one in page.review.taken.buttons] == ["“She is”", "“at 4 Canal Row.”"]


def test_the_copy_goes_out_once_everything_is_decided_and_is_in_the_log(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    seams = Seams(folder=lambda _parent, _title: out)
    request = asked(gate, kept, identity="Known to us")
    page = opened(gate, qtbot, kept.family.id, request.id, seams=seams)

    page.parts.choose("copy")
    page._show_part()
    assert page.copy.preview is not None
    assert page.copy.preview.pages == 0  # it is put together beside the window
    qtbot.waitUntil(lambda: "still to be decided" in page.copy.stopped.words, timeout=60_000)
    assert not page.copy.make.isEnabled()

    page.review.rest.click()
    assert page.parts.key == "copy"
    qtbot.waitUntil(page.copy.make.isEnabled, timeout=60_000)
    assert page.copy.preview.pages > 0
    assert page.copy.stopped.isHidden()
    page.copy.make.click()
    dialog = page.copy.dialog
    assert dialog is not None
    with qtbot.waitSignal(dialog.made, timeout=60_000):
        dialog.go.click()

    (left,) = gate.session.store.all(Disclosure)
    assert (left.kind, left.stage, left.reader_name) == ("whole_record", "made", "Sadia Khan")
    assert len(list(out.iterdir())) == 1
    page.copy.answered.click()
    assert page.due.text() == "Answered, 7 December 2026"


def test_a_new_request_is_noted_and_opens(gate: Gate, kept: KhanWalters, qtbot: QtBot) -> None:
    went: list[tuple[str, object]] = []
    gate.asked.connect(lambda place, args: went.append((place, args)))
    page = opened(gate, qtbot, kept.family.id)

    page.request.note.click()
    assert gate.session.store.all(AccessRequest) == ()
    page.request.form.editors["person"].show_value(kept.people["sadia"].id)
    page.request.note.click()

    (made,) = gate.session.store.all(AccessRequest)
    assert (made.person, made.state) == (kept.people["sadia"].id, "open")
    assert went == [("access", (kept.family.id, made.id))]


def test_the_sharing_page_lists_who_asked(gate: Gate, kept: KhanWalters, qtbot: QtBot) -> None:
    section = RecordsAskedFor(gate, kept.family.id)
    qtbot.addWidget(section)
    section.show_rows(gate.rows(kept.family.id), gate.clock.today())
    assert section.list.isHidden()

    asked(gate, kept)
    section.show_rows(gate.rows(kept.family.id), gate.clock.today())
    assert section.list.row_at(0).accessibleName() == (
        "Sadia Khan, Asked 4 December 2026, Due 4 January 2027, 28 days left"
    )


def test_a_family_whose_help_has_ended_is_on_today_while_somebody_waits_for_their_record(
    gate: Gate,
) -> None:
    ended = FamilyLine("b", "Nowak", "", "Rosa", (), "", 2, open=False)
    meets = FamilyLine("a", "Khan", "", "Rosa", ("2026-12-08",), "", 2, open=True)
    today = gate.clock.today()

    assert chosen([meets, ended], set(), "Rosa", today) == ["a"]
    waiting = frozenset({"b"})
    assert chosen([meets, ended], set(), "Rosa", today, waiting=waiting) == ["b", "a"]


def test_today_opens_the_page_of_the_request(gate: Gate, kept: KhanWalters, qtbot: QtBot) -> None:
    request = asked(gate, kept)
    (line,) = [
        one
        for one in todays([gate.rows(kept.family.id)], gate.clock.today()).to_prepare
        if one.kind == "access_request"
    ]
    row = DueRow(gate, line, prepares=True)
    qtbot.addWidget(row)
    with qtbot.waitSignal(gate.asked) as went:
        row.act.click()
    assert went.args == ["access", (kept.family.id, request.id)]
