"""A family that strains every page: long words, other scripts, no names, many people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import (
    Action,
    Goal,
    Home,
    Involvement,
    Meeting,
    Permission,
    Person,
    Rating,
    Voice,
)
from familyplan.model.partial_date import on_day, parse

if TYPE_CHECKING:
    from familyplan.session import Session

LONG_AGENCY = ("The Northside and Riverside Joint Community Partnership for Families, Children and "
               "Young People who Care for Somebody at Home, incorporating the Saturday Breakfast "
               "Club and Friends")  # fmt: skip
LONG_GOAL = ("We want to sit down together at least once a week without anybody shouting, "
             "leaving the table, or looking at a telephone, and talk about what each of us is "
             "glad of")  # fmt: skip
NO_SPACE = "Kinderbetreuungsgutscheinantragsformular" * 3


def awkward_family(session: Session) -> str:
    """Keep the family and give its id."""
    family = session.run(actions.families.start, "Wojciechowska-Featherstonehaugh ni Bhriain", "")
    scope = family.id
    home = session.run(actions.families.add_home, Home(scope=scope, name="Where we are for now"))
    names = ("Aleksandra Wojciechowska-Featherstonehaugh", "Nguyễn Thị Minh Khai", "زینب بی بی", "")
    people = [
        session.run(
            actions.families.add_person,
            Person(scope=scope, name=name, own_script="سعدیہ خان" if at == 1 else "",
                   place="parent" if at == 0 else "child", unborn=not name,
                   born=parse("about 2015") if name else None),
            home.id,
        )
        for at, name in enumerate((*names, *(f"Sam {n}" for n in range(1, 9)), "Sam", "Sam"))
    ]  # fmt: skip
    seats = [
        session.run(
            actions.team.join,
            Involvement(scope=scope, role="Worker", status="active"),
            agency_name=agency,
            practitioner_name=name,
        )
        for agency, name in ((LONG_AGENCY, "Oluwaseun Adébáyọ̀-Ogunbanjo"), ("St Brigid’s", ""))
    ]
    _plan(session, people, seats)
    _meeting(session, people, seats)
    return family.id


def _plan(session: Session, people: list[Person], seats: list[Involvement]) -> None:
    scope = people[0].scope
    goals = [
        session.run(
            actions.plan.add_goal,
            Goal(scope=scope, words=words, said_by=(people[0].id,), raters=(people[0].id,),
                 scale="percent", better="lower", aim=Decimal(10)),
        )
        for words in (LONG_GOAL, NO_SPACE, LONG_GOAL)
    ]  # fmt: skip
    for value in (0, 100, 40):
        session.run(
            actions.plan.rate,
            Rating(scope=scope, goal=goals[0].id, value=Decimal(value), said_by=(people[0].id,),
                   happened=on_day(date(2026, 10, 1))),
        )  # fmt: skip
    for what, owner in ((LONG_GOAL, seats[0].id), (LONG_GOAL, people[1].id), (NO_SPACE, "")):
        session.run(
            actions.plan.add_action,
            Action(scope=scope, what=what, owner=owner, goal=goals[0].id,
                   due=parse("when the letter from the housing association has come")),
        )  # fmt: skip
    session.run(
        actions.records.add,
        Voice(scope=scope, said_by=(people[2].id,), words="میں اسکول جانا چاہتی ہوں I want to go."),
    )


def _meeting(session: Session, people: list[Person], seats: list[Involvement]) -> None:
    scope = people[0].scope
    session.run(
        actions.meetings.plan_meeting,
        Meeting(scope=scope, type="Talk at the kitchen table", place=LONG_AGENCY),
        tuple(one.id for one in (*people[:3], *seats)),
    )
    session.run(
        actions.sharing.set_permission,
        Permission(scope=scope, agency=seats[0].agency, information="health",
                   state="given_verbal", only="hearing only, and nothing at all about Mum",
                   until=parse("1 December 2026"), since=parse("when we met")),
    )  # fmt: skip
