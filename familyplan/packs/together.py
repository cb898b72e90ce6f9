"""What is looked at together on the screen: the parts of a pack, without what only paper needs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from familyplan.model import Family, Meeting, Voice
from familyplan.packs import (
    family_tree,
    goals,
    keeping_safe,
    opening,
    story,
    understanding,
    voices,
)
from familyplan.packs.document import (
    Beside,
    Bullets,
    Heading,
    Keep,
    NewPage,
    Picture,
    RatingBoxes,
    Strip,
    WritingLines,
)
from familyplan.packs.said import meeting_kind, meeting_time
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from familyplan.model.lenses import Lenses
    from familyplan.packs.document import Block
    from familyplan.sharing import View

__all__ = ["Part", "name_of", "parts"]

_TO_WRITE_ON = RatingBoxes | WritingLines


@dataclass(frozen=True, slots=True)
class Part:
    """One page of looking together: its key, its words (marked for later saying), its blocks."""

    key: str
    words: str
    blocks: tuple[Block, ...]


def parts(view: View, on: date, known: Lenses | None = None) -> tuple[Part, ...]:
    """Give the pages in order; nothing is said, counted or drawn that is not in the View.

    `known` are the lenses that name the areas, where a partnership has some of its own.
    """
    seen = understanding.understood(view, on, known)
    now = Meeting(on=on)
    found = (
        Part("family", mark("The family"), _in_words(family_tree.tree(view, on))),
        Part("words", mark("In their own words"), _own_words(view, on)),
        Part("team", mark("The team"), _in_words(opening.circle(view, on))),
        Part("understanding", mark("Understanding"), seen),
        Part("plan", mark("Plan"), goals.all_goals(view, now, on)),
        Part("meeting", mark("Next meeting"), _next_meeting(view, on)),
        Part("safety", mark("If things go wrong"), keeping_safe.safety_plans(view, on)),
        Part("story", mark("Story"), story.story(view, on)),
        Part("agreement", mark("Agreement"), keeping_safe.agreed_to_help(view, on)),
        Part("moving", mark("Moving on"), _moving_on(view, on)),
    )
    lean = (Part(one.key, one.words, tuple(_on_screen(one.blocks))) for one in found)
    return tuple(one for one in lean if one.blocks)


def name_of(view: View) -> str:
    """Give what the family is called where its name may be seen here."""
    return next((one.name for one in view.rows.of(Family) if one.name), say("Your family"))


def _next_meeting(view: View, on: date) -> tuple[Block, ...]:
    coming = [one for one in view.rows.of(Meeting) if one.on and one.on >= on and not one.held]
    if not coming:
        return ()
    meeting = min(coming, key=lambda one: (one.on or on, one.id))
    where = [part for part in (meeting.place, meeting.link) if part]
    return (
        Heading(1, meeting_kind(meeting)),
        Strip((meeting_time(view, meeting), *where)),
        *opening.agenda(view, meeting),
        *opening.coming(view, meeting),
    )


def _own_words(view: View, on: date) -> tuple[Block, ...]:
    said = (*(one.words for one in view.rows.of(Voice)),
            *(one.own_words for one in view.rows.of(Family)))  # fmt: skip
    return voices.own_words(view, on) if any(one.strip() for one in said) else ()


def _moving_on(view: View, on: date) -> tuple[Block, ...]:
    return (*keeping_safe.steps(view, on), *keeping_safe.ending(view, on))


def _in_words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Add to each picture what it says in words: paper has no room for both, a screen has."""
    found: list[Block] = []
    for block in _leaves(blocks):
        found.append(block)
        if isinstance(block, Picture) and block.drawing.words:
            found.append(Bullets(block.drawing.words))
    return tuple(found)


def _on_screen(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give one column of blocks without lines to write on, nor the headings over those."""
    leaves = [one for one in _leaves(blocks) if not isinstance(one, NewPage)]
    for block, after in zip_longest(leaves, leaves[1:]):
        over_lines = isinstance(block, Heading) and isinstance(after, _TO_WRITE_ON)
        if block is not None and not isinstance(block, _TO_WRITE_ON) and not over_lines:
            yield block


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from _leaves(block.blocks)
        elif isinstance(block, Beside):
            yield from _leaves(block.left + block.right)
        else:
            yield block
