"""A caseload as a spreadsheet comes in as typed records, one family as one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.importing import plan_import
from familyplan.exchange.spreadsheets.choosing import Choices, to_keep, understood
from familyplan.exchange.spreadsheets.fields import Meaning, meaning
from familyplan.exchange.spreadsheets.guessing import signature
from familyplan.exchange.spreadsheets.planning import plan_sheet, read_book
from familyplan.model import (
    Agency,
    Answer,
    ContactPoint,
    Episode,
    Family,
    Home,
    Identifier,
    Involvement,
    Note,
    Person,
    Practitioner,
    Relationship,
    Residence,
    Standing,
)
from familyplan.session.bringing_in import bring, remember, remembered

if TYPE_CHECKING:
    from familyplan.exchange.importing import ImportPlan
    from familyplan.session import Session

PER_PERSON = """\
Family Ref,Surname,First name,Relationship,D.O.B.,Sex,Address Line 1,Address Line 2,Post code,\
School,NHS No,UPN,Mobile,Lead Professional,Lead Agency,Agencies involved,Level of need,\
Date opened,Home language,Interpreter,Favourite food
F-17,Achterberg,Mina,Child,5/3/2019,F,4 Canal Row,Netherby,NB1 2AB,Mill Lane Primary,\
999 123 4519,,,Priya Shah,Canal Homes,"Mill Lane Primary; Food Bank",3,12/01/2026,Dutch,,Plums
F-17,Achterberg,Joost,Father,1988,M,4 Canal Row,Netherby,NB1 2AB,,,,07700 900123,Priya Shah,\
Canal Homes,,3,12/01/2026,Dutch,no,
F-18,Odukoya,Ife,Child,not known,X7,,,,,9.99E+09,,,,,,,,,,
"""


def choices(text: str, name: str = "caseload.csv") -> Choices:
    return understood(read_book(text.encode(), name).sheets[0])


def planned(session: Session, text: str, **meant: str) -> ImportPlan:
    chosen = choices(text)
    for heading, field in meant.items():
        column = next(one for one in chosen.columns if one.heading == heading)
        chosen.match[column.at] = meaning(field) or Meaning("")
    return plan_sheet(session, chosen, "caseload.csv")


def findings(plan: ImportPlan) -> list[str]:
    return [line for one in plan.new for line in one.findings]


def test_one_row_per_person_becomes_families_with_typed_records(session: Session) -> None:
    plan = planned(session, PER_PERSON)
    assert [(one.name, len(one.records)) for one in plan.new] == [
        ("Achterberg", 15),
        ("Odukoya", 4),
    ]
    bring(session, plan)
    first = next(one for one in session.store.all(Family) if one.reference == "F-17")
    rows = session.store.family(first.id)
    assert (first.name, first.languages) == ("Achterberg", ("Dutch",))
    mina, joost = rows.of(Person)
    assert (mina.name, mina.place, mina.school, mina.born and mina.born.edtf) == (
        "Mina Achterberg", "child", "Mill Lane Primary", "2019-03-05")  # fmt: skip
    assert (mina.sex and mina.sex.value, joost.place, joost.born and joost.born.edtf) == (
        "female", "parent", "1988")  # fmt: skip
    assert joost.interpreter == Answer("no")
    assert [(one.one, one.is_, one.to) for one in rows.of(Relationship)] == [
        (joost.id, "father", mina.id)
    ]
    assert [(one.address, one.postcode) for one in rows.of(Home)] == [
        ("4 Canal Row\nNetherby", "NB1 2AB")
    ]
    assert [(one.person, one.uncertain) for one in rows.of(Residence)] == [
        (mina.id, False), (joost.id, False)]  # fmt: skip
    assert [(one.scheme, one.typed) for one in rows.of(Identifier)] == [("nhs", "999 123 4519")]
    assert [(one.person, one.way, one.value) for one in rows.of(ContactPoint)] == [
        (joost.id, "mobile", "07700 900123")
    ]
    episode = rows.of(Episode)[0]
    assert (episode.level, episode.since and episode.since.edtf) == ("3", "2026-01-12")
    leads = rows.of(Standing)[0].held_by
    assert rows.find(Involvement, leads) is not None
    assert [one.name for one in rows.of(Practitioner)] == ["Priya Shah"]
    assert sorted(one.name for one in rows.of(Agency)) == [
        "Canal Homes", "Food Bank", "Mill Lane Primary"]  # fmt: skip
    assert [one.words for one in rows.of(Note)] == [
        "From caseload.csv:\nRow 2, Favourite food: Plums"
    ]


def test_what_is_odd_in_a_row_is_said_with_its_number_and_kept_as_typed(session: Session) -> None:
    plan = planned(session, PER_PERSON)
    assert findings(plan) == [
        (
            "Row 4: NHS number: the spreadsheet shortened this number to 9.99E+09. Show the column "
            "as text there, and save again."
        ),
        "Row 4: Sex: “X7” is not in the list. It is kept as written.",
    ]


def test_each_family_is_one_step_and_undone_it_leaves_the_rest(session: Session) -> None:
    bring(session, planned(session, PER_PERSON))
    assert session.undo() == "brought in Odukoya"
    assert [one.name for one in session.store.all(Family)] == ["Achterberg"]
    assert session.verify().problems == ()


def test_the_same_table_again_brings_nothing_in_twice(session: Session) -> None:
    bring(session, planned(session, PER_PERSON))
    again = planned(session, PER_PERSON)
    assert (again.new, [one.name for one in again.same]) == ((), ["Achterberg", "Odukoya"])
    unnamed = "Name,DOB\nAda Brook,1/2/2015\n"
    bring(session, planned(session, unnamed))
    assert [one.name for one in planned(session, unnamed).same] == ["Brook"]


def test_what_came_in_is_what_the_json_import_would_take(session: Session) -> None:
    bring(session, planned(session, PER_PERSON))
    data = families_as_json(session.store, at=session.clock.now())
    assert plan_import(session, data).problems == ()


def test_one_row_per_family_names_its_people_in_columns(session: Session) -> None:
    text = (
        "Case name,Mother's name,Mum mobile,Child 1,Child 1 DOB,Child 2 name,Child 2 DOB,Address\n"
        "Brook,Ann Brook,07700900111,Ada,1/2/2015,Ben,2/3/2018,1 High St\n"
        "Reed,Cy Reed,,Dan,4/5/2019,,,2 High St\n"
    )
    chosen = choices(text)
    assert chosen.way == "row"
    bring(session, plan_sheet(session, chosen, "f.csv"))
    brook, reed = session.store.all(Family)
    people = session.store.family(brook.id).of(Person)
    assert [(one.name, one.place, one.label) for one in people] == [
        ("Ann Brook", "parent", "Mother"), ("Ada", "child", ""), ("Ben", "child", "")]  # fmt: skip
    assert session.store.family(brook.id).of(Relationship) == ()
    assert [one.is_ for one in session.store.family(reed.id).of(Relationship)] == ["mother"]
    unsure = [one.uncertain for one in session.store.family(brook.id).of(Residence)]
    assert unsure == [True, False, False]


def test_without_a_reference_rows_of_one_surname_at_one_address_are_a_family(
    session: Session,
) -> None:
    text = (
        "Name,DOB,Postcode\nAda Brook,1/2/2015,NB1 1AA\nBen Brook,2/3/2018,nb11aa\n"
        "Cy Brook,1/1/2019,NB2 2BB\nDan Reed,,\n"
    )
    chosen = choices(text)
    assert chosen.way == "name-address"
    plan = plan_sheet(session, chosen, "f.csv")
    assert [sum(isinstance(r, Person) for r in one.records) for one in plan.new] == [2, 1, 1]


def test_a_row_that_names_nobody_is_set_aside_and_the_rest_can_come(session: Session) -> None:
    plan = planned(session, "Family name,School\nBrook,\n,Mill Lane\nReed,\n")
    assert plan.problems == ("Row 3: names neither a family nor a person",)
    assert [one.name for one in plan.new] == ["Brook", "Reed"]
    assert len(bring(session, plan, rest=True).came) == 2


def test_columns_left_out_are_the_only_ones_lost(session: Session) -> None:
    text = "Name,Shoe size,Hair\nAda Brook,3,brown\n"
    bring(session, planned(session, text, Hair="out"))
    assert [one.words for one in session.store.all(Note)] == ["From caseload.csv:\nShoe size: 3"]


def test_what_was_chosen_is_remembered_for_the_same_headings(session: Session) -> None:
    text = "Naam,Geboren\nAda Brook,1/2/2015\n"
    chosen = choices(text)
    chosen.match = {0: Meaning("person.name"), 1: Meaning("person.born")}
    headings = signature(chosen.columns)
    assert remembered(session, headings) == {}
    remember(session, headings, to_keep(chosen))
    again = understood(chosen.sheet, 0, remembered(session, headings))
    assert (again.match, again.way) == (chosen.match, chosen.way)
    assert remembered(session, "other") == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Name,DOB\n", "There is no row below the headings."),
        ("Shoe\n3\n", "Say which column holds a name: of the family, or of people."),
    ],
)
def test_columns_that_cannot_be_brought_in_say_why(
    session: Session, text: str, problem: str
) -> None:
    assert planned(session, text).problems == (problem,)


def test_two_columns_of_one_heading_are_told_apart_and_the_second_is_noted() -> None:
    chosen = choices("Name,Name,DOB\nAda,Brook,1/2/2015\n")
    assert [(one.heading, str(chosen.match[one.at])) for one in chosen.columns] == [
        ("Name", "person.name"), ("Name (2)", "note"), ("DOB", "person.born")]  # fmt: skip


def test_headings_may_stand_below_a_title_and_names_may_run_right_to_left(
    session: Session,
) -> None:
    text = "Caseload of the north team\n\nName,DOB\nمريم حداد,1/2/2015\n"
    chosen = choices(text)
    assert chosen.heading == 3
    bring(session, plan_sheet(session, chosen, "f.csv"))
    assert [one.name for one in session.store.all(Person)] == ["مريم حداد"]
