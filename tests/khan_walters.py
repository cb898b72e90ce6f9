"""One invented family, kept through the real verbs, for tests that need a family with a team."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import (
    Action,
    Answer,
    ContactPoint,
    Goal,
    Home,
    Involvement,
    Meeting,
    Permission,
    Person,
    Protection,
    Rating,
    Relationship,
    Voice,
)
from familyplan.model.partial_date import on_day, parse
from made_once import made_once

if TYPE_CHECKING:
    from familyplan.model import Family
    from familyplan.session import Session


@dataclass
class KhanWalters:
    """The family's record by handy names; each value is the record as first kept."""

    family: Family
    people: dict[str, Person] = field(default_factory=dict)
    seats: dict[str, Involvement] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)


@made_once
def khan_walters(session: Session) -> KhanWalters:
    """Keep the Khan-Walters family: two homes, six people, a team of four, plan and meetings."""
    family = session.run(actions.families.start, "Khan-Walters", "FP-0001")
    kept = KhanWalters(family)
    _people(session, kept)
    _ties(session, kept)
    _team(session, kept)
    _plan(session, kept)
    _progress(session, kept)
    _voice(session, kept)
    _meetings(session, kept)
    _permissions(session, kept)
    return kept


def _people(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    here = session.run(
        actions.families.add_home,
        Home(scope=scope, name="Sadia's home", address="4 Canal Row", postcode="M1 1AE",
             area="Northside"),
    )  # fmt: skip
    flat = session.run(
        actions.families.add_home, Home(scope=scope, name="Daniel's flat", area="Southside")
    )
    for key, person, home in (
        ("sadia", Person(scope=scope, name="Sadia Khan", own_script="سعدیہ خان", label="Mum",
                         place="parent", born=parse("about 1992")), here),
        ("zainab", Person(scope=scope, name="Zainab Bibi", label="Nani", place="relative",
                          first_language=Answer("Urdu"), interpreter=Answer("yes")), here),
        ("amina", Person(scope=scope, name="Amina Khan-Walters", known_as="Amina", place="child",
                         born=parse("3 March 2015"), school="Hillside Primary"), here),
        ("yusuf", Person(scope=scope, name="Yusuf Khan-Walters", known_as="Yusuf", place="child",
                         born=parse("12 May 2019"), school="Hillside Primary",
                         health="Waiting for a hearing test"), here),
        ("baby", Person(scope=scope, label="Baby", place="child", unborn=True,
                        expected=parse("about April 2027")), here),
        ("daniel", Person(scope=scope, name="Daniel Walters", label="Dad", place="parent",
                          former_names=("Daniel Quill",)), flat),
    ):  # fmt: skip
        kept.people[key] = session.run(actions.families.add_person, person, home.id)


def _ties(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    sadia, daniel = kept.people["sadia"].id, kept.people["daniel"].id
    for parent, is_ in ((sadia, "mother"), (daniel, "father")):
        for child in ("amina", "yusuf"):
            session.run(
                actions.records.add,
                Relationship(scope=scope, one=parent, is_=is_, to=kept.people[child].id,
                             parental_responsibility=Answer("yes")),
            )  # fmt: skip
    session.run(
        actions.records.add,
        ContactPoint(scope=scope, person=sadia, way="mobile", value="07700 900123",
                     safe=Answer("yes"), preferred=True),
    )  # fmt: skip
    session.run(
        actions.records.add,
        Protection(scope=scope, person=sadia, from_=(daniel,), what=("whereabouts",),
                   why="A marker reason only workers may read"),
    )  # fmt: skip


def _team(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    for key, agency, name, role, often, tie in (
        ("rosa", "Family Help, North", "Rosa Menendez", "Family support worker", "weekly", "close"),
        ("hina", "Hillside Primary", "Hina Patel", "SENCO", "weekly", "steady"),
        ("canal", "Canal Homes", "", "Housing officer", "when_needed", "strained"),
        ("imam", "Friday club", "Imam", "Volunteer", "fortnightly", "close"),
    ):
        kept.seats[key] = session.run(
            actions.team.join,
            Involvement(scope=scope, role=role, how_often=often, tie=tie, status="active",
                        does=f"{role} for the family", since=parse("March 2026")),
            agency_name=agency,
            practitioner_name=name,
        )  # fmt: skip
    session.run(actions.team.hand_over_lead, kept.seats["rosa"].id, since=on_day(date(2026, 3, 3)))


def _plan(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    yusuf, sadia, hina = kept.people["yusuf"].id, kept.people["sadia"].id, kept.seats["hina"].id
    for key, goal in (
        ("hear", Goal(scope=scope, words="I can hear my teacher and my friends", whose=(yusuf,),
                      about=(yusuf,), said_by=(yusuf,), raters=(yusuf, sadia, hina),
                      why="He is falling behind in reading", signs="He answers when called",
                      aim=Decimal(8), outcome="health", information="health",
                      low_means="never", high_means="always")),
        ("mornings", Goal(scope=scope, words="Mornings without shouting", whose=(sadia,),
                          said_by=(sadia,), aim=Decimal(8), outcome="relationships")),
        ("home", Goal(scope=scope, words="Our home is warm and dry", outcome="housing",
                      information="home_money", said_by=(kept.people["zainab"].id,))),
    ):  # fmt: skip
        kept.goals[key] = session.run(actions.plan.add_goal, goal)


def _progress(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    yusuf, sadia, hina = kept.people["yusuf"].id, kept.people["sadia"].id, kept.seats["hina"].id
    hear, mornings, home = (kept.goals[key].id for key in ("hear", "mornings", "home"))
    for day, by, value in (
        (date(2026, 9, 3), yusuf, 2), (date(2026, 10, 7), yusuf, 3), (date(2026, 11, 11), yusuf, 5),
        (date(2026, 9, 3), sadia, 3), (date(2026, 11, 11), sadia, 4), (date(2026, 9, 3), hina, 0),
    ):  # fmt: skip
        session.run(
            actions.plan.rate,
            Rating(scope=scope, goal=hear, said_by=(by,), value=Decimal(value),
                   happened=on_day(day)),
        )  # fmt: skip
    for what, owner, goal_id, due, rhythm in (
        (
            "Ring the GP about the hearing test",
            kept.people["daniel"].id,
            hear,
            "11 December 2026",
            "once",
        ),
        ("Seat Yusuf at the front", hina, hear, "7 December 2026", "once"),
        ("Visit the breakfast club with Amina", sadia, mornings, "10 December 2026", "once"),
        ("Two bedtime stories by telephone", kept.people["daniel"].id, mornings, "", "weekly"),
        (
            "Say whom to ring about the damp",
            kept.seats["canal"].id,
            home,
            "2 December 2026",
            "once",
        ),
        ("Find a midwife", "", "", "by the birth", "once"),
    ):
        session.run(
            actions.plan.add_action,
            Action(scope=scope, what=what, owner=owner, goal=goal_id, rhythm=rhythm,
                   due=parse(due) if due else None),
        )  # fmt: skip


def _voice(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    yusuf, sadia, hina = kept.people["yusuf"].id, kept.people["sadia"].id, kept.seats["hina"].id
    session.run(
        actions.records.add,
        Voice(scope=scope, about=(yusuf,), said_by=(yusuf,), how="talk",
              words="I like it when Dad does the school run.",
              happened=on_day(date(2026, 11, 24)), may_know=(sadia, hina)),
    )  # fmt: skip


def _meetings(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    everyone = (
        *(kept.people[key].id for key in ("sadia", "daniel", "zainab", "yusuf")),
        *(seat.id for seat in kept.seats.values()),
    )
    past = session.run(
        actions.meetings.plan_meeting,
        Meeting(scope=scope, type="review", on=date(2026, 11, 11), place="Hillside Primary"),
        everyone,
    )
    session.run(actions.meetings.hold, past.id)
    kept.meetings["past"] = past
    kept.meetings["next"] = session.run(
        actions.meetings.plan_meeting,
        Meeting(scope=scope, type="review", on=date(2026, 12, 9), starts=time(15, 30),
                ends=time(16, 30), place="Hillside Primary, the library",
                chair=kept.seats["rosa"].id, purpose="See how the hearing test went",
                agenda=("How are things", "The three goals", "Next steps")),
        everyone,
    )  # fmt: skip


def _permissions(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    agencies = {key: seat.agency for key, seat in kept.seats.items()}
    for key, information, state in (
        ("hina", "basics", "given_written"), ("hina", "plan", "given_written"),
        ("hina", "school", "given_written"), ("hina", "health", "given_verbal"),
        ("hina", "home_money", "refused"), ("hina", "words", "given_verbal"),
        ("canal", "basics", "given_verbal"), ("canal", "home_money", "given_written"),
        ("canal", "plan", "given_verbal"), ("imam", "basics", "given_verbal"),
    ):  # fmt: skip
        session.run(
            actions.sharing.set_permission,
            Permission(scope=scope, agency=agencies[key], information=information, state=state,
                       since=on_day(date(2026, 3, 3))),
        )  # fmt: skip
