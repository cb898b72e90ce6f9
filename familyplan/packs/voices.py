"""People's own words in a pack: the family's, then each child's and adult's, as they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Family, Voice
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Heading, Keep, Para
from familyplan.packs.replies import reply_blocks
from familyplan.packs.said import answered, names, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block
    from familyplan.sharing import View


def own_words(view: View, on: date) -> tuple[Block, ...]:
    """Give what the child and the family said, before anything anybody else says."""
    blocks: list[Block] = [Heading(1, say("In their own words"))]
    for family in view.rows.of(Family):
        if family.own_words:
            about = Para(say("How the family describes itself"), "eyebrow")
            blocks.append(Keep((about, Para(_quoted(family.own_words), "words"))))
    voices = [one for one in view.rows.of(Voice) if one.words.strip()]
    voices.sort(key=lambda one: _day(one) or on, reverse=True)
    blocks += [
        Keep((Para(_label(view, one, on), "eyebrow"), *_said(view, one, on))) for one in voices
    ]
    if len(blocks) == 1:
        blocks.append(Para(say("There are no words in this copy. Begin the meeting by asking.")))
    return tuple(blocks)


def _day(voice: Voice) -> date | None:
    return voice.happened.earliest() if voice.happened else None


def _label(view: View, voice: Voice, on: date) -> str:
    how = spoken("voice_how", voice.how).lower() if voice.how else ""
    box = spoken("voice_box", voice.box).lower() if voice.box else ""
    about = names(view.rows, voice.about)
    who = names(view.rows, voice.said_by) or (say("About {who}", who=about) if about else "")
    parts = (who, when(voice.happened, on), how, box, voice.where, voice.with_whom)
    return ", ".join(part for part in parts if part) or say("Somebody")


def _said(view: View, voice: Voice, on: date) -> Iterator[Block]:
    yield Para(_quoted(voice.words) if voice.box != "seen" else voice.words.strip(), "words")
    kept = " ".join(_how_kept(view, voice))
    if kept:
        yield Para(kept, "soft")
    if voice.reading.strip():
        yield Para(say("What the adult makes of it: {words}", words=voice.reading.strip()), "soft")
    yield from reply_blocks(view, voice.id, on)


def _how_kept(view: View, voice: Voice) -> Iterator[str]:
    if voice.interpreter:
        yield say("Helped to say it by {who}.", who=voice.interpreter)
    if voice.checked_back:
        yield say("Read back to them, and right: {answer}.", answer=answered(voice.checked_back))
    may_know = names(view.rows, voice.may_know)
    if may_know:
        yield say("They say these may know: {who}.", who=may_know)


def _quoted(words: str) -> str:
    return f"“{words.strip()}”"
