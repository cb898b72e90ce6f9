"""The meeting pack: what one reader needs before a meeting and in the room, from their View."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.model import Goal, Meeting
from familyplan.packs import (
    closing,
    family_tree,
    goals,
    keeping_safe,
    opening,
    since,
    story,
    understanding,
    voices,
)
from familyplan.packs.document import Bullets, Document, Heading, Keep, NewPage, Para
from familyplan.packs.said import meeting_time, weekday_when
from familyplan.words import say
from familyplan.words.dates import clock_time

if TYPE_CHECKING:
    from datetime import date

    from familyplan.packs.document import Block
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

KIND = "meeting_pack"
_Part = tuple[str, tuple["Block", ...]]


def compose(
    view: View,
    meeting_id: str,
    on: date,
    *,
    code: str = "",
    partnership: str = "",
    previous: View | None = None,
) -> Document:
    """Compose the pack for the reader of a View.

    Nothing is said, counted or drawn that is not in the View. `previous` is what the same reader
    was given before, so that the pack can say what changed since.

    Raises:
        Refused: the meeting is not in the View.

    """
    meeting = view.rows.find(Meeting, meeting_id)
    if meeting is None:
        raise Refused(say("That meeting is not in this record any more. Choose another one."))
    parts = _parts(view, meeting, on, previous)
    family = view.reader.kind == "person"
    inside = tuple(title for title, part in parts if _headed(part))
    blocks: list[Block] = [*opening.cover(view, meeting, partnership), NewPage()]
    if len(inside) > 1:
        blocks[-1:-1] = [Heading(2, say("In this pack")), Bullets(inside)]
    for _title, part in parts:
        blocks += part
    blocks += closing.glossary(tuple(blocks))
    return Document(
        title=say("Meeting pack"),
        language="en-GB",
        header_left=say("Meeting pack"),
        header_right=say("Copy for {who}. Private.", who=view.reader.addressed),
        footer_left=_footer(view, meeting),
        footer_right=code,
        blocks=tuple(blocks),
        large=family,
    )


def _parts(view: View, meeting: Meeting, on: date, previous: View | None) -> list[_Part]:
    """Give the parts in order, each with its name on the cover; parts with nothing are left out."""
    parts: list[_Part] = [
        (say("What we will talk about"), opening.agenda(view, meeting)),
        (say("Who is coming"), opening.coming(view, meeting)),
        (say("The team round the family"), opening.circle(view, on)),
    ]
    of_the_story = _story_parts(view, on)
    if not _anything(view) and not any(part for _title, part in of_the_story):
        parts.append((say("What you can bring"), closing.nothing_yet(view)))
    else:
        parts += [
            (say("The family"), family_tree.tree(view, on)),
            (say("In their own words"), voices.own_words(view, on)),
            *of_the_story[:2],
            (say("What we agreed last time"), since.last_time(view, meeting, on)),
            (say("What has changed since"), since.changed(view, meeting, on, previous)),
            (say("What people have written"), since.updates(view, meeting)),
            (say("The goals"), goals.all_goals(view, meeting, on)),
            (say("New actions"), closing.new_actions()),
            *of_the_story[2:],
            (say("Details of each person"), family_tree.details(view, on)),
        ]
    parts.append((say("When we meet again"), closing.next_time(view, meeting)))
    return [(title, blocks) for title, blocks in parts if blocks]


def _story_parts(view: View, on: date) -> list[_Part]:
    """Give what the whole story adds: the first two before the plan, the others after it."""
    return [
        (say("Agreement to help"), keeping_safe.agreed_to_help(view, on)),
        (say("What we understand so far"), understanding.understood(view, on)),
        (say("If things go wrong"), keeping_safe.safety_plans(view, on)),
        (say("Help is moving on"), keeping_safe.steps(view, on)),
        (keeping_safe.ending_title(view), keeping_safe.ending(view, on)),
        (say("The story so far"), story.story(view, on)),
    ]


def _headed(part: tuple[Block, ...]) -> bool:
    """Say whether a part begins with a heading of its own, and so stands on the cover."""
    first = part[0].blocks[0] if isinstance(part[0], Keep) else part[0]
    return not isinstance(first, Para) or first.style == "eyebrow"


def _anything(view: View) -> bool:
    """Say whether the reader may see anything of the plan at all."""
    kinds = {type(one).__name__ for one in view.records}
    return bool(kinds & {"Action", "Need", "Voice", "Note"}) or bool(view.rows.of(Goal))


def _footer(view: View, meeting: Meeting) -> str:
    if meeting.on is None:
        day = meeting_time(view, meeting)
    else:
        at = f", {clock_time(meeting.starts)}" if meeting.starts else ""
        day = weekday_when(meeting.on) + at
    if view.reader.kind == "person":
        note = say("You can change your mind.")
    elif view.reader.is_lead:
        note = say("The lead practitioner's own copy.")
    else:
        note = say("Only what the family agreed to share.")
    return f"{day}   {note}"
