"""The meetings page: planning, asking, who took part, holding with the next date, packs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, shown, standing_on, words_on
from PySide6.QtWidgets import QCheckBox, QComboBox

from familyplan import actions
from familyplan.model import Episode, Invitation, Meeting, Rows
from familyplan.model.vocabulary import choices
from familyplan_ui.meetings import Page
from familyplan_ui.meetings.said import in_order, next_date
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _meeting(gate: Gate, kept: KhanWalters, key: str) -> Meeting:
    found = gate.rows(kept.family.id).find(Meeting, kept.meetings[key].id)
    assert found is not None
    return found


def _asked(gate: Gate, kept: KhanWalters, key: str) -> dict[str, str]:
    rows = gate.rows(kept.family.id)
    asked = [one for one in rows.of(Invitation) if one.meeting == kept.meetings[key].id]
    return {one.who: one.attendance for one in asked}


def _list_of(page: Page, label: str) -> QComboBox:
    """Find a list by its label: Qt gives a list's value as its name."""
    every = [one for one in page.findChildren(QComboBox) if one.isVisibleTo(page)]
    found = [one for one in every if one.accessibleName() == label]
    assert len(found) == 1
    return found[0]


def test_the_next_meeting_comes_first_and_is_shown(page: Page) -> None:
    words = words_on(page)
    assert words.index("Review meeting, Wed 9 Dec") < words.index("Review meeting, Wed 11 Nov")
    assert "Wednesday 9 December 2026, 15:30 to 16:30" in words


def test_a_meeting_is_planned_with_the_people_of_last_time(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Plan a meeting")
    type_into(page, "Date", "20/1/2027")
    type_into(page, "Starts", "3.30 pm")
    press(page, "Keep this meeting")
    made = gate.rows(kept.family.id).of(Meeting)[-1]
    assert (made.on, made.starts, made.type) == (date(2027, 1, 20), time(15, 30), "review")
    asked = [one.who for one in gate.rows(kept.family.id).of(Invitation) if one.meeting == made.id]
    assert sorted(asked) == sorted(_asked(gate, kept, "next"))
    assert standing_on() == "Date"


def test_people_are_asked_and_not_asked_by_ticking(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    amina = kept.people["amina"].id
    named(page, "Ask Amina Khan-Walters", QCheckBox).click()
    assert _asked(gate, kept, "next")[amina] == "invited"
    named(page, "Ask Amina Khan-Walters", QCheckBox).click()
    assert amina not in _asked(gate, kept, "next")


def test_every_way_of_taking_part_can_be_noted_and_is_counted(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    sadia = kept.people["sadia"].id
    for state, words in choices("attendance").items():
        chooser = _list_of(page, "Taking part: Sadia Khan, Mum")
        chooser.setCurrentIndex(chooser.findText(words))
        assert _asked(gate, kept, "next")[sadia] == state
    chooser = _list_of(page, "Taking part: Sadia Khan, Mum")
    chooser.setCurrentIndex(chooser.findText("Came online"))
    assert "8 asked, 1 came, 1 of the family" in words_on(page)


def test_an_update_and_needs_are_kept_with_the_invitation(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Update and needs: Hina Patel, Hillside Primary")
    type_into(page, "Their update", "Yusuf reads aloud now")
    press(page, "Close this update")
    updates = [one.update for one in gate.rows(kept.family.id).of(Invitation) if one.update]
    assert updates == ["Yusuf reads aloud now"]


def test_holding_a_meeting_proposes_the_next_date_by_the_review_cycle(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "It was held")
    assert standing_on() == "Date of the next meeting"
    press(page, "Held, and plan the next one")
    assert _meeting(gate, kept, "next").held
    following = gate.rows(kept.family.id).of(Meeting)[-1]
    assert (following.on, following.place) == (date(2027, 1, 20), "Hillside Primary, the library")


def test_a_meeting_can_be_held_without_a_next_date(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "It was held")
    press(page, "Held, no next date")
    assert _meeting(gate, kept, "next").held
    assert len(gate.rows(kept.family.id).of(Meeting)) == 2


def test_decisions_are_kept_as_they_are_typed(page: Page, gate: Gate, kept: KhanWalters) -> None:
    type_into(page, "What was decided", "Go on as agreed until spring")
    type_into(page, "Where people did not agree", "The start of school")
    page.leave()
    found = _meeting(gate, kept, "next")
    assert (found.decisions, found.disagreements) == (
        "Go on as agreed until spring", "The start of school",
    )  # fmt: skip


def test_the_pack_is_asked_for_by_meeting(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    past = kept.meetings["past"].id
    page.show_row(past)
    with qtbot.waitSignal(gate.asked) as asked:
        press(page, "Prepare the pack")
    assert asked.args == ["packs", (kept.family.id, past)]


def test_a_family_without_meetings_is_offered_the_first(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nobody yet", "")
    page = shown(qtbot, gate, Page(gate, family.id), family.id)
    press(page, "Plan the first meeting")
    press(page, "Keep this meeting")
    assert [one.type for one in gate.rows(family.id).of(Meeting)] == ["first"]
    assert "nobody asked yet" in words_on(page)
    assert "Plan a meeting" in names_on(page)


def test_the_next_date_follows_the_cycle_and_falls_on_a_working_day() -> None:
    today = date(2026, 12, 7)
    assert next_date(Rows([]), Meeting(id="m", on=date(2026, 11, 13)), today) == date(2026, 12, 29)
    met = Meeting(id="m", on=date(2026, 12, 5))
    for every, day in (("4w", date(2027, 1, 4)), ("4m", date(2027, 4, 5)),
                       ("", date(2027, 1, 18))):  # fmt: skip
        rows = Rows([Episode(id="e", review_every=every)])
        assert next_date(rows, met, today) == day


def test_meetings_stand_in_order_next_first_then_held_newest_first() -> None:
    days = {"later": date(2027, 2, 1), "next": date(2026, 12, 9), "long_ago": date(2025, 1, 1),
            "just_held": date(2026, 11, 11)}  # fmt: skip
    meetings = [Meeting(id=key, on=on) for key, on in days.items()]
    held = [replace(one, held=True) if one.id in {"long_ago", "just_held"} else one
            for one in (*meetings, Meeting(id="no_date"))]  # fmt: skip
    assert [one.id for one in in_order(tuple(held))] == [
        "next", "later", "no_date", "just_held", "long_ago",
    ]  # fmt: skip
