"""The family's own copy: plain words in large letters, their words first, then who does what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Closure,
    Contingency,
    Family,
    Goal,
    Need,
    SafePerson,
    SafetyPlan,
    Standing,
    Voice,
)
from familyplan.model.titles import name_in
from familyplan.packs import doing, plainly, voices
from familyplan.packs.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    Keep,
    Para,
    Table,
    WritingLines,
)
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.opening import letterhead
from familyplan.packs.said import facts
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("words", mark("In our own words")),
    Part("well", mark("What is going well")),
    Part("goals", mark("What we want")),
    Part("next_time", mark("When we meet again")),
    Part("ring", mark("Who to ring")),
    Part("worse", mark("If it gets worse")),
    Part("rights", mark("This is our plan")),
)
_CARRIES: Final = {
    "family": frozenset({"own_words"}),
    "person": plainly.NAMES,
    "group": frozenset({"name"}),
    "voice": frozenset({"words", "said_by", "happened", "box"}),
    "need": frozenset({"words"}),
    "goal": frozenset({"words", "why", "signs", "said_by"}),
    "action": plainly.ACTION,
    "meeting": plainly.MEETING,
    "involvement": frozenset({"agency", "practitioner", "role"}),
    "practitioner": plainly.WORKERS,
    "agency": frozenset({"name", "phone"}),
    "standing": frozenset({"role", "held_by"}),
    "safety_plan": frozenset(
        {"early_signs", "first_steps", "in_hours", "out_of_hours", "emergency"}
    ),
    "safe_person": frozenset({"plan", "who", "name", "phone", "will_do"}),
    "contingency": frozenset({"plan", "if_", "then", "who"}),
    "closure": frozenset({"contact", "if_harder"}),
}
_WHOLE: Final = (Family, SafetyPlan, SafePerson)


def for_family(reader: Reader, _rows: Rows) -> bool:
    """Say whether a reader belongs to the family."""
    return reader.kind in {"person", "group"}


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose what is still to do, what goes well, the next meeting and who can be rung."""
    del rows
    meeting = plainly.next_meeting(view.rows, asked, view.on)
    ended = [one.id for one in view.rows.of(Closure)][-1:]
    seats = plainly.seated(view.rows)
    kept = plainly.at_desks(view.rows, seats) | {*ended, meeting.id if meeting else ""}
    kept |= {
        one.id
        for one in view.records
        if isinstance(one, _WHOLE)
        or (isinstance(one, Voice) and one.words.strip())
        or (isinstance(one, Contingency) and (one.if_ or one.then))
        or (isinstance(one, Goal | Action) and plainly.is_open(one))
        or (isinstance(one, Need) and one.side == "strength")
        or (isinstance(one, Standing) and one.role == "lead" and one.until is None)
    }
    naming = (one for one in view.records if one.id in kept and not isinstance(one, Need))
    kept |= plainly.named(view.rows, naming)

    def choose(record: Record) -> Record | None:
        if record.id not in kept:
            return None
        if isinstance(record, SafePerson) and record.who in kept:
            return replace(record, name="")
        return plainly.told(record)

    picked = chosen(view, choose)
    goals = sorted(
        picked.rows.of(Goal), key=lambda one: (one.order is None, one.order or 0, one.id)
    )
    others = [one for one in picked.records if not isinstance(one, Goal)]
    return replace(picked, records=(*goals, *others))


