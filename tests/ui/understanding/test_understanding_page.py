"""The understanding page: voices on top, statements under any lens, scores, replies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, settle, shown, standing_on, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from familyplan import actions
from familyplan.model import AreaScore, Need, Record, Reply, Rows, Voice
from familyplan.model.partial_date import parse
from familyplan_ui.understanding import Page
from familyplan_ui.understanding.tall_list import TallList
from familyplan_ui.widgets import ScrollPage
from familyplan_ui.widgets.lettering import Lettering
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.theme.type import Size

OWN = [{"key": "ours", "name": "Our way", "groups": [{"areas": [{"key": "ours.bed",
        "name": "Sleep, and bed"}]}]}]  # fmt: skip


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def story(gate: Gate, kept: KhanWalters) -> dict[str, Record]:
    found = whole_story(gate.session, kept)
    gate.run(actions.accounts.set_setting, "lenses", OWN)
    return found


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]) -> Page:
    assert story
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1166, 560))


def _look(page: Page, lens: str) -> None:
    chooser = next(
        one
        for one in page.findChildren(QComboBox)
        if one.isVisibleTo(page) and one.accessibleName() == "Look at it through"
    )
    at = chooser.findText(lens)
    assert at >= 0, [chooser.itemText(n) for n in range(chooser.count())]
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)


def _list(page: Page, name: str) -> list[str]:
    """Give what a list says, row by row."""
    return [row.spoken() for row in named(page, name, TallList).painted.rows]


def _rows(gate: Gate, kept: KhanWalters) -> Rows:
    return gate.rows(kept.family.id)


def test_the_lens_looked_through_last_is_found_again(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    before = gate.session.undo_words()
    _look(page, "Our way")
    again = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)
    assert "Sleep, and bed" in words_on(again)
    gate.run(actions.accounts.set_setting, "lenses", [])  # it is gone: the columns stand again
    third = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)
    assert "Sleep, and bed" not in words_on(third)
    gate.session.undo()
    assert gate.session.undo_words() == before


def test_the_children_s_latest_own_words_stand_on_top(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    yusuf = kept.people["yusuf"].id
    gate.run(
        actions.records.add,
        Voice(scope=kept.family.id, said_by=(yusuf,), words="I like the club", how="drew",
              happened=parse("7 December 2026"), where="at school",
              may_know=(kept.people["sadia"].id,), reading="He feels he belongs there"),
    )  # fmt: skip
    words = words_on(page)
    assert "“I like the club”" in words
    assert any(one.startswith("Drew · 7 Dec · at school") for one in words)
    assert "May know: Sadia · Not read back to them yet" in words
    assert "What the adult makes of it: He feels he belongs there" in words


def test_a_child_nobody_has_heard_yet_is_not_left_out(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    for one in _rows(gate, kept).of(Voice):
        gate.run(actions.records.remove, "voice", one.id)
    assert "Nothing in the words of Yusuf yet." in words_on(page)


def test_words_are_added_for_a_child_in_place(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add own words: Yusuf")
    assert standing_on() == "In their own words"
    type_into(page, "In their own words", "The club is loud and good")
    press(page, "Keep these words")
    made = _rows(gate, kept).of(Voice)[-1]
    assert (made.words, made.said_by) == (
        "The club is loud and good",
        (kept.people["yusuf"].id,),
    )
    assert made.recorded_by == gate.session.user.id
    assert "Close these words" in names_on(page)


def test_three_columns_come_first_and_say_whose_view_and_how_sure(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    gate.run(
        actions.records.add,
        Need(scope=kept.family.id, words="Somebody may be hurting him", how_sure="unproven",
             said_by=(kept.seats["hina"].id,), about=(kept.people["yusuf"].id,)),
    )  # fmt: skip
    assert (
        "“Somebody may be hurting him”, Hina Patel · about Yusuf · a suspicion, not proven"
        in _list(page, "What are we worried about?")
    )
    assert _list(page, "What is working well?") == [
        "“Nani reads with him every night”, Sadia · about Yusuf · sits in Education"
    ]
    assert (
        "“Somebody has to test his hearing soon”, "
        "Sadia · about Yusuf · sits in Education · with own replies"
        in _list(page, "What needs to happen?")
    )


def test_the_same_statements_are_arranged_again_by_another_lens(page: Page) -> None:
    _look(page, "Assessment triangle")
    assert [one.rpartition(", ")[2] for one in _list(page, "Education")] == [
        "Strength",
        "What needs to happen",
    ]
    assert "Framework for the Assessment of Children in Need and their Families, 2000" in words_on(
        page
    )
    assert "Not placed in this lens yet" not in words_on(page)
    _look(page, "Our way")
    assert [one.rpartition(", ")[2] for one in _list(page, "Not placed in this lens yet")] == [
        "Strength",
        "What needs to happen",
    ]


def test_a_score_stands_beside_its_area_with_its_direction(
    page: Page, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    _look(page, "Assessment triangle")
    assert "Hina Patel, about Yusuf: 2 of 4, lower is better" in words_on(page)
    press(page, "Score: Health")
    type_into(page, "Number", "4")
    press(page, "Keep this score")
    made = _rows(gate, kept).of(AreaScore)[-1]
    assert (made.area, made.value) == ("triangle.health", Decimal(4))
    assert "Nobody named: 4 of 10, higher is better" in words_on(page)
    press(page, "Open: Education, Hina Patel, about Yusuf: 2 of 4, lower is better")
    assert page.row == story["score"].id


@pytest.mark.parametrize(
    ("lens", "place", "side", "areas"),
    [
        ("Three columns", "What is working well?", "strength", ()),
        ("Three columns", "What needs to happen?", "needs", ()),
        ("Wellbeing indicators", "Nurtured", "", ("wellbeing.nurtured",)),
        ("Our way", "Sleep, and bed", "", ("ours.bed",)),
    ],
)
def test_a_statement_is_added_where_it_belongs(
    page: Page, gate: Gate, kept: KhanWalters, lens: str, place: str, side: str,
    areas: tuple[str, ...],
) -> None:  # fmt: skip
    _look(page, lens)
    press(page, f"Add: {place}")
    type_into(page, "What it is, in their words", "He sleeps at last")
    press(page, "Keep this statement")
    made = _rows(gate, kept).of(Need)[-1]
    assert (made.words, made.side, made.areas) == ("He sleeps at last", side, areas)
    assert any("He sleeps at last" in one for one in _list(page, place))


def test_a_statement_is_placed_in_several_lenses_at_once(
    page: Page, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page.show_row(story["strength"].id)
    field = "Where it belongs"
    type_into(page, field, "Our way: Sleep, and bed, Wellbeing indicators: Nurtured")
    gate.keep_typing()
    now = _rows(gate, kept).find(Need, story["strength"].id)
    assert now is not None
    assert now.areas == ("ours.bed", "wellbeing.nurtured")
    for lens, area in (("Our way", "Sleep, and bed"), ("Wellbeing indicators", "Nurtured")):
        _look(page, lens)
        assert any("Nani reads" in one for one in _list(page, area))


def test_an_area_is_known_by_its_own_name_where_no_other_has_it(
    page: Page, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page.show_row(story["strength"].id)
    type_into(page, "Where it belongs", "wider family, Sleep, and bed")
    gate.keep_typing()
    now = _rows(gate, kept).find(Need, story["strength"].id)
    assert now is not None
    assert now.areas == ("triangle.wider_family", "ours.bed")


def test_anyone_in_the_family_replies_in_their_own_words(
    page: Page, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page.show_row(story["strength"].id)
    press(page, "Add an own reply")
    type_into(page, "In their own words", "Not every night")
    type_into(page, "Whose words", "Zainab Bibi")
    press(page, "Keep this own reply")
    made = _rows(gate, kept).of(Reply)[-1]
    assert (made.to, made.words) == (story["strength"].id, "Not every night")
    gate.undo()
    assert [one.words for one in _rows(gate, kept).of(Reply)] == ["I asked in June"]


def test_enter_on_a_row_opens_it_and_closing_goes_back_there(
    page: Page, qtbot: QtBot, story: dict[str, Record]
) -> None:
    rows = named(page, "What is working well?", TallList)
    rows.setFocus()
    rows.stand(0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert page.row == story["strength"].id
    press(page, "Close this statement")
    settle(qtbot, page)
    assert page.row == ""
    assert standing_on() == "What is working well?"


def test_a_reply_found_by_search_opens_what_it_stands_beside(
    page: Page, story: dict[str, Record]
) -> None:
    page.show_row(story["reply"].id)
    assert page.row == story["needs"].id
    page.show_row(story["answer"].id)
    assert page.row == story["assessment"].id


def test_removing_closes_and_undo_brings_it_back(
    page: Page, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page.show_row(story["strength"].id)
    press(page, "Remove this statement")
    assert page.row == ""
    assert _rows(gate, kept).any(story["strength"].id) is None
    gate.undo()
    assert any("Nani reads" in one for one in _list(page, "What is working well?"))


def test_an_empty_record_teaches(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nowak", "FP-0002")
    page = shown(qtbot, gate, Page(gate, family.id), family.id, size=(1166, 560))
    words = words_on(page)
    assert "Nothing is stated yet." in words
    press(page, "Write down the first statement")
    type_into(page, "What it is, in their words", "We eat together")
    press(page, "Keep this statement")
    assert [one.words for one in gate.rows(family.id).of(Need)] == ["We eat together"]


@pytest.mark.parametrize("wide", [1166, 620])
def test_the_page_ends_where_its_words_end(qtbot: QtBot, page: Page, wide: int) -> None:
    page.resize(wide, 560)
    for lens in ("Assessment triangle", "Three columns"):
        _look(page, lens)
        settle(qtbot, page)
        area = page.statements.findChildren(ScrollPage)[0]
        needed = area.body.heightForWidth(area.viewport().width())
        assert area.page.height() == max(needed, area.viewport().height())


def test_after_adding_the_keyboard_goes_back_to_where_it_was_pressed(
    qtbot: QtBot, page: Page
) -> None:
    named(page, "Add: What is working well?", QAbstractButton).setFocus()
    press(page, "Add: What is working well?")
    type_into(page, "What it is, in their words", "He sleeps at last")
    press(page, "Keep this statement")
    named(page, "Close this statement", QAbstractButton).setFocus()
    press(page, "Close this statement")
    settle(qtbot, page)
    assert standing_on() == "Add: What is working well?"


def test_without_room_what_is_opened_takes_the_place_and_the_keyboard(
    qtbot: QtBot, page: Page, story: dict[str, Record]
) -> None:
    page.resize(700, 560)
    settle(qtbot, page)
    rows = named(page, "What is working well?", TallList)
    rows.setFocus()
    rows.stand(0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert page.row == story["strength"].id
    assert "What is working well?" not in names_on(page)
    assert standing_on() == "What it is, in their words"


def test_another_statement_fills_the_list_that_is_there(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    rows = named(page, "What is working well?", TallList)
    rows.setFocus()
    rows.stand(0)
    widgets, height = page.statements.findChildren(QWidget), rows.height()
    new = Need(scope=kept.family.id, words="He sleeps at last", side="strength")
    gate.run(actions.records.add, new)
    settle(qtbot, page)
    assert page.statements.findChildren(QWidget) == widgets
    assert any("He sleeps at last" in one for one in _list(page, "What is working well?"))
    assert (rows.hasFocus(), rows.at) == (True, 0)
    assert rows.height() > height


def test_a_row_is_measured_at_the_width_it_has_and_at_no_other(
    qtbot: QtBot, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    _look(page, "Assessment triangle")
    settle(qtbot, page)
    rooms: set[int] = set()
    height = Lettering.height

    def noting(self: Lettering, text: str, face: tuple[Size, bool], room: int = 0) -> int:
        if "Nani reads" in text:
            rooms.add(room)
        return height(self, text, face, room)

    monkeypatch.setattr(Lettering, "height", noting)
    _look(page, "Three columns")
    settle(qtbot, page)
    assert len(rooms) == 1
