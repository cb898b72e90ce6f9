"""The understanding and the story of a sample family: assessment, scores, events, papers."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from familyplan import assets
from familyplan.model import (
    Agreement,
    Answer,
    AreaScore,
    Assessment,
    Episode,
    FormAnswer,
    Need,
    Note,
    OtherAdult,
    Paper,
    Reply,
    StoryEvent,
    Voice,
    WhyNot,
    WorkerWarning,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.sample.plan import written_at

if TYPE_CHECKING:
    from familyplan.model import Person
    from familyplan.sample.household import Household
    from familyplan.sample.recipe import Making
    from familyplan.sample.team import Team

_ROUGHLY: Final = ("spring {year}", "about {year}", "{year}", "March {year}")


def told() -> dict[str, Any]:
    """Give the invented sentences of the story."""
    found: dict[str, Any] = assets.read_json("sample/story.json")
    return found


def episode_of(making: Making) -> str:
    """Give the id of the family's episode of help, or ""."""
    return next((one.id for one in making.records if isinstance(one, Episode)), "")


def understanding(making: Making, home: Household, team: Team) -> None:
    """Add an assessment with its statements, scores and answers, and what was agreed."""
    said, child = told(), making.pick(home.children)
    assessment = _assessment(making, home, team, child)
    _statements(making, home, assessment, child)
    _scores(making, home, assessment, team.seats["family_help"].id)
    for question, answer in said["questions"]:
        given = Answer(answer) if answer else Answer(why_not=making.pick(list(WhyNot)[1:]))
        making.add(
            FormAnswer(assessment=assessment.id, form="local", question=question, answer=given)
        )
    making.add(
        Agreement(
            episode=assessment.episode,
            state="agreed",
            by=(home.main.id,),
            on=home.family.started,
            how=making.pick(("signed", "said", "interpreter")),
            explained=("leaflet", "sharing", "stop", "safety"),
            words=making.pick(said["agreed"]),
            asked_again=making.ago(-making.between(60, 300)),
        )
    )
    _other_adults(making, home)


def _assessment(making: Making, home: Household, team: Team, child: Person) -> Assessment:
    said = told()
    return making.add(
        Assessment(
            title=making.pick(said["titles"]),
            form=making.pick(("early_help", "assessment_and_plan", "family_help")),
            episode=episode_of(making),
            started=home.family.started,
            completed=home.family.started,
            about=tuple(sorted(one.id for one in home.children)),
            author=team.seats["family_help"].id,
            co_authors=tuple(sorted(seat.id for seat in team.present[1:2])),
            present=(home.main.id,),
            asked_by="School",
            reason=home.filled(making.pick(said["reasons"]), child),
            hopes=making.pick(said["hopes"]),
            methods=("visit", "child", "parent", "school"),
            tool=making.pick(said["tools"]),
            family_aware=Answer("yes"),
            enquiry=Answer("yes"),
            analysis=home.filled(said["analysis"], child),
            conclusion=said["conclusion"],
            level=making.pick(("extra", "several", "several")),
            criteria=("attendance",) if making.chance(0.4) else (),
            plan_would_help=Answer("yes"),
            help_accepted=Answer("yes"),
            look_again=making.ago(-making.between(20, 90)),
        )
    )


def _statements(making: Making, home: Household, assessment: Assessment, child: Person) -> None:
    said = told()
    kept: list[Need] = []
    for side, listed in (("strength", said["strengths"]), ("needs", said["needs"])):
        for words, areas in making.some(listed, 2):
            need = Need(
                words=home.filled(words, child),
                side=side,
                areas=tuple(areas),
                assessment=assessment.id,
                impact=home.filled(said["impact"], child) if side == "strength" else "",
                about=(child.id,),
                said_by=(home.main.id,),
                how_sure="reported",
                information="plan",
                happened=home.family.started,
            )
            kept.append(making.add(need))
    making.add(Reply(to=kept[-1].id, said_by=(home.main.id,), words=making.pick(said["replies"])))
    if home.culture["language"] == "Urdu":
        making.add(_in_urdu(making, home, assessment, child))


def _in_urdu(making: Making, home: Household, assessment: Assessment, child: Person) -> Voice:
    return Voice(
        words=told()["urdu"],
        about=(child.id,),
        said_by=(child.id,),
        how="interpreter",
        interpreter="An interpreter, not a relative",
        box="day",
        checked_back=Answer("yes"),
        may_know=(home.main.id,),
        assessment=assessment.id,
        happened=making.ago(making.between(100, 200)),
    )


def _scores(making: Making, home: Household, assessment: Assessment, author: str) -> None:
    said = told()
    for area in making.some(said["areas"], 3):
        lower = making.chance(0.3)
        making.add(
            AreaScore(
                assessment=assessment.id,
                area=area,
                value=Decimal(making.between(0, 4) if lower else making.between(2, 9)),
                scale="0-4" if lower else "0-10",
                better="lower" if lower else "higher",
                comment=making.pick(said["score_comments"]),
                about=(home.children[0].id,),
                said_by=(making.pick((author, home.main.id)),),
                happened=home.family.started,
            )
        )


def _other_adults(making: Making, home: Household) -> None:
    father = home.people.get("dad")
    for child in home.children[:2]:
        known = father is not None and father.id != home.main.id
        making.add(
            OtherAdult(
                child=child.id,
                part="other_parent",
                person=father.id if father is not None and known else "",
                known=Answer("known" if known else "not_yet"),
                asked="" if known else home.filled(told()["asked"], child),
                view_sought=Answer("yes") if known and not home.hidden_from else None,
            )
        )


def events(making: Making, home: Household, team: Team) -> None:
    """Add what happened over the years, papers, a visit, and now and then a warning."""
    said, child = told(), home.children[0]
    for place, (words, tone, significance, impact, response) in enumerate(said["events"], start=1):
        year = making.today.year - 2 * (len(said["events"]) - place)
        roughly = making.pick(_ROUGHLY).format(year=year)
        making.add(
            StoryEvent(
                words=home.filled(words, child),
                tone=tone,
                significance=significance,
                impact=home.filled(impact, child),
                response=home.filled(response, child),
                source=making.pick(("The family", "School", "Earlier records")),
                about=(child.id,),
                said_by=(home.main.id,),
                how_sure=making.pick(("fact", "reported")),
                happened=child.born if place == 1 else parse(roughly),
                information="plan",
                order=place,
            )
        )
    for name, kind, shows in making.some(said["papers"], 2):
        making.add(
            Paper(
                name=home.filled(name, child),
                type=kind,
                shows=shows,
                about=(child.id,),
                said_by=(child.id,) if kind == "drawing" else (),
                information="words" if kind == "drawing" else "plan",
                happened=making.ago(making.between(30, 300)),
            )
        )
    if making.chance(0.4):
        words, do = making.pick(said["warnings"])
        making.add(WorkerWarning(words=words, do=do, source="A visit", since=making.ago(120)))
    _visit(making, home, team, child)


def _visit(making: Making, home: Household, team: Team, child: Person) -> None:
    day = making.workday(making.today - timedelta(days=making.between(3, 20)))
    if day >= making.today:
        return
    making.add(
        Note(
            type="visit",
            words=home.filled("Home visit. {child} showed the new bed.", child),
            about=(child.id,),
            said_by=(team.seats["family_help"].id,),
            seen=(child.id,),
            alone=(child.id,) if making.chance(0.5) else (),
            where="at home",
            information="plan",
            for_team="team",
            happened=on_day(day),
            recorded_at=written_at(day),
        )
    )
