"""Replies: somebody's own words, right beside the entry they answer, wherever it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Reply
from familyplan.packs.document import Para, Span
from familyplan.packs.said import names, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block
    from familyplan.sharing import View


def reply_blocks(view: View, row_id: str, on: date) -> tuple[Block, ...]:
    """Give the replies to an entry as paragraphs, the oldest first."""
    return tuple(Para(spans, "words") for spans in _spans(view, row_id, on))


def reply_spans(view: View, row_id: str, on: date, before: str = " ") -> tuple[Span, ...]:
    """Give the replies to an entry as a run of text, to stand in the same cell or item."""
    found: list[Span] = []
    for spans in _spans(view, row_id, on):
        found += [Span(before), *spans]
    return tuple(found)


def _spans(view: View, row_id: str, on: date) -> Iterator[tuple[Span, ...]]:
    said = [one for one in view.rows.of(Reply) if one.to == row_id and one.words.strip()]
    said.sort(key=lambda one: (one.happened.earliest() if one.happened else None) or on)
    for one in said:
        who = names(view.rows, one.said_by) or say("Somebody")
        day = when(one.happened, on)
        yield Span(_label(who, one, day), "soft"), Span(f" “{one.words.strip()}”")


def _label(who: str, reply: Reply, day: str) -> str:
    if reply.happened is not None and reply.happened.exact:
        return say("{who} replied on {day}:", who=who, day=day)
    if day:
        return say("{who} replied, {day}:", who=who, day=day)
    return say("{who} replied:", who=who)
