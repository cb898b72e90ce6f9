"""What a review says in facts: since the start, the meetings, the children and who was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.figures.ratings import progress
from familyplan.model import (
    Action,
    Episode,
    Goal,
    Meeting,
    OtherAdult,
    Person,
    PlanVersion,
    Relationship,
    Voice,
)
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Strip, Table
from familyplan.packs.said import answered, when, who
from familyplan.practice.checks import happened_on
from familyplan.practice.children import is_child
from familyplan.words import listed, say, say_many
from familyplan.words.dates import day_and_date, long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

__all__ = ["children", "since_the_start"]


def since_the_start(view: View, on: date) -> tuple[Block, ...]:
    """Give what was done, how the goals changed, which help it is, who leads, what was agreed."""
    goals, actions = view.rows.of(Goal), view.rows.of(Action)
    done = sum(one.status == "done" for one in actions)
    counted = say_many("{n} goal", "{n} goals", len(goals))
    of = len(actions)
    acted = say_many("{done} of {n} action done", "{done} of {n} actions done", of, done=done)
    blocks: list[Block] = [Strip((f"{counted} · {acted}", *_changes(view, on)))]
    for one in sorted(view.rows.of(Episode), key=_began):
        every = spoken("review_every", one.review_every) if one.review_every else ""
        blocks += at_work.facts_of(
            (say("Which help"), spoken("episode_kind", one.kind) if one.kind else ""),
            (say("Since"), when(one.since, on)),
            (say("Until"), when(one.until, on)),
            (say("Look again every"), every),
        )
    leading = [who(view.rows, seat) for seat in sorted(_leads(view))]
    pairs: list[tuple[str, Text]] = [(say("Lead practitioner"), one) for one in leading]
    return (
        Heading(2, say("Since the start")),
        *blocks,
        *at_work.facts_of(*pairs, *_plans(view, on), *_meetings(view)),
    )


def _began(episode: Episode) -> str:
    day = episode.since.earliest() if episode.since else None
    return day.isoformat() if day else ""


def _leads(view: View) -> set[str]:
    rows = holding.leading(view)
    return {getattr(view.rows.any(one), "held_by", "") for one in rows}


def _changes(view: View, on: date) -> Iterator[str]:
    """Say in how many goals things got better, stayed, got harder, by the main rater's numbers."""
    words = [progress(view.rows, one.id, on).change.word for one in view.rows.of(Goal)]
    said = [f"{word}: {words.count(word)}" for word in dict.fromkeys(filter(None, words))]
    if said:
        yield say("Goals by their numbers, {counts}", counts=listed(said))


def _plans(view: View, on: date) -> Iterator[tuple[str, Text]]:
    for one in view.rows.of(PlanVersion):
        parts = (one.name, when(one.agreed, on))
        yield say("The plan agreed last"), ", ".join(part for part in parts if part)
        yield say("Look at it again by"), when(one.review_due, on)


def _meetings(view: View) -> Iterator[tuple[str, Text]]:
    for one in sorted(view.rows.of(Meeting), key=lambda one: (not one.held, str(one.on or "9"))):
        day = day_and_date(one.on) if one.on else one.roughly.said if one.roughly else ""
        kind = spoken("meeting_type", one.type) if one.type else ""
        happens = spoken("review_decision", one.review_decision) if one.review_decision else ""
        label = say("Meeting held") if one.held else say("Next meeting")
        yield (
            label,
            ", ".join(part for part in (day or say("No day set yet"), kind, happens) if part),
        )


def children(view: View, on: date) -> tuple[Block, ...]:
    """Give each child with their parents and the day they were last heard."""
    rows = tuple(
        (
            name_in(view.rows, one.id),
            when(one.born, on),
            _parents(view, one.id),
            _heard(view, one.id),
        )
        for one in view.rows.of(Person)
        if is_child(one, on)
    )
    if not rows:
        return ()
    head = (say("Who"), say("Born"), say("Parents, and who else"), say("Last heard"))
    return Heading(2, say("The children")), Table(head, rows, (26, 18, 36, 20))


def _parents(view: View, child: str) -> str:
    ties = [
        f"{name_in(view.rows, one.one)} ({spoken('relationship', one.is_).lower()})"
        for one in view.rows.of(Relationship)
        if one.to == child and one.one
    ]
    for one in view.rows.of(OtherAdult):
        if one.child == child:
            said = (
                spoken("other_adult", one.part) if one.part else "",
                name_in(view.rows, one.person) if one.person else "",
                answered(one.known, "known_adult"),
            )
            ties.append(", ".join(part for part in said if part))
    return "; ".join(one for one in ties if one)


def _heard(view: View, child: str) -> str:
    days = [
        day
        for one in view.rows.of(Voice)
        if child in {*one.about, *one.said_by} and (day := happened_on(one)) is not None
    ]
    if days:
        return long_date(max(days))
    kept_back = any(one.kind == "voice" and not one.bookkeeping for one in view.withheld)
    return say("This copy does not say.") if kept_back else say("Nothing yet")
