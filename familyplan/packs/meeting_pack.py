"""The meeting pack: what one reader needs before a meeting and in the room, from their View."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Goal, Meeting
from familyplan.packs import (
    closing,
    family_tree,
    goals,
    keeping_safe,
    meeting_holds,
    opening,
    since,
    story,
    understanding,
    voices,
)
from familyplan.packs.document import Bullets, Document, Heading, Keep, NewPage, Para
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.opening import meeting_asked
from familyplan.packs.said import meeting_time, weekday_when
from familyplan.words import mark, say
from familyplan.words.dates import clock_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.packs.document import Block
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_Part = tuple[str, tuple["Block", ...]]
_PARTS: Final = (
    Part("agenda", mark("What we will talk about")),
    Part("coming", mark("Who is coming")),
    Part("circle", mark("The team round the family")),
    Part("family", mark("The family")),
    Part("voices", mark("In their own words")),
    Part("agreement", mark("Agreement to help")),
    Part("understanding", mark("What we understand so far")),
    Part("last_time", mark("What we agreed last time")),
    Part("changed", mark("What has changed since")),
    Part("updates", mark("What people have written")),
    Part("goals", mark("The goals")),
    Part("new_actions", mark("New actions")),
    Part("safety", mark("If things go wrong")),
    Part("steps", mark("Help is moving on")),
    Part("ending", mark("How the help ended")),
    Part("story", mark("The story so far")),
    Part("details", mark("Details of each person")),
    Part("next_time", mark("When we meet again")),
)
_ABOUT_THE_DAY: Final = frozenset({"agenda", "coming", "circle", "next_time", "nothing_yet"})


def compose(making: Making) -> Document:
    """Compose the pack for the reader of a View.

    Nothing is said, counted or drawn that is not in the View.

    Raises:
        Refused: the meeting is not in the View.

    """
    view = making.view
    meeting = meeting_asked(making)
    parts = _parts(making, meeting)
    family = view.reader.kind == "person"
    inside = tuple(title for title, part in parts if _headed(part))
    blocks: list[Block] = [*opening.cover(making, meeting), NewPage()]
    if len(inside) > 1:
        blocks[-1:-1] = [Heading(2, say("In this pack")), Bullets(inside)]
    for _title, part in parts:
        blocks += part
    blocks += closing.glossary(tuple(blocks), making.wording.explained)
    return Document(
        title=say("Meeting pack"),
        language="en-GB",
        header_left=say("Meeting pack"),
        header_right=say("Copy for {who}. Private.", who=view.reader.addressed),
        footer_left=_footer(view, meeting),
        footer_right=making.code,
        blocks=tuple(blocks),
        large=family,
    )


def _parts(making: Making, meeting: Meeting) -> list[_Part]:
    """Give the parts in order, each with its name on the cover; parts with nothing are left out."""
    view = making.view
    makers = _makers(making, meeting)
    wanted = in_order(_PARTS, making.asked.parts)
    made = {key: makers[key]() for key in wanted}
    if not _anything(view) and not any(makers[key]() for key in _OF_THE_STORY):
        wanted = tuple(key for key in wanted if key in _ABOUT_THE_DAY)
        at = wanted.index("next_time") if "next_time" in wanted else len(wanted)
        wanted = (*wanted[:at], "nothing_yet", *wanted[at:])
        made["nothing_yet"] = closing.nothing_yet(view)
    names = {part.key: say(part.name) for part in _PARTS}
    names |= {"ending": keeping_safe.ending_title(view), "nothing_yet": say("What you can bring")}
    return [(names[key], made[key]) for key in wanted if made[key]]


_OF_THE_STORY: Final = ("agreement", "understanding", "safety", "steps", "ending", "story")


def _makers(making: Making, meeting: Meeting) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "agenda": lambda: opening.agenda(view, meeting),
        "coming": lambda: opening.coming(view, meeting),
        "circle": lambda: opening.circle(view, on),
        "family": lambda: family_tree.tree(view, on),
        "voices": lambda: voices.own_words(view, on),
        "agreement": lambda: keeping_safe.agreed_to_help(view, on),
        "understanding": lambda: understanding.understood(view, on, making.lenses),
        "last_time": lambda: since.last_time(view, meeting, on),
        "changed": lambda: since.changed(view, meeting, on, making.previous),
        "updates": lambda: since.updates(view, meeting),
        "goals": lambda: goals.all_goals(view, meeting, on),
        "new_actions": closing.new_actions,
        "safety": lambda: keeping_safe.safety_plans(view, on),
        "steps": lambda: keeping_safe.steps(view, on),
        "ending": lambda: keeping_safe.ending(view, on),
        "story": lambda: story.story(view, on),
        "details": lambda: family_tree.details(view, on),
        "next_time": lambda: closing.next_time(view, meeting),
    }


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


KIND: Final = PackKind(
    key="meeting_pack",
    name=mark("Meeting pack"),
    what_for=mark("What somebody who is asked needs before a meeting and in the room."),
    compose=compose,
    parts=_PARTS,
    needs="meeting",
    carries=meeting_holds.CARRIES,
    picks=meeting_holds.picks,
)
