"""The page for the fridge and the card for the pocket: useful, small, and harmless to lose."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from core.packs.family_copies import (
    PHONE,
    copied,
    copy_of,
    headings,
    is_sound,
    mums_copy,
    pages,
)
from familyplan.model import (
    Action,
    Agency,
    Goal,
    Involvement,
    Meeting,
    Person,
    Practitioner,
    Protection,
    Rows,
    SafetyPlan,
)
from familyplan.packs.asked import Asked
from familyplan.packs.document import every_text, text_in_order
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session

MEETING = Meeting(
    id="m", on=date(2026, 12, 9), starts=time(15, 30), place="The refuge", type="review"
)


def test_the_fridge_has_one_page_with_three_parts(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    made = copy_of(session, kept.family.id, "Sadia", Asked("fridge_copy"))
    assert headings(made) == [
        ("H1", "What we do next"), ("H2", "When we meet"), ("H2", "Who to ring"),
    ]  # fmt: skip
    assert text_in_order(made)[1:3] == [
        "Sadia Khan: Visit the breakfast club with Amina. By 10 December.",
        "Daniel Walters: Two bedtime stories by telephone. Every week.",
    ]
    assert pages(made) == 1
    is_sound(made)


def test_nothing_on_the_fridge_says_why_anybody_helps_the_family(session: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    said = " ".join(every_text(copy_of(session, kept.family.id, "Sadia", Asked("fridge_copy"))))
    told = ("hearing", "GP", "damp", "Family Help", "support", "Hillside", "Ring 999", "Khan-W")
    assert [one for one in told if one in said] == []


def test_the_fridge_says_the_day_and_one_number_but_no_place() -> None:
    said = text_in_order(mums_copy("fridge_copy", MEETING))
    assert said[-5:] == [
        "When we meet", "Wednesday 9 December 2026, 15:30", "Who to ring", "Our worker", PHONE,
    ]  # fmt: skip


def test_delicate_things_and_what_others_do_stay_off_the_fridge() -> None:
    made = mums_copy(
        "fridge_copy",
        Goal(id="h", words="Sleep well", information="health"),
        Action(id="1", what="Take the tablets", goal="h", owner="mum"),
        Action(id="2", what="See the court", information="offence", owner="mum"),
        Action(id="3", what="Not for Nan", not_for=("nan",), owner="mum"),
        Action(id="4", what="Ring the nurse", owner="rosa"),
        Action(id="5", what="Read a story", owner="mum"),
        Person(id="nan", name="Nan", place="relative"),
    )
    assert text_in_order(made)[:2] == ["What we do next", "Sadia: Read a story."]


@pytest.mark.parametrize("key", ["fridge_copy", "wallet_card"])
@pytest.mark.parametrize("feared", [("dad",), ()])
def test_what_somebody_who_is_feared_may_not_know_is_on_neither(
    key: str, feared: tuple[str, ...]
) -> None:
    made = mums_copy(
        key,
        Person(id="dad", name="Daniel", place="parent"),
        Person(id="kid", name="Yusuf", place="child"),
        Protection(id="p", person="mum", from_=feared),
        Practitioner(id="w", name="Ana Reis", phone="01632 960777"),
        Involvement(id="shelter", practitioner="w", role="Refuge worker", for_whom=("mum",)),
        SafetyPlan(id="s", about=("mum",), in_hours="The refuge", out_of_hours="The refuge"),
        MEETING,
    )
    said = " ".join(every_text(made))
    assert [one for one in ("refuge", "Refuge") if one in said] == []


@pytest.mark.parametrize("count", [6, 40])
@pytest.mark.parametrize(
    "long", ["Read", "We sit down together and say what each of us is glad of, without shouting"]
)
def test_the_fridge_stays_one_page_however_much_there_is_to_do(long: str, count: int) -> None:
    made = mums_copy(
        "fridge_copy",
        Person(id="u", name="یوسف علی خان " * 9, place="child"),
        *(Action(id=f"{n:02}", what=f"{long} {n}", owner="mum") for n in range(count)),
        Action(id="99", what=long * 300, owner="mum"),
        Action(id="98", what="کتاب پڑھیں", owner="u"),
    )
    assert pages(made) == 1
    is_sound(made)


def test_the_card_has_numbers_on_one_side_and_the_next_day_on_the_other() -> None:
    made = mums_copy(
        "wallet_card",
        MEETING,
        SafetyPlan(id="s", about=("mum",), in_hours="The Hub", out_of_hours="01632 960999"),
        Practitioner(id="w", name="Hina Patel"),
        Involvement(id="hina", practitioner="w"),
    )
    assert text_in_order(made)[2:] == [
        "Who to ring", f"The Hub: {PHONE}", "Hina Patel:", "In the day: The Hub",
        "At night: 01632 960999",
        "When we meet", "Wednesday 9 December 2026, 15:30", "In danger now: ring 999.",
        "My own numbers", "My own dates",
    ]  # fmt: skip
    is_sound(made)
    assert headings(made) == [("H1", "Cards for your pocket")]


def test_an_empty_card_can_be_filled_in_by_hand() -> None:
    rows = Rows([Person(id="mum", name="سعدیہ خان", place="parent")])
    made, held = copied(rows, "mum", Asked("wallet_card"))
    assert held.records == ()
    assert text_in_order(made)[2:5] == ["Who to ring", "When we meet", "Day and time:"]
    is_sound(made)


def test_a_card_with_very_long_names_loses_none_of_them() -> None:
    name = "Aleksandra Wojciechowska-Featherstonehaugh " * 3
    workers = [
        part
        for n in range(8)
        for part in (
            Practitioner(id=f"w{n}", name=f"{name}{n}", phone=PHONE),
            Involvement(id=f"i{n}", practitioner=f"w{n}"),
        )
    ]
    made = mums_copy("wallet_card", *workers)
    said = text_in_order(made)
    assert sum("Wojciechowska" in one for one in said) == 4
    is_sound(made)


@pytest.mark.parametrize("key", ["fridge_copy", "wallet_card"])
def test_neither_names_a_service_for_people_who_are_hurt_though_nobody_is_protected(
    key: str,
) -> None:
    refuge = (
        Agency(id="dv", name="Safe Nights", phone="01632 960777", type="domestic_abuse"),
        Practitioner(id="kim", name="Kimberley Stroud", agency="dv"),
        Involvement(id="at-dv", practitioner="kim"),
        Action(id="ring", what="Ring Safe Nights", owner="mum"),
    )
    said = " ".join(every_text(mums_copy(key, *refuge)))
    assert [one for one in ("Safe Nights", "Kimberley", "960777") if one in said] == []
    assert "Our worker" in said or PHONE in said
