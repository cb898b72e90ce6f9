"""Each reader's kind of copy: suggested, chosen, with parts kept for all, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from packs_page import look_at, shown

from familyplan import actions
from familyplan.model import Goal, Invitation, Permission, Person, Translation
from familyplan.packs.kinds import KINDS
from familyplan.session.pack_parts import PACK_PARTS, parts_of, wanted, with_parts
from familyplan.sharing.translated import digest
from familyplan_ui.packs import Page
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, kept.family.id)


def kinds(page: Page) -> dict[str, str]:
    return {
        reader.name: kind.key
        for reader in page.readers.readers
        if (kind := page.wishes.kind(reader)) is not None
    }


def choose_kind(page: Page, key: str) -> None:
    at = page.contents.kinds.findData(key)
    page.contents.kinds.setCurrentIndex(at)
    page.contents.kinds.activated.emit(at)


def choose_days(page: Page) -> None:
    at = page.choosing.meetings.count() - 1
    page.choosing.meetings.setCurrentIndex(at)
    page.choosing.meetings.activated.emit(at)


def test_a_kind_is_suggested_by_who_the_reader_is(page: Page) -> None:
    assert kinds(page) == {
        "Sadia Khan": "family_copy",
        "Daniel Walters": "family_copy",
        "Zainab Bibi": "family_copy",
        "Yusuf Khan-Walters": "child_page",
        "Rosa Menendez": "meeting_pack",
        "Hina Patel": "meeting_pack",
        "Canal Homes": "meeting_pack",
        "Imam": "meeting_pack",
    }


def test_whoever_is_not_asked_to_the_meeting_gets_the_agency_copy(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    (asked,) = (
        one
        for one in gate.rows(kept.family.id).of(Invitation)
        if one.meeting == kept.meetings["next"].id and one.who == kept.seats["hina"].id
    )
    gate.run(actions.records.remove, "invitation", asked.id)
    assert kinds(page)["Hina Patel"] == "agency_copy"


def test_only_kinds_that_suit_the_reader_are_in_the_menu(qtbot: QtBot, page: Page) -> None:
    look_at(qtbot, page, "Hina Patel")
    rows, reader = page.wishes._rows(), page.readers.readers[5]
    menu = [page.contents.kinds.itemData(at) for at in range(page.contents.kinds.count())]
    assert menu == [key for key, kind in KINDS.items() if kind.suits(reader, rows)]
    assert "family_copy" not in menu


def test_another_kind_can_be_chosen_and_is_shown_at_once(qtbot: QtBot, page: Page) -> None:
    look_at(qtbot, page, "Yusuf Khan-Walters")
    choose_kind(page, "meeting_pack")
    assert kinds(page)["Yusuf Khan-Walters"] == "meeting_pack"
    qtbot.waitUntil(lambda: "What we will talk about" in page.preview.words.toPlainText())
    row = page.readers.list.painted.rows[3]
    assert row.soft == "Meeting pack"


def test_parts_are_left_out_and_moved_for_every_copy_and_undo_brings_them_back(
    qtbot: QtBot, page: Page, gate: Gate
) -> None:
    look_at(qtbot, page, "Hina Patel")
    kind = KINDS["meeting_pack"]
    assert wanted(gate.session, kind) == ()
    assert "The team round the family" in page.preview.words.toPlainText()
    page.contents.parts.list.stand(2)
    page.contents.parts.turn.click()
    qtbot.waitUntil(lambda: "The team round the family" not in page.preview.words.toPlainText())
    page.contents.parts.list.stand(1)
    page.contents.parts.up.click()
    order = [line.key for line in parts_of(gate.session, kind)]
    assert order[:3] == ["coming", "agenda", "circle"]
    assert "circle" not in wanted(gate.session, kind)
    gate.undo()
    gate.undo()
    assert wanted(gate.session, kind) == ()
    page.contents.parts.turn.click()
    page.contents.parts.reset.click()
    assert wanted(gate.session, kind) == ()


def test_the_last_part_stays(qtbot: QtBot, page: Page, gate: Gate) -> None:
    look_at(qtbot, page, "Hina Patel")
    kind = KINDS["meeting_pack"]
    lines = [replace(line, on=not at) for at, line in enumerate(parts_of(gate.session, kind))]
    gate.did(actions.accounts.set_setting, PACK_PARTS, with_parts(gate.session, kind.key, lines))
    page.contents.parts.list.stand(0)
    assert not page.contents.parts.turn.isEnabled()
    page.contents.parts.turn_part()
    assert wanted(gate.session, kind) == (kind.parts[0].key,)


def test_a_kind_without_parts_says_so(qtbot: QtBot, page: Page) -> None:
    look_at(qtbot, page, "Yusuf Khan-Walters")
    page.contents.views.choose("parts")
    page.contents.views.chosen.emit("parts")
    assert page.contents.parts.note.text().startswith("This kind of copy is always whole")
    assert not page.contents.parts.list.isVisible()


def test_what_is_missing_is_said_and_leads_to_its_page(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    meeting = kept.meetings["next"]
    assert not page.missing.isVisible()
    for said in gate.rows(kept.family.id).of(Permission):
        gate.run(actions.records.remove, "permission", said.id)
    assert [one.words for one in page.missing.lines] == ["3 agencies come without permission."]
    gate.run(actions.records.edit, "meeting", meeting.id, on=None, purpose="", agenda=())
    gate.run(actions.plan.add_goal, Goal(scope=kept.family.id, words="A quiet place"))
    words = [one.words for one in page.missing.lines]
    assert words[:2] == ["The meeting has no date.", "There is no agenda."]
    assert "1 goal has no next action." in words
    asked: list[tuple[str, object]] = []
    gate.asked.connect(lambda place, args: asked.append((place, args)))
    page.missing.buttons[0].click()
    assert asked == [("family", (kept.family.id, "meetings", meeting.id))]


def test_a_family_without_meetings_still_gets_copies_about_some_days(
    qtbot: QtBot, gate: Gate
) -> None:
    family = gate.run(actions.families.start, "Osei", "")
    assert family is not None
    gate.run(actions.families.add_person, Person(scope=family.id, name="Ama Osei", place="parent"))
    page = Page(gate)
    qtbot.addWidget(page)
    page.resize(1190, 640)
    page.arrive(family.id)
    page.show()
    assert page.choosing.meeting_id == ""
    assert [frame.isVisible() for frame in page.choosing.days] == [True, True]
    look_at(qtbot, page, "Ama Osei")
    assert kinds(page) == {"Ama Osei": "family_copy"}
    page.choosing.since.show_draft("tomorrow but one")
    page.choosing.since.left.emit()
    assert page.contents._heading.text() == "No copy for Ama Osei"
    assert page.contents._note.text() == "Choose the days this copy is about."
    assert page.choosing.days[0].error.startswith("Write a date")
    page.choosing.since.show_draft("1 March 2026")
    page.choosing.since.left.emit()
    look_at(qtbot, page, "Ama Osei")


def test_some_days_offer_nothing_that_needs_a_meeting(page: Page) -> None:
    choose_days(page)
    assert "meeting_pack" not in kinds(page).values()
    assert kinds(page)["Hina Patel"] == "agency_copy"
    assert kinds(page)["Amina Khan-Walters"] == "child_page"


def test_what_is_left_out_is_struck_through_after_what_is_in(qtbot: QtBot, page: Page) -> None:
    look_at(qtbot, page, "Hina Patel")
    rows = page.contents.list.painted.rows
    struck = [row.struck for row in rows]
    assert struck == sorted(struck)
    assert all(row.soft for row in rows if row.struck)
    look_at(qtbot, page, "Sadia Khan")
    assert page.contents.list.painted.rows[0].name == "Our plan"


def test_how_a_copy_for_the_family_reads_stands_below_its_words(qtbot: QtBot, page: Page) -> None:
    look_at(qtbot, page, "Sadia Khan")
    page.preview.views.choose("words")
    page.preview._view("words")
    assert page.preview.meter.isVisible()
    assert page.preview.meter.age.text().startswith("Reading age: about ")
    look_at(qtbot, page, "Hina Patel")
    assert not page.preview.meter.isVisible()


def test_the_second_language_is_offered_once_something_is_translated(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    look_at(qtbot, page, "Sadia Khan")
    assert not page.contents.languages.isVisible()
    goal = kept.goals["hear"]
    words = "\u0645\u06cc\u06ba"
    gate.run(
        actions.records.add,
        Translation(scope=kept.family.id, to=goal.id, language="Urdu", words=words,
                    translator="N. Shah", of_words=digest(goal.words)),
    )  # fmt: skip
    assert page.contents.languages.isVisible()
    at = page.contents.languages.findData("Urdu")
    page.contents.languages.setCurrentIndex(at)
    page.contents.languages.activated.emit(at)
    qtbot.waitUntil(lambda: words in page.preview.words.toPlainText(), timeout=30_000)
    assert page.wishes.asked(page.readers.readers[0]).language == "Urdu"
