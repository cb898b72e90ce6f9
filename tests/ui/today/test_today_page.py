"""The place Today: four short lists for me, a person or everyone, each row with its common act."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from walk import walk

from familyplan import actions
from familyplan.clock import LONDON
from familyplan.model import Action, Closure, Episode, LaterCheck, Meeting
from familyplan.model.partial_date import parse
from familyplan.session import FamilyLine
from familyplan_ui.theme import MODES, Mode, Theme
from familyplan_ui.today import Page, reading
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.clock import SetClock
    from familyplan.session import Session
    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate, clock: SetClock) -> KhanWalters:
    made = khan_walters(gate.session)
    other = gate.session.run(actions.families.start, "Osei", "")
    soon = Meeting(scope=other.id, on=date(2026, 12, 10))
    gate.session.run(actions.meetings.plan_meeting, soon, ())
    clock.at = datetime(2026, 12, 8, 9, 30, tzinfo=LONDON)
    return made


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    assert kept.family.id
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    made.arrive()
    qtbot.waitUntil(lambda: made.seen is not None)
    return made


def words(page: Page, key: str) -> list[str]:
    return [row._line.words for row in page.rows[key]]


def again(qtbot: QtBot, page: Page, key: str) -> None:
    page.seen = None
    page.views.choose(key)
    page.refresh()
    qtbot.waitUntil(lambda: page.seen is not None)


def test_mine_is_everything_of_the_families_i_lead(page: Page) -> None:
    assert words(page, "late") == [
        "Canal Homes: Say whom to ring about the damp",
        "Hina Patel: Seat Yusuf at the front",
    ]
    assert words(page, "week")[1:] == [
        "Sadia Khan: Visit the breakfast club with Amina",
        "Daniel Walters: Ring the GP about the hearing test",
    ]


def test_everyone_shows_other_peoples_families_too(qtbot: QtBot, page: Page) -> None:
    again(qtbot, page, "all")
    assert page.seen is not None
    assert (page.seen.read, page.seen.of) == (2, 2)
    families = {row._line.family_name for rows in page.rows.values() for row in rows}
    assert families == {"Khan-Walters", "Osei"}


def test_done_is_one_press_on_the_row(
    qtbot: QtBot, gate: Gate, page: Page, kept: KhanWalters
) -> None:
    page.rows["late"][0].act.click()
    qtbot.waitUntil(lambda: len(page.rows["late"]) == 1)
    done = [one for one in gate.rows(kept.family.id).of(Action) if one.status == "done"]
    assert [one.what for one in done] == ["Say whom to ring about the damp"]


def test_a_new_date_is_typed_on_the_row(
    qtbot: QtBot, gate: Gate, page: Page, kept: KhanWalters
) -> None:
    row = page.rows["late"][0]
    row._ask_date()
    QTest.keyClicks(row.date, "\r")
    assert row._date.error.startswith("Type a day")
    QTest.keyClicks(row.date, "12 January 2027\r")
    qtbot.waitUntil(lambda: len(page.rows["late"]) == 1)
    said = {one.what: one.due.said for one in gate.rows(kept.family.id).of(Action) if one.due}
    assert said["Say whom to ring about the damp"] == "12 January 2027"


def test_rows_lead_to_where_one_can_act(gate: Gate, page: Page, kept: KhanWalters) -> None:
    asked: list[object] = []
    gate.asked.connect(lambda place, args: asked.append((place, *args)))
    page.rows["prepare"][0].act.click()
    page.rows["late"][0].open()
    meeting = kept.meetings["next"].id
    action = page.rows["late"][0]._line.row
    assert asked == [
        ("packs", kept.family.id, meeting),
        ("family", kept.family.id, "plan", action),
    ]


def test_ten_thousand_families_are_never_all_read() -> None:
    today = date(2026, 12, 8)
    lines = [
        FamilyLine(str(at), "", "", "Rosa" if at < 12 else "Tunde", (), "", 3, open=True)
        for at in range(10_000)
    ]
    assert len(reading.chosen(lines, {"500"}, "Rosa", today)) == 13
    assert len(reading.chosen(lines, set(), "", today)) > reading.MOST


def test_only_as_many_as_the_limit_are_read(
    session: Session, kept: KhanWalters, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept.family.id
    monkeypatch.setattr(reading, "MOST", 1)
    seen = reading.read(session, "", lambda _at, _of: None)
    assert (seen.read, seen.of, seen.names) == (1, 2, ("Rosa Menendez",))


def test_a_new_store_says_what_will_stand_here(qtbot: QtBot, gate: Gate) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: page.seen is not None)
    assert page.rows == {}
    assert page._next.count() == 1


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_walked(theme: Theme, page: Page, mode: Mode, percent: int) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    page.rows["late"][0]._ask_date()
    QTest.qWait(30)
    assert walk(page) == []


def test_a_family_whose_help_has_ended_comes_back_when_it_is_to_be_asked_again(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    ended = gate.session.run(actions.families.start, "Nowak", "")
    episode = next(one for one in gate.session.store.all(Episode) if one.scope == ended.id)
    until = parse("1 June 2026")
    gate.session.run(actions.records.edit, "episode", episode.id, until=until)
    again(qtbot, page, "all")
    assert "Help has ended: ask how it is now" not in words(page, "late")
    closure = gate.session.run(
        actions.records.add, Closure(scope=ended.id, episode=episode.id, decided_on=until)
    )
    again(qtbot, page, "all")
    row = next(one for one in page.rows["late"] if one._line.kind == "closure")
    with qtbot.waitSignal(gate.asked) as asked:
        row.open()
    assert asked.args == ["family", (ended.id, "plan", closure.id)]
    gate.session.run(actions.records.add, LaterCheck(scope=ended.id, closure=closure.id))
    again(qtbot, page, "all")
    assert "Help has ended: ask how it is now" not in words(page, "late")
