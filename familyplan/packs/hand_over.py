"""The hand-over: what the next lead needs on one page, and every item that is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.ratings import number, progress
from familyplan.model import (
    Action,
    Family,
    Goal,
    Involvement,
    Meeting,
    Permission,
    Person,
    Rating,
    Standing,
    WorkerWarning,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, gaps, holding
from familyplan.packs.document import Bullets, Heading, Keep, Para, Span, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import names, when, who
from familyplan.packs.step_record import family_facts, for_team
from familyplan.words import mark, say, sentence
from familyplan.words.dates import day_month

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.figures.ratings import Point
    from familyplan.model import Record, Rows, Scale
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("leads", mark("Who leads")),
    Part("family", mark("The family")),
    Part("care", mark("Take care")),
    Part("meeting", mark("When the team meets")),
    Part("goals", mark("The goals")),
    Part("open", mark("What is still to do")),
    Part("missing", mark("What is missing")),
    Part("team", mark("The team round the family")),
    Part("sharing", mark("What may be shared")),
    Part("first", mark("What to do first")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"name", "reference", "languages", "communication", "safe_contact"}),
    "person": frozenset({"name", "known_as", "label", "place", "born", "school"}),
    "involvement": frozenset({"agency", "practitioner", "role", "does", "status", "until"}),
    "practitioner": frozenset({"name", "role", "agency", "phone", "best_way"}),
    "agency": frozenset({"name", "phone"}),
    "standing": frozenset({"role", "held_by", "since", "why_changed", "family_say"}),
    "worker_warning": frozenset({"words", "do", "about", "until"}),
    "goal": frozenset({"words", "said_by", "aim", "scale", "better"}),
    "rating": frozenset({"goal", "value", "said_by", "happened"}),
    "action": frozenset(
        {"what", "owner", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "meeting": frozenset({"on", "roughly", "starts", "ends", "place", "link"}),
    "permission": gaps.PERMISSION,
}
_ALL_OF: Final = (Family, Person, Permission)
_RULES: Final = ("no_lead", "unowned_action", "permission_expired")


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the family, who leads and helps now, what is open, and the next meeting."""
    del rows, asked
    ids = {one.id for one in view.records if isinstance(one, _ALL_OF) or _open(one)}
    ids |= {one.id for one in holding.seats_now(view)} | holding.leading(view)
    meeting = holding.next_to_come(view, view.on)
    rated = holding.ratings(view, ends=True)
    ids |= {one.id for one in view.rows.of(Rating) if one.id in rated and one.goal in ids}
    return holding.about(view, _CARRIES, ids | {meeting.id if meeting else ""}, whole=True)


def _open(record: Record) -> bool:
    if isinstance(record, Goal):
        return bool(record.words) and holding.is_open(record)
    if isinstance(record, Action):
        return bool(record.what) and holding.is_open(record)
    return isinstance(record, WorkerWarning) and bool(record.words or record.do)


def compose(making: Making) -> Document:
    """Compose the hand-over from a View that `KIND.held` gave."""
    title = say("Hand-over")
    lead = say("For whoever leads next: the family on one page, then what is open.")
    blocks: list[Block] = [*at_work.head(making, title, lead)]
    made = _makers(making)
    parts = {key: made[key]() for key in in_order(_PARTS, making.asked.parts)}
    if not any(parts.get(key) for key in ("family", "goals", "open")):
        blocks += _nothing()
    for part in parts.values():
        blocks += part
    return at_work.sheet(making, title, blocks)


def _nothing() -> tuple[Block, ...]:
    return (
        Para(
            say(
                "This copy holds nothing of the plan. Whoever leads next sees all that a lead may"
                " see once the change is written down under Team."
            )
        ),
    )


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "leads": lambda: _leads(view, on),
        "family": lambda: _family(view, on),
        "care": lambda: _care(view, on),
        "goals": lambda: goal_lines(view, on),
        "open": lambda: _still_open(making),
        "missing": lambda: _missing(view, on),
        "meeting": lambda: _meeting(view),
        "team": lambda: at_work.titled(
            say("The team round the family"),
            *at_work.team_table(view, view.rows.of(Involvement)),
        ),
        "sharing": lambda: gaps.agreed_to_share(view, on),
        "first": lambda: (
            Keep(
                (
                    Heading(2, say("What to do first")),
                    WritingLines(say("Three things for the first week"), 3),
                    WritingLines(say("What the family wants the next lead to know"), 3),
                )
            ),
        ),
    }


