"""Which kind of copy is suggested for whom, and what it can be about."""

from __future__ import annotations

from datetime import date

import pytest

from familyplan.model import AccessRequest, Invitation, Involvement, Person, Rows, StepChange
from familyplan.model.partial_date import parse
from familyplan.packs.kinds import KINDS, kind
from familyplan.packs.suggesting import is_about, offered, subjects, suggested
from familyplan.sharing import Reader

TODAY = date(2026, 11, 22)
HOME = Rows(
    (
        Person(id="mum", scope="f", name="Mum Osei", place="parent", born=parse("12 May 2010")),
        Person(id="old", scope="f", name="Kofi Osei", place="child", born=parse("3 May 2001")),
        Person(id="ama", scope="f", name="Ama Osei", place="child", born=parse("2019")),
        Person(id="joe", scope="f", name="Joe Osei", place="child"),
        Person(id="baby", scope="f", place="child", unborn=True),
        Involvement(id="seat", scope="f", role="Health visitor"),
        Involvement(id="shy", scope="f", role="Housing"),
        Invitation(id="i1", scope="f", meeting="m", who="seat", attendance="coming"),
        Invitation(id="i2", scope="f", meeting="m", who="shy", attendance="not_asked"),
        StepChange(id="s1", scope="f", direction="up"),
        StepChange(id="s2", scope="f", direction="down"),
        AccessRequest(id="r1", scope="f", person="mum"),
        AccessRequest(id="r2", scope="f", person="old"),
    )
)


def reader(row_id: str) -> Reader:
    seat = row_id in {"seat", "shy"}
    return Reader(row_id, row_id, "involvement" if seat else "person")


@pytest.mark.parametrize(
    ("who", "meeting", "key"),
    [
        ("mum", "m", "family_copy"),
        ("old", "m", "family_copy"),
        ("ama", "m", "child_page"),
        ("joe", "", "child_page"),
        ("seat", "m", "meeting_pack"),
        ("seat", "", "agency_copy"),
        ("shy", "m", "agency_copy"),
    ],
)
def test_the_kind_follows_from_who_the_reader_is(who: str, meeting: str, key: str) -> None:
    found = suggested(reader(who), HOME, meeting, TODAY)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("meeting", ["m", ""])
def test_only_what_suits_is_offered_in_the_order_of_the_kinds(meeting: str) -> None:
    for who in ("mum", "ama", "seat"):
        keys = [one.key for one in offered(reader(who), HOME, meeting)]
        assert keys == [key for key in KINDS if key in keys]
        assert all(kind(key).suits(reader(who), HOME) for key in keys)
        assert ("meeting_pack" in keys) == bool(meeting)


def test_a_page_of_a_child_is_about_a_child_first() -> None:
    page = kind("child_page")
    assert [row for row, _ in subjects(page, reader("mum"), HOME)][:2] == ["old", "ama"]
    assert subjects(page, reader("joe"), HOME)[0] == ("joe", "Joe Osei")
    assert "baby" not in dict(subjects(page, reader("mum"), HOME))


def test_a_list_of_actions_is_first_about_its_reader() -> None:
    assert subjects(kind("action_list"), reader("shy"), HOME)[0][0] == "shy"


def test_the_newest_step_comes_first_and_a_request_only_for_who_asked() -> None:
    assert [row for row, _ in subjects(kind("step_record"), reader("seat"), HOME)] == ["s2", "s1"]
    whole = kind("whole_record")
    assert [row for row, _ in subjects(whole, reader("mum"), HOME)] == ["r1"]
    assert subjects(whole, reader("seat"), HOME) == ()


def test_a_kind_that_needs_nothing_is_about_nothing() -> None:
    assert not is_about(kind("family_copy"))
    assert not is_about(kind("meeting_pack"))
    assert subjects(kind("family_copy"), reader("mum"), HOME) == ()
