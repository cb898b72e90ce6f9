"""Once a fact that left in a copy is not so any more: who holds the old words, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from familyplan.model import (
    Action,
    Agency,
    ContactPoint,
    Disclosure,
    Goal,
    Home,
    Involvement,
    Need,
    Person,
    Protection,
    Record,
    Residence,
    Rows,
    Standing,
    StoryEvent,
    Voice,
    declarations,
    kind_of,
    nouns,
)
from familyplan.model.notation import write_record
from familyplan.model.partial_date import parse
from familyplan.sharing.corrections import corrections
from familyplan.sharing.facts import states_a_fact

if TYPE_CHECKING:
    from familyplan.sharing.telling import Correction

ON = date(2026, 12, 7)
TABLE: tuple[Record, ...] = (
    Agency(id="school", name="Hillside"),
    Agency(id="help", name="Family Help"),
    Involvement(id="hina", scope="f", agency="school"),
    Involvement(id="rosa", scope="f", agency="help"),
    Standing(id="lead", scope="f", role="lead", held_by="rosa"),
    Person(id="dad", scope="f", name="Daniel Walters", place="parent"),
)
MUM = Person(id="mum", scope="f", name="Sadia Khan", place="parent", born=parse("3 May 1990"))
BORN = replace(MUM, born=parse("4 May 1990"))


def copy(row_id: str, reader: str = "hina", day: int = 3) -> Disclosure:
    return Disclosure(
        id=row_id, scope="f", reader=reader, reader_name=reader.title(), stage="made",
        made_at=datetime(2026, 12, day, 9, tzinfo=UTC),
    )  # fmt: skip


def written(*records: Record) -> list[Any]:
    return [{"kind": kind_of(one), "id": one.id, "values": write_record(one)} for one in records]


def found(left: dict[Disclosure, tuple[Record, ...]], *now: Record) -> tuple[Correction, ...]:
    rows = {one.id: one for one in (*TABLE, *left, *now)}
    return corrections(
        Rows(rows.values()), {one.id: written(*held) for one, held in left.items()}, ON
    )


def said(*all_found: Correction) -> list[tuple[str, str, str, str]]:
    return [(one.reader, c.label, c.then, c.now) for one in all_found for c in one.changes]


def test_who_holds_the_old_words_since_when_and_what_it_says_now() -> None:
    (one,) = found({copy("c1"): (MUM,), copy("c2", day=5): (MUM,)}, BORN)
    assert said(one) == [("hina", "Date of birth or age", "3 May 1990", "4 May 1990")]
    assert (one.how, one.called, [held.id for held in one.copies]) == (
        "corrected", "Sadia Khan", ["c1", "c2"],
    )  # fmt: skip
    assert one.doing.what == "Tell Hina that “Date of birth or age” about Sadia Khan was corrected"


def test_what_never_left_or_says_the_same_is_told_nobody() -> None:
    begun = replace(copy("c"), stage="intended")
    assert found({begun: (MUM,)}, BORN) == ()
    assert found({copy("c"): (MUM,)}, MUM) == ()
    assert found({copy("c"): (replace(MUM, born=None),)}, BORN) == ()
    assert found({copy("c"): (replace(MUM, name="Sadia  Khan "),)}, MUM) == ()


def test_a_newer_copy_with_the_new_words_ends_it_and_a_silent_one_does_not() -> None:
    assert found({copy("c1"): (MUM,), copy("c2", day=5): (BORN,)}, BORN) == ()
    silent = replace(MUM, born=None)
    (one,) = found({copy("c1"): (MUM,), copy("c2", day=5): (silent,)}, BORN)
    assert [held.id for held in one.copies] == ["c1"]


def test_whoever_leads_works_with_the_record_itself() -> None:
    assert found({copy("c", reader="rosa"): (MUM,)}, BORN) == ()


def test_a_fact_taken_out_of_the_record_is_told_too() -> None:
    event = StoryEvent(id="e", scope="f", words="Was seen at the station", about=("mum",))
    (one,) = found({copy("c"): (event,)}, MUM)
    assert (one.how, one.called) == ("gone", "event")
    assert ("hina", "What happened", "Was seen at the station", "") in said(one)
    assert one.doing.what.endswith("about Sadia Khan was taken out of the record")


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (Action(id="x", what="Ring", status="not_started"), {"status": "done", "what": "Ring up"}),
        (Goal(id="x", words="Sleep"), {"words": "Sleep well", "status": "reached"}),
        (Person(id="x", name="Yusuf", year_group="2"), {"year_group": "3"}),
        (Need(id="x", words="Cannot hear", areas=("a",)), {"areas": ("a", "b")}),
        (Home(id="x", name="Mum's", hidden=False), {"hidden": True}),
    ],
)
def test_progress_and_what_is_only_added_is_no_correction(
    then: Record, now: dict[str, Any]
) -> None:
    assert found({copy("c"): (then,)}, replace(then, **now)) == ()


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (Need(id="x", words="Cannot hear"), {"words": "Can hear with aids"}),
        (Voice(id="x", words="I like it"), {"words": "I did not say that"}),
        (Home(id="x", address="4 Canal Row"), {"address": "14 Canal Row"}),
        (Need(id="x", words="Cold", about=("mum", "dad")), {"about": ("dad",)}),
        (Person(id="x", name="Yusuf", health="Asthma"), {"health": ""}),
    ],
)
def test_a_fact_that_says_something_else_is_one(then: Record, now: dict[str, Any]) -> None:
    (one,) = found({copy("c"): (then,)}, replace(then, **now), MUM)
    assert [change.field for change in one.changes] == list(now)


def test_telling_is_an_action_and_another_correction_is_told_again() -> None:
    (one,) = found({copy("c"): (MUM,)}, BORN)
    done = replace(one.doing, status="done")
    (told,) = found({copy("c"): (MUM,)}, BORN, done)
    assert (told.action, told.done) == (done, True)
    again = replace(MUM, born=parse("5 May 1990"))
    (more,) = found({copy("c"): (MUM,)}, again, done)
    assert (more.action, more.done) == (None, False)


def test_what_is_protected_now_is_not_repeated_and_nobody_feared_is_told() -> None:
    home = Home(id="home", scope="f", name="Mum's", address="4 Canal Row")
    here = (MUM, home, Residence(id="at", scope="f", person="mum", home="home"))
    kept = Protection(id="p", scope="f", person="mum", from_=("dad",), what=("whereabouts",))
    all_found = found({copy("c", reader="dad"): here, copy("d"): here}, *here, kept)
    assert {one.reader for one in all_found} == {"dad"}
    assert {one.how for one in all_found} == {"kept_back"}
    assert "Canal" not in repr(all_found)
    for one in all_found:
        assert one.doing.what == "Look again at what Dad knows from the copy of 3 December 2026"
        assert one.doing.not_for == ("dad",)


def test_a_protected_address_that_was_corrected_is_told_without_being_repeated() -> None:
    home = Home(id="home", scope="f", name="Mum's", address="4 Canal Row")
    moved = replace(home, address="9 Mill Lane")
    stays = Residence(id="at", scope="f", person="mum", home="home")
    kept = Protection(id="p", scope="f", person="mum", from_=("dad",), what=("whereabouts",))
    (one,) = found({copy("c"): (home,)}, moved, stays, kept, MUM)
    assert said(one) == [("hina", "Address", "", "")]
    assert one.doing.what == (
        "Tell Hina that something in the copy of 3 December 2026 was corrected"
    )
    assert one.doing.not_for == ("dad",)


def test_an_agency_that_must_not_know_any_more_is_told_not_to_use_it() -> None:
    point = ContactPoint(id="x", scope="f", person="mum", way="mobile", value="07700 900123")
    (one,) = found({copy("c"): (point,)}, replace(point, not_for=("hina",)), MUM)
    assert (one.how, one.doing.what) == (
        "kept_back",
        "Tell Hina that something in the copy of 3 December 2026 must not be used any more",
    )


def test_a_copy_from_a_strange_file_tells_nothing_and_breaks_nothing() -> None:
    left = copy("c")
    strange: list[Any] = [
        None, 3, "x", {}, {"kind": "person"}, {"kind": [], "id": 1, "values": {}},
        {"kind": "robot", "id": "mum", "values": {"name": "X"}},
        {"kind": "person", "id": "mum", "values": {"born": "never", "nonsense": 1, "sex": []}},
        {"kind": "home", "id": "mum", "values": {"address": {"a": 1}}},
    ]  # fmt: skip
    rows = Rows([*TABLE, left, BORN])
    assert [one.row for one in corrections(rows, {"c": strange}, ON)] == ["mum", "mum"]


def test_every_kind_of_record_says_whether_its_fields_are_facts() -> None:
    facts = {
        f"{kind}.{name}"
        for kind, record_type in nouns().items()
        for name in declarations(record_type)
        if states_a_fact(kind, name)
    }
    assert {"person.name", "home.address", "voice.words", "rating.value", "reply.words"} <= facts
    assert not {one for one in facts if one.split(".")[0] in {"goal", "action", "permission"}}
    assert not {"person.unborn", "need.how_sure", "voice.recorded_at", "need.assessment"} & facts
