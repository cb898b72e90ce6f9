"""The review list: who is due, who cannot be judged, what is kept without being shared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Episode, Hold, Meeting, Note, Person
from familyplan.model.notation import replace
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.practice.retention import BadSchedule, Basis, Rule, starting_schedule
from familyplan.session import copies, retention
from familyplan.session.erased_list import Erased, ErasedListDamaged, read, remember
from familyplan.sharing import reader_of
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session

ON = date(2026, 12, 7)
SIX = Rule(key="ours", label="Ours", basis=Basis.CLOSURE, years=6, otherwise=True, words="6 years")


def ended(session: Session, name: str, born: str, *, kind: str = "early_help") -> str:
    """Keep a family with one child whose help ended in 2015."""
    family = session.run(actions.families.start, name).id
    child = Person(scope=family, place="child", name="Sam", born=parse(born) if born else None)
    session.run(actions.families.add_person, child)
    for episode in session.store.family(family).of(Episode):
        session.run(actions.records.remove, "episode", episode.id)
    last = Episode(scope=family, kind=kind, until=parse("31 March 2015"))
    session.run(actions.records.add, last)
    return family


def test_only_what_is_due_or_cannot_be_judged_is_listed(session: Session) -> None:
    khan_walters(session)
    late = ended(session, "Late", "2001")
    early = ended(session, "Early", "1 May 1995")
    ended(session, "Young", "2019")
    unknown = ended(session, "Unknown", "7")
    held = ended(session, "Held", "1990")
    session.run(actions.records.add, Hold(scope=held, what="legal_hold"))
    told: list[tuple[int, int]] = []

    found = retention.due_for_review(session, date(2027, 1, 1), lambda *at: told.append(at))

    assert [(one.family, one.name, one.due.on) for one in found] == [
        (early, "Early", date(2020, 5, 1)),
        (late, "Late", date(2026, 12, 31)),
        (unknown, "Unknown", None),
    ]
    assert [one.undecided for one in found] == [False, False, True]
    assert found[2].due.uncertain == ("Find out when Sam was born.",)
    assert told[-1] == (5, 5)


def test_a_contact_after_the_ending_is_seen_although_few_fields_are_read_first(
    session: Session,
) -> None:
    family = ended(session, "Late", "1990", kind="drug_alcohol")
    assert [one.family for one in retention.due_for_review(session, ON)] == [family]
    session.run(actions.records.add, Note(scope=family, words="Rang.", happened=parse("2024")))
    assert retention.due_for_review(session, ON) == ()


def test_an_objection_is_shown_and_stops_nothing(session: Session) -> None:
    family = ended(session, "Late", "1990")
    session.run(actions.records.add, Hold(scope=family, what="objection"))
    (found,) = retention.due_for_review(session, ON)
    assert [flag.what for flag in found.flags] == ["objection"]


def test_a_partnership_s_own_schedule_governs_and_can_be_taken_back(session: Session) -> None:
    ended(session, "Young", "2019")
    assert retention.set_schedule(session, (SIX,)).local
    (found,) = retention.due_for_review(session, ON)
    assert (found.due.on, found.due.rule) == (date(2021, 3, 31), SIX)
    assert retention.set_schedule(session, ()) == starting_schedule()
    assert retention.due_for_review(session, ON) == ()


def test_a_schedule_without_a_line_for_the_rest_is_refused_and_the_one_before_stays(
    session: Session,
) -> None:
    retention.set_schedule(session, (SIX,))
    with pytest.raises(BadSchedule, match="every other kind of help"):
        retention.set_schedule(session, (replace_rule(otherwise=False),))
    assert retention.schedule(session.store).rules == (SIX,)


def replace_rule(*, otherwise: bool) -> Rule:
    return Rule(key="a", label="A", basis=Basis.CLOSURE, years=6, otherwise=otherwise)


def test_a_restricted_record_leaves_only_with_the_family_s_own_people(session: Session) -> None:
    kept = khan_walters(session)
    family, meeting = kept.family.id, kept.meetings["next"].id
    hold = session.run(actions.records.add, Hold(scope=family, what="restriction"))
    rows = session.store.family(family)
    mother, school = (reader_of(rows, one.id) for one in (kept.people["sadia"], kept.seats["hina"]))
    assert mother is not None
    assert school is not None

    with pytest.raises(retention.Restricted, match="kept, and not shared"):
        copies.prepare(session, family, Asked(meeting=meeting), school)
    assert copies.prepare(session, family, Asked(meeting=meeting), mother).family_id == family
    assert retention.restricted_families(session.store, ON) == {family}

    session.run(actions.records.edit, "hold", hold.id, until=parse("6 December 2026"))
    assert copies.prepare(session, family, Asked(meeting=meeting), school).family_id == family
    assert retention.restricted_families(session.store, ON) == frozenset()


def test_the_list_of_erased_records_keeps_each_once_with_its_latest_time(
    tmp_path: Path, clock: SetClock
) -> None:
    first, second = Erased("a-1", clock.at), Erased("a-1", clock.at.replace(day=9))
    other = Erased("b-2", clock.at)
    assert read(tmp_path) == ()
    remember(tmp_path, [second])
    remember(tmp_path, [first, other])
    assert read(tmp_path) == (second, other)


@pytest.mark.parametrize(
    "damaged",
    [
        b"", b"something else\n", b"familyplan erased 1\n{}\n", b"\xff\xfe",
        b'familyplan erased 1\n{"family": "../x", "at": "2026-12-07T09:30:00+00:00"}\n',
        b'familyplan erased 1\n{"family": "a", "at": "soon"}\n',
    ],
)  # fmt: skip
def test_a_list_nobody_can_read_is_named_and_written_anew(
    tmp_path: Path, clock: SetClock, damaged: bytes
) -> None:
    (tmp_path / "erased").write_bytes(damaged)
    with pytest.raises(ErasedListDamaged, match="cannot be read"):
        read(tmp_path)
    remember(tmp_path, [Erased("a-1", clock.at)])
    assert read(tmp_path) == (Erased("a-1", clock.at),)


def test_a_meeting_without_a_day_breaks_nothing(session: Session) -> None:
    family = ended(session, "Late", "1990")
    session.run(actions.records.add, replace(Meeting(scope=family), roughly=parse("one day")))
    assert [one.family for one in retention.due_for_review(session, ON)] == [family]