def _leads(view: View, on: date) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in view.rows.of(Standing):
        words = one.family_say.strip()
        blocks += at_work.facts_of(
            (say("Lead practitioner"), who(view.rows, one.held_by)),
            (say("Since"), when(one.since, on)),
            (say("Why it changed"), one.why_changed),
            (say("What the family said about it"), f"“{words}”" if words else ""),
        )
    return at_work.titled(say("Who leads"), *blocks)


def _family(view: View, on: date) -> tuple[Block, ...]:
    people = tuple(_person(one, on) for one in view.rows.of(Person))
    listed = (Bullets(people),) if people else ()
    return at_work.titled(say("The family"), *family_facts(view), *listed)


def _person(person: Person, on: date) -> tuple[Span, ...]:
    place = spoken("place_in_family", person.place).lower() if person.place else ""
    born = say("born {day}", day=when(person.born, on)) if person.born else ""
    rest = "".join(f", {one}" for one in (place, born, person.school.strip()) if one)
    return Span(at_work.listed_names(person), "strong"), Span(rest)


def _care(view: View, on: date) -> tuple[Block, ...]:
    items = tuple(_warning(view, one, on) for one in view.rows.of(WorkerWarning))
    return (Heading(2, say("Take care")), Bullets(items)) if items else ()


def _warning(view: View, one: WorkerWarning, on: date) -> str:
    about, again = names(view.rows, one.about), when(one.until, on)
    parts = (
        f"{about}:" if about else "",
        sentence(one.words),
        sentence(one.do),
        sentence(say("Look at it again {day}", day=again)) if again else "",
    )
    return " ".join(part for part in parts if part)


def goal_lines(view: View, on: date) -> tuple[Block, ...]:
    """Give each goal, in whose words, and what its numbers say, as a table."""
    rows: list[tuple[Text, ...]] = [
        (f"“{goal.words.strip()}”", names(view.rows, goal.said_by), _numbers(view, goal, on))
        for goal in view.rows.of(Goal)
    ]
    if not rows:
        return ()
    head = (say("Goal"), say("In the words of"), say("How it is going"))
    return Heading(2, say("The goals")), Table(head, tuple(rows), (36, 20, 44))


def _numbers(view: View, goal: Goal, on: date) -> str:
    """Say each rater's first and latest number in short: "Yusuf: 2 → 5, better"."""
    found = progress(view.rows, goal.id, on)
    lines = []
    for one in found.series:
        ends = dict.fromkeys((one.numbered[0], one.numbered[-1]))
        said = " → ".join(_number(point, found.scale) for point in ends)
        lines.append(", ".join(part for part in (f"{one.name}: {said}", one.change.word) if part))
    aim = (
        say("The aim is {aim}.", aim=number(goal.aim, found.scale)) if goal.aim is not None else ""
    )
    return "\n".join(part for part in (*lines, aim) if part) or say("Nobody has rated this yet.")


def _number(point: Point, on: Scale) -> str:
    said = number(point.value, on) if point.value is not None else ""
    day = day_month(point.day) if point.day and point.exact else point.when
    return f"{said} ({day})" if day else said


def _still_open(making: Making) -> tuple[Block, ...]:
    found = making.view.rows.of(Action)
    if not found:
        return ()
    return Heading(2, say("What is still to do")), at_work.action_table(making, found)


def _missing(view: View, on: date) -> tuple[Block, ...]:
    found = gaps.found(view, on, _RULES)
    return gaps.gaps(found) if found else ()


def _meeting(view: View) -> tuple[Block, ...]:
    head = Heading(2, say("When the team meets"))
    meeting = next(iter(view.rows.of(Meeting)), None)
    if meeting is None:
        return head, Para(say("No meeting is planned."))
    return (Keep((head, at_work.when_and_where(view, meeting))),)


KIND: Final = PackKind(
    key="hand_over",
    name=mark("Hand-over"),
    what_for=mark("For whoever leads next: one page, and every item that is still open."),
    compose=compose,
    parts=_PARTS,
    suits=for_team,
    carries=_CARRIES,
    picks=picks,
)
