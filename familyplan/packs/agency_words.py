"""What an agency copy tells: own words, what is understood, goals, what happened, each grounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.figures.ratings import number as on_scale
from familyplan.model import Action, Goal, Need, Note, Rating, StoryEvent, Voice, scale
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work
from familyplan.packs.document import Bullets, Heading, Keep, Para, Span, Table
from familyplan.packs.replies import reply_blocks, reply_spans
from familyplan.packs.said import names, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import ContactPoint, PartialDate
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["goals", "happened", "number", "own_words", "understood", "way"]


def way(point: ContactPoint) -> str:
    """Say which way of reaching somebody it is: "Mobile"."""
    return spoken("contact_way", point.way) if point.way else say("To reach them")


def number(point: ContactPoint) -> str:
    """Give a number or address, whether it is the best way, and when to use it."""
    best = say("The best way") if point.preferred else ""
    return ". ".join(one for one in (point.value, best, point.when_to) if one)


def own_words(view: View, on: date) -> tuple[Block, ...]:
    """Give what people said, as they said it."""
    blocks: list[Block] = []
    for one in view.rows.of(Voice):
        how = spoken("voice_how", one.how).lower() if one.how else ""
        about = names(view.rows, one.about) if one.about != one.said_by else ""
        about = say("about {who}", who=about) if about else ""
        said_by = names(view.rows, one.said_by) or say("Somebody")
        label = ", ".join(filter(None, (said_by, about, when(one.happened, on), how)))
        blocks += [
            Para(label, "eyebrow"),
            Para(f"“{one.words.strip()}”", "words"),
            *_chosen(view, one),
            *reply_blocks(view, one.id, on),
        ]
    return (Heading(2, say("In their own words")), *blocks) if blocks else ()


def understood(view: View, on: date) -> tuple[Block, ...]:
    """Give strengths, worries and what needs to happen, whose view each is and its ground."""
    found = {"strength": [], "worry": [], "needs": []}  # type: dict[str, list[Text]]
    for one in view.rows.of(Need):
        found[one.side if one.side in found else "worry"].append(_statement(view, one, on))
    titles = {
        "strength": say("What is going well"),
        "worry": say("What people worry about"),
        "needs": say("What needs to happen"),
    }
    blocks: list[Block] = []
    for side, items in found.items():
        if items:
            blocks += [Heading(3, titles[side]), Bullets(tuple(items))]
    return (Heading(2, say("What we understand so far")), *blocks) if blocks else ()


def _statement(view: View, need: Need, on: date) -> tuple[Span, ...]:
    about, said_by = names(view.rows, need.about), names(view.rows, need.said_by)
    impact = need.impact.strip()
    soft = (
        say("Said by {who}", who=said_by) if said_by else "",
        say("About {who}", who=about) if about else "",
        _rests_words(view, need.id),
    )
    line = " · ".join(one for one in soft if one)
    return (
        Span(need.words.strip()),
        Span("\n" + say("What it means for the child: {words}", words=impact) if impact else ""),
        Span(f"\n{line}" if line else "", "soft"),
        *reply_spans(view, need.id, on, before="\n"),
    )


def goals(making: Making) -> tuple[Block, ...]:
    """Give each goal with its numbers and actions, then the actions of no goal."""
    view = making.view
    blocks: list[Block] = [block for one in view.rows.of(Goal) for block in _goal(making, one)]
    loose = [one for one in view.rows.of(Action) if not one.goal]
    if loose:
        table = at_work.action_table(making, loose, grounds=bool(view.grounds))
        blocks += [Heading(3, say("Other things to do")), table]
    return (Heading(2, say("The goals")), *blocks) if blocks else ()


def _goal(making: Making, goal: Goal) -> Iterator[Block]:
    view, on = making.view, making.on
    used = scale(goal.scale, goal.better)
    whose = names(view.rows, goal.whose)
    facts = at_work.facts_of(
        (say("In the words of"), names(view.rows, goal.said_by)),
        (say("Whose goal"), whose if goal.whose != goal.said_by else ""),
        (say("Why it matters"), goal.why),
        (say("How we will know"), goal.signs),
        (say("The aim"), on_scale(goal.aim, used) if goal.aim is not None else ""),
        (say("Rests on"), at_work.rests_on(view, goal.id)),
    )
    yield Keep((*at_work.goal_heading(goal, 3), *facts))
    yield from reply_blocks(view, goal.id, on)
    rated = [one for one in view.rows.of(Rating) if one.goal == goal.id]
    rated.sort(key=lambda one: _day(one.happened, on))
    if rated:
        head = (say("Who said how it is going"), say("When"), say("Number"), say("What they said"))
        yield Table(head, tuple(_rating(view, goal, one, on) for one in rated), (30, 20, 14, 36))
    todo = [one for one in view.rows.of(Action) if one.goal == goal.id]
    if todo:
        yield at_work.action_table(making, todo, grounds=bool(view.grounds))


def _rating(view: View, goal: Goal, rating: Rating, on: date) -> tuple[Text, ...]:
    used = scale(goal.scale, goal.better)
    return (
        names(view.rows, rating.said_by) or say("Somebody"),
        when(rating.happened, on),
        on_scale(rating.value, used) if rating.value is not None else "",
        (Span(rating.comment.strip()), *reply_spans(view, rating.id, on)),
    )


def happened(view: View, on: date) -> tuple[Block, ...]:
    """Give what happened in the family's story and the notes for the team, oldest first."""
    events = sorted(view.rows.of(StoryEvent), key=lambda one: _day(one.happened, on))
    rows = [_event(view, one, on) for one in events]
    notes = sorted(view.rows.of(Note), key=lambda one: _day(one.happened, on))
    rows += [_note(view, one, on) for one in notes]
    if not rows:
        return ()
    head = (say("When"), say("What happened"), say("What it meant, what was done"), say("Rests on"))
    widths = (16.0, 38.0, 29.0, 17.0)
    shown = len(head) if view.grounds else len(head) - 1
    table = Table(head[:shown], tuple(row[:shown] for row in rows), widths[:shown])
    return Heading(2, say("What has happened")), table


def _event(view: View, event: StoryEvent, on: date) -> tuple[Text, ...]:
    impact, response = event.impact.strip(), event.response.strip()
    meant = (
        say("For the child: {words}", words=impact) if impact else "",
        say("Done: {words}", words=response) if response else "",
    )
    return (
        when(event.happened, on),
        (Span(event.words.strip()), *reply_spans(view, event.id, on, before="\n")),
        "\n".join(one for one in meant if one),
        at_work.rests_on(view, event.id),
    )


def _note(view: View, note: Note, on: date) -> tuple[Text, ...]:
    kind = spoken("note_type", note.type) if note.type else say("Note for the team")
    return (
        when(note.happened, on),
        (Span(note.words.strip()), *reply_spans(view, note.id, on, before="\n")),
        kind,
        at_work.rests_on(view, note.id),
    )


def _chosen(view: View, voice: Voice) -> tuple[Block, ...]:
    """Say what somebody's words rest on: a yes, or that they chose this reader themselves."""
    words = _rests_words(view, voice.id)
    if not words and not view.reader.is_lead:
        words = say("Rests on: they chose who may know this.")
    return (Para(words, "soft"),) if words else ()


def _rests_words(view: View, row_id: str) -> str:
    kinds = at_work.rests_on(view, row_id)
    return say("Rests on: {kinds}", kinds=kinds) if kinds else ""


def _day(said: PartialDate | None, on: date) -> date:
    return (said.earliest() if said else None) or on
