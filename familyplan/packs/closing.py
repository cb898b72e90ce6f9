"""How a meeting pack closes: room for new actions, when we meet again, the terms it used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Episode, Meeting, PlanVersion
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import (
    Document,
    Facts,
    Heading,
    Keep,
    Para,
    Strip,
    Table,
    WritingLines,
    text_in_order,
)
from familyplan.packs.said import facts, meeting_time
from familyplan.packs.terms import used_in
from familyplan.words import say
from familyplan.words.dates import day_and_date

if TYPE_CHECKING:
    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

_EMPTY_ROWS = 5


def new_actions() -> tuple[Block, ...]:
    """Give a form to write on: who does what by when, with what they need."""
    head = (say("Who"), say("What"), say("By when"), say("What they need"))
    return (
        Keep(
            (
                Heading(1, say("New actions")),
                Para(say("One person for each action, and a day."), "soft"),
                Table(head, (("",) * len(head),) * _EMPTY_ROWS, (22, 40, 17, 21)),
            )
        ),
    )


def following(view: View, meeting: Meeting) -> Meeting | None:
    """Give the meeting after one, as far as a View shows it."""
    later = [
        one
        for one in view.rows.of(Meeting)
        if one.on and meeting.on and one.on > meeting.on and not one.held
    ]
    return min(later, key=lambda one: (one.on, one.id), default=None)


def next_time(view: View, meeting: Meeting) -> tuple[Block, ...]:
    """Say when the team meets again, or leave room to write it."""
    head = Heading(1, say("When we meet again"))
    coming = following(view, meeting)
    rhythm = _looked_at_again(view)
    if coming is not None:
        place: tuple[Text, ...] = (coming.place,) if coming.place else ()
        return (Keep((head, Strip((meeting_time(view, coming), *place)), *rhythm)),)
    if meeting.next_on:
        return (Keep((head, Strip((day_and_date(meeting.next_on),)), *rhythm)),)
    return (Keep((head, WritingLines(say("Day, time and place"), 2), *rhythm)),)


def _looked_at_again(view: View) -> tuple[Block, ...]:
    """Say by when the plan is looked at again, and how often, as it was agreed last."""
    due = [one.review_due.said for one in view.rows.of(PlanVersion) if one.review_due]
    often = [
        spoken("review_every", one.review_every)
        for one in view.rows.of(Episode)
        if one.review_every and one.until is None
    ]
    return facts(
        (say("Look at the plan again by"), due[-1] if due else ""),
        (say("Look again every"), often[-1] if often else ""),
    )


def nothing_yet(view: View) -> tuple[Block, ...]:
    """Say kindly that there is nothing more to show, and what can be done."""
    if view.reader.kind == "person":
        words = say(
            "There is nothing of the plan in this copy yet. At the meeting you can say what"
            " matters to you, and it will be written down in your words."
        )
    else:
        words = say(
            "The family has not yet agreed to share more than this with {who}. That is their"
            " choice, and you are welcome at the meeting all the same. If you need to know more"
            " to help, ask them there.",
            who=view.reader.agency_name or view.reader.name,
        )
    return (
        Heading(1, say("What you can bring")),
        Para(words),
        WritingLines(say("What I see, and what I suggest"), 6),
    )


def glossary(
    blocks: tuple[Block, ...], explained: tuple[tuple[str, str], ...] = ()
) -> tuple[Block, ...]:
    """Give the terms that stand in these blocks, with plain words for each.

    `explained` are a partnership's own (term, meaning) beside the glossary's.
    """
    written = " ".join(text_in_order(Document("", "", "", "", "", "", blocks)))
    pairs = tuple((one.name, one.meaning) for one in used_in(written, explained))
    return (Keep((Heading(1, say("Words in this pack")), Facts(pairs))),) if pairs else ()
