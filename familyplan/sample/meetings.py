"""Two years of a sample family's meetings: who came, how it was rated, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Invitation, Meeting, Rating
from familyplan.model.partial_date import on_day
from familyplan.sample.household import words
from familyplan.sample.plan import recent_voices, voice, written_at

if TYPE_CHECKING:
    from familyplan.sample.household import Household
    from familyplan.sample.plan import Aim
    from familyplan.sample.recipe import Making
    from familyplan.sample.team import Team

EVERY_DAYS: Final = 42
_HELD: Final = 16
_OLD_ENOUGH: Final = 8
_CAME: Final = ("in_person",) * 6 + ("online", "online", "apologies", "sent_update", "did_not_come")
_STARTS: Final = (time(9, 30), time(10, 0), time(13, 15), time(15, 30), time(16, 0))
_LATE_DAYS: Final = 21
_OVERDUE_DAYS: Final = 150


@dataclass(frozen=True, slots=True)
class Story:
    """How well a family's plan is kept: what drifts, if anything does."""

    late: bool = False
    no_lead: bool = False
    expired: bool = False
    no_voice: bool = False
    overdue: bool = False


def meetings(making: Making, home: Household, team: Team, *, aims: list[Aim], story: Story) -> None:
    """Add the meetings held, each with its ratings and actions, and the one to come."""
    coming = making.workday(making.today + timedelta(days=making.between(1, 12)))
    last = making.today - timedelta(days=_OVERDUE_DAYS) if story.overdue else coming
    many = 1 if making.light else _HELD
    start = 0 if story.overdue else 1
    for back in range(many - 1 + start, start - 1, -1):
        day = making.workday(last - timedelta(days=EVERY_DAYS * back))
        share = 1 - (back - start) / max(1, many)
        held = _held(making, home, team, day=day, first=back == many - 1 + start)
        for aim in aims:
            _rate(making, home, aim, day=day, share=share * (0.3 if story.late else 1))
        _actions(making, home, team, aims=aims, agreed=(held, story, back == start))
        if not story.no_voice and not making.light and making.chance(0.5):
            aim = making.pick(aims)
            voice(making, home, aim.child, aim.template["voice"], day=day)
    if not story.no_voice and not story.overdue:
        recent_voices(making, home)
    if not story.overdue:
        _coming(making, home, team, day=coming)


def _held(making: Making, home: Household, team: Team, *, day: date, first: bool) -> Meeting:
    said = words()
    starts = making.pick(_STARTS)
    meeting = making.add(
        Meeting(
            type="first" if first else "review",
            on=day,
            starts=starts,
            ends=time(starts.hour + 1, starts.minute),
            place=home.filled(making.pick(said["places"])),
            chair=team.lead,
            minute_taker=making.pick(team.present).id,
            purpose=making.pick(said["purposes"]),
            agenda=tuple(making.some(said["agenda"], 4)),
            held=True,
            decisions=making.pick(said["decisions"]),
            better=home.filled(making.pick(said["better"])),
            worse=home.filled(making.pick(said["worse"])) if making.chance(0.6) else "",
            disagreements=home.filled(making.pick(said["disagreements"]))
            if making.chance(0.15)
            else "",
            family_comments=making.pick(said["family_comments"]) if making.chance(0.5) else "",
            review_decision="continue" if making.chance(0.8) else "change",
            next_on=making.workday(day + timedelta(days=EVERY_DAYS)),
        )
    )
    for who in () if making.light else _invited(home, team):
        came = making.pick(_CAME)
        update = making.pick(said["updates"]) if came == "sent_update" else ""
        making.add(Invitation(meeting=meeting.id, who=who, attendance=came, update=update))
    return meeting


def _coming(making: Making, home: Household, team: Team, *, day: date) -> None:
    said = words()
    needs = home.main.interpreter is not None and home.main.interpreter.value == "yes"
    meeting = making.add(
        Meeting(
            type="review",
            on=day,
            starts=time(15, 30),
            ends=time(16, 30),
            place=home.filled(making.pick(said["places"])),
            getting_there="Ring the desk on 01632 960100 if you cannot find it",
            chair=team.lead,
            minute_taker=making.pick(team.present).id,
            purpose=making.pick(said["purposes"]),
            agenda=tuple(said["agenda"]),
            access_needs=said["access"][1] if needs else making.pick(said["access"]),
        )
    )
    few = (home.main.id, team.present[0].id)
    for who in few if making.light else _invited(home, team):
        state = "coming" if making.chance(0.5) else "invited"
        making.add(Invitation(meeting=meeting.id, who=who, attendance=state))


def _invited(home: Household, team: Team) -> list[str]:
    adults = [one.id for one in home.people.values() if not one.unborn]
    if home.hidden_from:
        adults.remove(home.hidden_from)
    young = [one.id for one in home.children if home.ages[one.id] >= _OLD_ENOUGH][:1]
    return [*adults, *young, *(seat.id for seat in team.present)]


def _rate(making: Making, home: Household, aim: Aim, *, day: date, share: float) -> None:
    ten = 10
    lower = aim.template.get("better") == "lower"
    talks = home.ages[aim.child.id] >= _OLD_ENOUGH - 3
    for by in aim.goal.raters:
        if (by == aim.child.id and not talks) or making.chance(0.3):
            continue
        height = min(ten, max(0, round(1 + 7 * share + making.random.uniform(-1.4, 1.4))))
        comments = aim.template["comments"]
        comment = comments[min(2, height // 4)] if making.chance(0.25) else ""
        making.add(
            Rating(
                goal=aim.goal.id,
                value=Decimal(ten - height if lower else height),
                said_by=(by,),
                about=(aim.child.id,),
                comment=comment,
                happened=on_day(day),
                recorded_at=written_at(day),
            )
        )


def _actions(
    making: Making, home: Household, team: Team, *, aims: list[Aim],
    agreed: tuple[Meeting, Story, bool],
) -> None:  # fmt: skip
    meeting, story, newest = agreed
    day = meeting.on or making.today
    for aim in aims if newest else making.some(aims, 2):
        owner, what = _owner(making.pick(aim.template["actions"]), home, team, aim)
        due = making.workday(day + timedelta(days=making.between(7, EVERY_DAYS)))
        if newest and story.late:
            due = making.workday(making.today - timedelta(days=making.between(3, _LATE_DAYS)))
        done = (not newest and making.chance(0.85)) or (newest and making.chance(0.25))
        status = "done" if done and not (newest and story.late) else _open(making, newest=newest)
        making.add(
            Action(
                what=home.filled(what, aim.child),
                owner="" if story.late and newest and making.chance(0.3) else owner,
                goal=aim.goal.id,
                due=on_day(due),
                rhythm="once",
                status=status,
                done_on=on_day(min(due, making.today)) if status == "done" else None,
                agreed_at=meeting.id,
                information=aim.template["information"],
            )
        )


def _open(making: Making, *, newest: bool) -> str:
    if newest:
        return making.pick(("not_started", "under_way", "under_way", "waiting"))
    return making.pick(("dropped", "changed"))


def _owner(entry: str, home: Household, team: Team, aim: Aim) -> tuple[str, str]:
    who, _, what = entry.partition(": ")
    people = {"{mum}": home.main, "{child}": aim.child} | home.people
    if who in people and people[who].id != home.hidden_from:
        return people[who].id, what
    kind = aim.template["agency"] if who == "agency" else who
    seat = team.seats.get(kind) or team.seats["family_help"]
    return (home.main.id if who in {"dad", "gran"} else seat.id), what
