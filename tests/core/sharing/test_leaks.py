"""Ways by which something kept back could slip past the gate, each tried on a whole pack's text."""

from __future__ import annotations

import json
from datetime import date, time
from decimal import Decimal

import pytest

from familyplan.model import (
    Action,
    Agency,
    Answer,
    ContactPoint,
    Goal,
    Group,
    Home,
    Identifier,
    Invitation,
    Involvement,
    Meeting,
    Permission,
    Person,
    Practitioner,
    Protection,
    Rating,
    Record,
    Relationship,
    Release,
    Residence,
    Rows,
    Standing,
)
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.meeting_pack import compose
from familyplan.sharing import View, own_screen, reader_of, view
from familyplan.sharing.letting_out import bound

ON = date(2026, 12, 7)
NEXT = Meeting(id="m", type="review", on=date(2026, 12, 9), place="The library")
FAMILY: tuple[Record, ...] = (
    Person(id="mum", scope="f", name="Sadia Khan", place="parent"),
    Person(id="dad", scope="f", name="Daniel Walters", place="parent"),
    Person(id="child", scope="f", name="Yusuf Khan", place="child"),
    Person(id="gran", scope="f", name="Zainab Bibi", place="relative"),
    *(
        Relationship(id=f"pr-{one}", scope="f", one=one, is_="parent", to="child",
                     parental_responsibility=Answer("yes"))
        for one in ("mum", "dad")
    ),
    Home(id="home", scope="f", name="The Haven", address="Flat 2\n12 Mill Lane\nBradford",
         postcode="LS1 4DY", area="Shipley"),
    Residence(id="at-mum", scope="f", person="mum", home="home"),
    Residence(id="at-child", scope="f", person="child", home="home"),
    Agency(id="school-agency", scope="directory", name="Hillside Primary", type="school",
           phone="01632 960111", address="9 Brook Road, Keighley", email="desk@hillside.example"),
    Involvement(id="school", scope="f", agency="school-agency"),
    Agency(id="lead-agency", scope="directory", name="Family Help"),
    Involvement(id="leading", scope="f", agency="lead-agency"),
    Standing(id="lead", scope="f", role="lead", held_by="leading"),
    NEXT,
    Invitation(id="in-dad", scope="f", meeting="m", who="dad"),
    Goal(id="g", scope="f", words="Sleep all night", about=("child",), order=1),
)  # fmt: skip


def kept_from_dad(*what: str) -> Protection:
    return Protection(id="keep", scope="f", person="mum", from_=("dad",), what=what)


def told(text: str) -> Record:
    return Goal(id="told", scope="f", words="Be warm", why=text, order=2)


def shown(who: str, *extra: Record) -> View:
    by_id = {one.id: one for one in (*FAMILY, *extra)}
    rows = Rows(by_id.values())
    reader = reader_of(rows, who)
    assert reader is not None
    return view(rows, reader, ON)


def pack(found: View) -> str:
    return "\n".join(text_in_order(compose(Making(found, Asked(meeting="m"), ON, code="K7Q2"))))


def written(found: View) -> str:
    return json.dumps(found.written()["rows"], ensure_ascii=False)


WHERE = kept_from_dad("whereabouts")
REACH = kept_from_dad("contact")
ALL = kept_from_dad("everything")
PHONE = ContactPoint(id="cp", scope="f", person="mum", way="mobile", value="07700 900123")
OSKAR = (
    Practitioner(id="oskar", scope="directory", name="Oskar Lind", role="Nurse", name_hidden=True,
                 phone="07700 900777", email="oskar@nurses.example"),
    Involvement(id="seat", scope="f", practitioner="oskar"),
)  # fmt: skip


LATER = Meeting(id="later", type="review", on=date(2027, 2, 3), starts=time(9, 0),
                place="Chapel Row", link="https://meet.example/x")  # fmt: skip
PLAN = Permission(id="p", scope="f", agency="school-agency", information="plan",
                  state="given_verbal")  # fmt: skip
WORDS = Permission(id="w", scope="f", agency="school-agency", information="words",
                   state="given_verbal")  # fmt: skip
MUMS_NO = Permission(id="n", scope="f", agency="school-agency", information="words",
                     person="mum", state="refused")  # fmt: skip

