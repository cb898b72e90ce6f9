"""A family that strains every page: long words, other scripts, no names, many people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import (
    Action,
    Assessment,
    Goal,
    Home,
    Involvement,
    Meeting,
    Need,
    Paper,
    Permission,
    Person,
    Rating,
    Reply,
    StoryEvent,
    Voice,
    WorkerWarning,
)
from familyplan.model.partial_date import on_day, parse
from made_once import made_once

if TYPE_CHECKING:
    from familyplan.session import Session

LONG_AGENCY = ("The Northside and Riverside Joint Community Partnership for Families, Children and "
               "Young People who Care for Somebody at Home, incorporating the Saturday Breakfast "
               "Club and Friends")  # fmt: skip
LONG_GOAL = ("We want to sit down together at least once a week without anybody shouting, "
             "leaving the table, or looking at a telephone, and talk about what each of us is "
             "glad of")  # fmt: skip
NO_SPACE = "Kinderbetreuungsgutscheinantragsformular" * 3


@made_once
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
    _story(session, people, seats)
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


def _story(session: Session, people: list[Person], seats: list[Involvement]) -> None:
    scope, add = people[0].scope, actions.records.add
    first = Assessment(scope=scope, title=LONG_GOAL, form="A form of our own: " + NO_SPACE,
                       about=tuple(one.id for one in people), author=seats[0].id,
                       analysis=f"{LONG_GOAL}. " * 60)  # fmt: skip
    assessment = session.run(add, first)
    need = Need(scope=scope, words=NO_SPACE, side="strength", assessment=assessment.id,
                areas=("triangle.health", "an-area-that-is-gone.any", "three-columns.well"),
                about=tuple(one.id for one in people), impact=LONG_GOAL)  # fmt: skip
    strength = session.run(add, need)
    for record in (
        Reply(scope=scope, to=strength.id, said_by=(people[2].id,), words="یہ سچ نہیں ہے " * 40),
        StoryEvent(scope=scope, words=LONG_GOAL * 8, happened=parse("before the older one came")),
        StoryEvent(scope=scope, words="یہاں آئے", order=-1),
        Paper(scope=scope, name=NO_SPACE + ".pdf", shows="تصویر", type="Half a photograph"),
        WorkerWarning(scope=scope, words=LONG_GOAL, about=(people[0].id,)),
    ):
        session.run(add, record)
