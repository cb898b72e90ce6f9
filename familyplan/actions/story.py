"""The story's verbs: entries with words, papers with their file, quick notes and their filing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import Family, Jotting, Note, Paper, StoryEvent, noun_of
from familyplan.model.partial_date import on_day
from familyplan.model.titles import shortened, title
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.store import Transaction


@verb("story.add", mark("added the {kind} “{what}”"))
def add_entry(tx: Transaction, entry: StoryEvent | Note) -> StoryEvent | Note:
    """Add an event or a note; it remembers who wrote it down and when.

    Raises:
        Refused: it has no words.

    """
    if not entry.words.strip():
        raise Refused(say("Write what happened first. A few words are enough."))
    kept = tx.add(replace(entry, recorded_by=tx.actor, recorded_at=tx.now))
    tx.say(kind=say(noun_of(kept).one), what=title(kept))
    return kept


@verb("paper.add", mark("added the paper “{what}”"))
def add_paper(tx: Transaction, paper: Paper, keep: Callable[[Transaction], str]) -> Paper:
    """Add a paper together with its file: `keep` makes the file's key part of this action.

    Raises:
        PapersFull: all papers together would be too large; nothing was kept.

    """
    file = keep(tx)
    kept = tx.add(replace(paper, file=file, recorded_by=tx.actor, recorded_at=tx.now))
    tx.say(what=title(kept))
    return kept


@verb("jotting.add", mark("wrote a quick note"))
def jot(tx: Transaction, words: str) -> Jotting:
    """Keep words caught in a hurry, to be filed with a family later.

    Raises:
        Refused: there are no words.

    """
    if not words.strip():
        raise Refused(say("Write a few words first. Nothing was kept."))
    return tx.add(Jotting(words=words.strip(), at=tx.now, by=tx.actor))


@verb("jotting.file", mark("filed the quick note “{what}” with the {family} family"))
def file_jotting(tx: Transaction, jotting_id: str, family_id: str) -> Note:
    """Turn a quick note into a note of a family; it keeps the day it was caught."""
    jotting, family = tx.need(Jotting, jotting_id), tx.need(Family, family_id)
    caught = jotting.at or tx.now
    note = Note(
        scope=family_id,
        type="thought",
        words=jotting.words,
        happened=on_day(caught.date()),
        recorded_by=jotting.by or tx.actor,
        recorded_at=caught,
    )
    kept = tx.add(note)
    tx.remove(jotting)
    tx.say(what=shortened(jotting.words), family=title(family))
    return kept