def compose(making: Making) -> Document:
    """Compose the family's copy for the reader of a View that `KIND.held` gave."""
    view = making.view
    made = {key: make() for key, make in _makers(making).items()}
    if not any(made[key] for key in ("words", "well", "goals")):
        made["words"] = nothing_yet()
    blocks: list[Block] = [
        *letterhead(making),
        Heading(1, say("Our plan")),
        Para(say("Made for {who}. It is yours to keep.", who=view.reader.name), "lead"),
    ]
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]
    blocks += plainly.explained(making, tuple(blocks))
    return Document(
        title=say("Our plan"),
        language="en-GB",
        header_left=say("Our plan"),
        header_right=say("Copy for {who}. Private.", who=view.reader.addressed),
        footer_left=say("You can change your mind."),
        footer_right=making.code,
        blocks=tuple(blocks),
        large=True,
    )


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "words": lambda: _words(view, on),
        "well": lambda: _well(view),
        "goals": lambda: doing.what_we_want(view, on),
        "next_time": lambda: (
            Keep((Heading(2, say("When we meet again")), *plainly.next_time(view))),
        ),
        "ring": lambda: who_to_ring(view),
        "worse": lambda: _worse(view),
        "rights": lambda: (
            Keep(
                (
                    Heading(2, say("This is our plan")),
                    Para(say("You can change your mind at any time.")),
                    Para(making.wording.statement("put_right")),
                )
            ),
        ),
    }


def nothing_yet() -> tuple[Block, ...]:
    """Say kindly that there is nothing to show yet, and leave room for the first words."""
    return (
        Para(say("There is nothing of the plan in this copy yet.")),
        Para(say("You can say what matters to you. We will write it down in your words.")),
        WritingLines(say("What I want to say"), 4),
    )


def _words(view: View, on: date) -> tuple[Block, ...]:
    said = (
        *(one.words for one in view.rows.of(Voice)),
        *(one.own_words for one in view.rows.of(Family)),
    )
    if not any(one.strip() for one in said):
        return ()
    return (Heading(2, say("In our own words")), *voices.own_words(view, on)[1:])


def _well(view: View) -> tuple[Block, ...]:
    strengths = tuple(one.words for one in view.rows.of(Need) if one.words.strip())
    if not strengths:
        return ()
    return (Heading(2, say("What is going well")), Bullets(strengths))


def who_to_ring(view: View) -> tuple[Block, ...]:
    """Give who is in the team and how to reach them, whoever leads first."""
    pairs = [plainly.ringing(view, seat) for seat in plainly.seated(view.rows)]
    if not pairs:
        return (Keep((Heading(2, say("Who to ring")), WritingLines(say("Name and number"), 3))),)
    rows = tuple((who, how or say("Ask for the number")) for who, how in pairs)
    return (
        Heading(2, say("Who to ring")),
        Table((say("Who"), say("How to reach them")), rows, (50, 50)),
    )


def _worse(view: View) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for plan in view.rows.of(SafetyPlan):
        blocks += facts(
            (say("Signs to look out for"), plan.early_signs.strip()),
            (say("What we do first"), plan.first_steps.strip()),
            (say("Ring in the day"), plan.in_hours),
            (say("Ring at night"), plan.out_of_hours),
            (say("If you are not safe"), plan.emergency),
        )
    ifs = tuple(
        (one.if_.strip(), _then(view, one))
        for one in view.rows.of(Contingency)
        if one.if_.strip() or one.then.strip()
    )
    if ifs:
        blocks.append(Table((say("If this happens"), say("Then")), ifs, (50, 50)))
    blocks += _stand_by(view)
    for one in view.rows.of(Closure):
        blocks += facts(
            (say("If it gets hard again"), one.if_harder.strip()),
            (say("You can ask"), one.contact),
        )
    danger = Para(say("If somebody is in danger now, ring 999."))
    return (Heading(2, say("If it gets worse")), *blocks, danger)


def _then(view: View, one: Contingency) -> Text:
    who = name_in(view.rows, one.who)
    return f"{who}: {one.then.strip()}" if who else one.then.strip()


def _stand_by(view: View) -> tuple[Block, ...]:
    pairs = tuple(
        (
            name_in(view.rows, one.who) or one.name or say("Somebody"),
            ". ".join(part for part in (one.will_do.strip().rstrip("."), one.phone) if part),
        )
        for one in view.rows.of(SafePerson)
        if one.who or one.name or one.will_do or one.phone
    )
    return (Facts(pairs),) if pairs else ()


KIND: Final = PackKind(
    key="family_copy",
    name=mark("Family copy"),
    what_for=mark("What the family keeps: plain words, large letters, their own part first."),
    compose=compose,
    parts=_PARTS,
    suits=for_family,
    carries=_CARRIES,
    picks=picks,
)