# What was tried, the rows, the reader, and the words that must not come through.
TRAPS: tuple[tuple[str, tuple[Record, ...], str, str], ...] = (
    ("a later line of the address", (WHERE, told("See 12 Mill Lane")), "dad", "Mill Lane"),
    ("the street alone", (WHERE, told("off Mill Lane somewhere")), "dad", "Mill Lane"),
    ("the town alone", (WHERE, told("now in Bradford")), "dad", "Bradford"),
    ("the area", (WHERE, told("the Shipley bus")), "dad", "Shipley"),
    ("what the home is called", (WHERE, told("ring The Haven")), "dad", "Haven"),
    (
        "a date in words",
        (WHERE, Action(id="a", scope="f", what="Ring", due=parse("after 12 Mill Lane is let"))),
        "dad", "Mill",
    ),
    (
        "a reader's own row",
        (WHERE, Person(id="dad", scope="f", name="Daniel Walters", place="parent",
                       about="Must not hear of 12 Mill Lane")),
        "dad", "Mill",
    ),
    (
        "a residence that ends with an event",
        (WHERE, Residence(id="at-mum", scope="f", person="mum", home="home",
                          until=parse("after the move")), told("at 12 Mill Lane")),
        "dad", "Mill",
    ),
    ("with a country code", (REACH, PHONE, told("+44 7700 900123")), "dad", "900123"),
    (
        "a country code on record",
        (REACH, ContactPoint(id="cp", scope="f", person="mum", value="+44 (0)7700 900123"),
         told("ring 07700-900 123")),
        "dad", "900 123",
    ),
    (
        "a number only he must not know",
        (ContactPoint(id="cp", scope="f", person="mum", value="07700 900123", not_for=("dad",)),
         told("ring 07700 900123")),
        "dad", "900123",
    ),
    (
        "letters to where she lives",
        (WHERE, ContactPoint(id="cp", scope="f", person="mum", way="letter",
                             value="PO box 7, Ilkley"), told("write to PO Box 7, Ilkley")),
        "dad", "Ilkley",
    ),
    ("a soft hyphen", (ALL, told("ask Sa\u00addia")), "dad", "Sa\u00addia"),
    ("an unseen space", (ALL, told("ask Sa\u200bdia")), "dad", "Sa\u200bdia"),
    (
        "the surname she had",
        (kept_from_dad("names"), Person(id="mum", scope="f", name="Sadia Khan", place="parent",
                                        former_names=("Sadia Quill",)), told("Mrs Quill rang")),
        "dad", "Quill",
    ),
    (
        "a number she is known by",
        (ALL, Identifier(id="nhs", scope="f", person="mum", scheme="nhs", typed="999 000 0018"),
         told("NHS 9990000018")),
        "dad", "9990000018",
    ),
    (
        "a rating by somebody who must not exist",
        (ALL, Rating(id="r", scope="f", goal="g", said_by=("mum",), value=Decimal("3.7"))),
        "dad", "3.7",
    ),
    (
        "an action of somebody who must not exist",
        (ALL, Action(id="a", scope="f", what="Move the boxes", owner="mum")), "dad", "boxes",
    ),
    (
        "the help somebody who must not exist gets",
        (ALL, Agency(id="dv", scope="directory", name="Safe Nights"),
         Involvement(id="dv-seat", scope="f", agency="dv", for_whom=("mum",))),
        "dad", "Safe Nights",
    ),
    (
        "who belongs to a group",
        (ALL, Group(id="grp", scope="f", name="The sisters", members=("mum",))),
        "dad", "The sisters",
    ),
    (
        "where she will be at a meeting he is not asked to",
        (WHERE, LATER, Invitation(id="in-mum", scope="f", meeting="later", who="mum")),
        "dad", "Chapel Row",
    ),
    ("a hidden worker's number", (*OSKAR, told("ring 07700900777")), "leading", "900777"),
    (
        "a hidden worker's e-mail", (*OSKAR, told("to oskar@nurses.example")), "leading", "nurses",
    ),
    (
        "a name in the words of a permission",
        (*OSKAR, Permission(id="p", scope="f", agency="school-agency", information="plan",
                            state="given_verbal", only="sleep, as Oskar said")),
        "school", "Oskar",
    ),
    (
        "a comment by somebody who said no",
        (PLAN, WORDS, MUMS_NO, Rating(id="r", scope="f", goal="g", said_by=("mum",),
                                      value=Decimal(4), comment="He wakes at two")),
        "school", "wakes at two",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "who", "hidden"), [one[1:] for one in TRAPS], ids=[one[0] for one in TRAPS]
)
def test_what_is_kept_back_does_not_slip_past(
    rows: tuple[Record, ...], who: str, hidden: str
) -> None:
    everything = own_screen(Rows({one.id: one for one in (*FAMILY, *rows)}.values()), ON)
    assert hidden in written(everything)
    found = shown(who, *rows)
    assert hidden not in pack(found)
    assert hidden not in written(found)
    assert hidden not in repr(found.limits)


