"""The team is put together from agencies and names as they are typed, and its history stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import names_on

from familyplan.model import Agency, Involvement, Practitioner, Standing
from familyplan.model.titles import name_in
from familyplan_ui.family.people_page import TEAM, Page
from familyplan_ui.family.team_view import team_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from khan_walters import KhanWalters


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    made = Page(gate, kept.family.id)
    qtbot.addWidget(made)
    made.resize(1190, 540)
    made.show()
    made.show_view(TEAM)
    gate.changed.connect(lambda _changes: made.reload(gate.rows(kept.family.id)))
    return made


def _rows(gate: Gate, kept: KhanWalters) -> Rows:
    return gate.rows(kept.family.id)


def test_the_list_says_who_is_involved_and_how(gate: Gate, kept: KhanWalters) -> None:
    assert [(e.name, e.soft, e.note) for e in team_entries(_rows(gate, kept))] == [
        ("The whole team", "Who is round this family", ""),
        ("Involved now", "", ""),
        ("Rosa Menendez", "Family support worker, Family Help, North · Every week",
         "Lead practitioner"),
        ("Hina Patel", "SENCO, Hillside Primary · Every week", ""),
        ("Canal Homes", "Housing officer · When needed", "Under strain"),
        ("Imam", "Volunteer, Friday club · Every 2 weeks", ""),
    ]  # fmt: skip


def test_an_agency_known_already_is_used_again(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add someone to the team")
    type_into(page, "Agency", "hillside primary")
    type_into(page, "Name", "Tom")
    type_into(page, "Role for this family", "Class teacher")
    type_into(page, "How often they meet the family", "Most days")
    press(page, "Add to the team")
    rows = _rows(gate, kept)
    seat = rows.of(Involvement)[-1]
    assert seat.agency == kept.seats["hina"].agency
    assert (name_in(rows, seat.id), seat.role, seat.how_often) == ("Tom", "Class teacher", "daily")
    assert page.team.list.key == seat.id


def test_a_role_that_is_wanted_needs_nobody(page: Page, gate: Gate, kept: KhanWalters) -> None:
    page.team.add_wanted()
    type_into(page, "Role for this family", "Named midwife")
    press(page, "Add to the team")
    seat = _rows(gate, kept).of(Involvement)[-1]
    assert (seat.role, seat.status, seat.agency, seat.practitioner) == (
        "Named midwife",
        "wanted",
        "",
        "",
    )


def test_the_lead_changes_and_the_one_before_stays_in_the_history(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.show_row(kept.seats["hina"].id)
    press(page, "Make lead practitioner")
    type_into(page, "Why the lead changes", "Rosa moves away")
    press(page, "Make them the lead")
    before, now = _rows(gate, kept).of(Standing)
    assert (before.why_changed, bool(before.until)) == ("Rosa moves away", True)
    assert (now.held_by, now.until) == (kept.seats["hina"].id, None)


def test_the_lead_may_have_begun_at_an_event_nobody_dated(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.show_row(kept.seats["hina"].id)
    press(page, "Make lead practitioner")
    type_into(page, "From when", "at allocation")
    press(page, "Make them the lead")
    now = _rows(gate, kept).of(Standing)[-1]
    assert (now.held_by, now.since and now.since.said) == (kept.seats["hina"].id, "at allocation")


def test_a_part_is_ended_with_the_reason(page: Page, gate: Gate, kept: KhanWalters) -> None:
    page.show_row(kept.seats["canal"].id)
    press(page, "End their part")
    type_into(page, "Why their part ends", "The flat is dry")
    press(page, "End it today")
    seat = _rows(gate, kept).find(Involvement, kept.seats["canal"].id)
    assert seat is not None
    assert (seat.status, seat.ended_why) == ("ended", "The flat is dry")
    assert [e.name for e in team_entries(_rows(gate, kept))][-2:] == ["Ended", "Canal Homes"]


def test_agency_and_practitioner_open_from_the_seat(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.show_row(kept.seats["hina"].id)
    press(page, "About the agency")
    type_into(page, "Area it covers", "Northside")
    page.leave()
    agency = _rows(gate, kept).find(Agency, kept.seats["hina"].agency)
    assert agency is not None
    assert agency.area == "Northside"
    press(page, "About the agency")
    press(page, "About this person")
    type_into(page, "Days off", "Fridays")
    page.leave()
    hina = _rows(gate, kept).find(Practitioner, kept.seats["hina"].practitioner)
    assert hina is not None
    assert hina.days_off == "Fridays"


def test_a_standing_role_may_be_empty(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add a standing role")
    type_into(page, "Role", "Named person")
    press(page, "Keep this standing role")
    standing = _rows(gate, kept).of(Standing)[-1]
    assert (standing.role, standing.held_by) == ("named_person", "")


def test_the_days_of_a_standing_role_are_told_from_those_of_the_seat(
    page: Page, kept: KhanWalters
) -> None:
    page.show_row(kept.seats["rosa"].id)
    press(page, "Add a standing role")
    names = sorted(one for one in names_on(page) if one.startswith(("Since", "Until")))
    assert names == ["Since", "Since: standing role", "Until", "Until: standing role"]
