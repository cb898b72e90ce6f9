"""The list of families: one line each, always what the rows say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.held import derived
from familyplan import actions
from familyplan.model import DIRECTORY, Involvement, Meeting, Note, Person
from familyplan.model.partial_date import on_day
from familyplan.sample import Recipe, families, shared_directory
from familyplan.store import family_list
from familyplan.store.database import transaction
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session


def test_a_line_says_what_the_list_shows(session: Session) -> None:
    kept = khan_walters(session)

    (line,) = session.store.family_lines()

    assert line == family_list.FamilyLine(
        family=kept.family.id, name="Khan-Walters", reference="FP-0001", lead="Rosa Menendez",
        meeting_days=("2026-12-09",), contact="2026-11-11", people=6, open=True,
    )  # fmt: skip
    assert line.next_meeting(date(2026, 12, 9)) == "2026-12-09"
    assert line.next_meeting(date(2026, 12, 10)) == ""


def test_lines_come_by_folded_name(session: Session) -> None:
    for name in ("Zhou", "Łukasz", "ahmed", "Mbeki", "Åberg"):
        session.run(actions.families.start, name)

    names = [line.name for line in session.store.family_lines()]
    assert names == ["Åberg", "ahmed", "Łukasz", "Mbeki", "Zhou"]


def test_what_the_lines_of_many_families_have_alike_is_kept_once(session: Session) -> None:
    recipe = Recipe(seed=5, today=session.clock.today(), light=True)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, 30):
        session.run(actions.importing.bring_in, records, invented=True)

    lines = session.store.family_lines()
    for alike in ("lead", "contact", "meeting_days"):
        values = [getattr(line, alike) for line in lines]
        assert len({id(value) for value in values}) == len(set(values))


def test_the_line_follows_every_rename(session: Session) -> None:
    kept = khan_walters(session)
    scope, rosa = kept.family.id, kept.seats["rosa"]

    session.run(actions.records.edit, "family", scope, name="Khan")
    session.run(actions.records.edit, "practitioner", rosa.practitioner, name="Rosa Diaz")

    (line,) = session.store.family_lines()
    assert (line.name, line.lead) == ("Khan", "Rosa Diaz")
    assert "rosa diaz" in session.store.haystacks()[scope]
    session.undo()
    session.undo()
    (line,) = session.store.family_lines()
    assert (line.name, line.lead) == ("Khan-Walters", "Rosa Menendez")


def test_the_line_follows_when_a_worker_leaves_the_directory(session: Session) -> None:
    kept = khan_walters(session)

    session.run(actions.records.remove, "practitioner", kept.seats["rosa"].practitioner)
    assert session.store.family_lines()[0].lead == "Family Help, North"
    session.undo()
    assert session.store.family_lines()[0].lead == "Rosa Menendez"


def test_the_line_follows_meetings_notes_and_the_end_of_help(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    meeting = session.run(
        actions.meetings.plan_meeting, Meeting(scope=scope, on=date(2026, 12, 20))
    )
    session.run(
        actions.records.add, Note(scope=scope, words="Rang.", happened=on_day(date(2026, 12, 1)))
    )
    (line,) = session.store.family_lines()
    assert (line.meeting_days, line.contact, line.lead) == (("2026-12-20",), "2026-12-01", "")

    session.run(actions.meetings.hold, meeting.id)
    episode = next(row.id for row in session.store.family(scope) if hasattr(row, "ended_note"))
    session.run(
        actions.records.edit, "episode", episode, until=on_day(date(2026, 12, 21)), ended="done"
    )
    (line,) = session.store.family_lines()
    assert (line.meeting_days, line.contact, line.open) == ((), "2026-12-20", False)


def test_the_lines_kept_are_the_lines_worked_out_afresh(session: Session) -> None:
    kept = khan_walters(session)
    session.run(actions.team.leave, kept.seats["hina"].id)
    session.run(actions.records.remove, "person", kept.people["zainab"].id)
    session.run(actions.team.hand_over_lead, kept.seats["canal"].id)
    before = derived(session.store.db)["family_lines"]

    with transaction(session.store.db):
        family_list.refresh(session.store.db, kept.family.id)

    assert derived(session.store.db)["family_lines"] == before
    assert session.store.family_lines()[0].lead == "Canal Homes"


def test_a_hidden_home_is_not_in_the_haystack(session: Session) -> None:
    kept = khan_walters(session)
    homes = [row for row in session.store.family(kept.family.id) if hasattr(row, "postcode")]
    home = next(row for row in homes if getattr(row, "postcode", ""))
    assert "m11ae" in session.store.haystacks()[kept.family.id]

    session.run(actions.records.edit, "home", home.id, hidden=True)

    assert "m11ae" not in session.store.haystacks()[kept.family.id]


def test_a_person_in_two_families_stands_in_both(session: Session) -> None:
    first = session.run(actions.families.start, "Khan", "A-1").id
    second = session.run(actions.families.start, "Walters", "B-2").id
    for scope, other in ((first, "B-2"), (second, "A-1")):
        session.run(
            actions.families.add_person,
            Person(scope=scope, name="Yusuf Khan-Walters", same_person=other),
        )

    assert {hit.scope for hit in session.store.find("yusuf")} == {first, second}
    assert [line.people for line in session.store.family_lines()] == [1, 1]


def test_one_worker_may_sit_with_two_families(session: Session) -> None:
    scopes = [session.run(actions.families.start, name).id for name in ("Khan", "Walters")]
    for scope in scopes:
        seat = session.run(
            actions.team.join, Involvement(scope=scope), agency_name="School",
            practitioner_name="Hina",
        )  # fmt: skip
        session.run(actions.team.hand_over_lead, seat.id)
    directory = session.store.directory()
    (hina,) = [row for row in directory if row.scope == DIRECTORY and hasattr(row, "best_way")]

    session.run(actions.records.edit, "practitioner", hina.id, name="Hina Patel")

    assert [line.lead for line in session.store.family_lines()] == ["Hina Patel", "Hina Patel"]