def test_a_protected_school_at_the_table_is_kept_back_whole() -> None:
    keep = kept_from_dad("school")
    child = Person(id="child", scope="f", name="Yusuf Khan", place="child",
                   school="Hillside Primary")  # fmt: skip
    said = repr(shown("dad", keep, child).written()["rows"])
    telling = ("Hillside", "960111", "Brook Road", "desk@")
    assert [one for one in telling if one in said] == []
    assert all(one in repr(shown("mum", keep, child).written()["rows"]) for one in telling)


def test_a_town_others_may_know_anyway_is_not_kept_back() -> None:
    office = Agency(id="lead-agency", scope="directory", name="Bradford Family Help")
    assert "now in Bradford" in pack(shown("dad", WHERE, office, told("now in Bradford")))


def test_everyday_names_of_a_home_do_not_hide_every_sentence() -> None:
    home = Home(id="home", scope="f", name="Mum's flat", address="12 Mill Lane", postcode="LS1 4DY")
    assert "The flat is damp" in pack(shown("dad", WHERE, home, told("The flat is damp")))


def test_the_day_of_a_meeting_kept_back_is_called_kept_back() -> None:
    mum_only = (WHERE, Invitation(id="in-dad", scope="f", meeting="m", who="mum"))
    said = pack(shown("dad", *mum_only))
    assert "Not shown in this copy" in said
    assert "December" not in said
    assert "Wednesday 9 December 2026" in pack(shown("school", *mum_only))


def test_how_an_action_stands_is_not_guessed_where_it_is_kept_back() -> None:
    ring = Action(id="a", scope="f", what="Ring the school", status="done", due=parse("2026-12-01"))
    only_what = Release(id="rel", scope="f", reader="school", what="a", field_name="what",
                        reason="They asked")  # fmt: skip
    only_what = bound(only_what, ring)
    plan = Permission(id="p", scope="f", agency="school-agency", information="basics",
                      state="given_verbal")  # fmt: skip
    said = pack(shown("school", ring, only_what, plan))
    assert "Ring the school" in said
    assert "Not started" not in said
    assert "No date yet" not in said


def test_a_service_for_people_who_are_hurt_is_kept_from_whom_a_protection_names() -> None:
    seat = (
        Agency(id="dv", scope="directory", name="Safe Nights", type="domestic_abuse"),
        Involvement(id="dv-seat", scope="f", agency="dv"),
        Standing(id="dv-role", scope="f", role="key_worker", held_by="dv-seat"),
    )
    assert "Safe Nights" not in written(shown("dad", WHERE, *seat))
    assert shown("dad", WHERE, *seat).rows.find(Standing, "dv-role") is None
    for who in ("mum", "school", "leading"):
        assert "Safe Nights" in written(shown(who, WHERE, *seat))


def test_work_tells_where_somebody_is_every_day() -> None:
    mum = Person(id="mum", scope="f", name="Sadia Khan", place="parent", occupation="At the bakery")
    assert "bakery" not in written(shown("dad", WHERE, mum))
    assert "bakery" in written(shown("mum", WHERE, mum))


def test_no_text_names_a_service_for_people_who_are_hurt_nor_who_works_there() -> None:
    seat = (
        Agency(id="dv", scope="directory", name="Safe Nights", type="domestic_abuse",
               phone="01632 960777"),
        Practitioner(id="kim", scope="directory", name="Kimberley Stroud", agency="dv"),
        Involvement(id="dv-seat", scope="f", agency="dv", practitioner="kim"),
    )  # fmt: skip
    said = ("Ask at Safe Nights", "Ring Kimberley", "Ring 01632960777")
    for words in said:
        goal = Goal(id="told", scope="f", words=words, said_by=("dad",))
        assert words not in written(shown("dad", WHERE, *seat, goal))
        assert words in written(shown("mum", WHERE, *seat, goal))
