"""A timeline in sentences, in the order it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.timeline_order import Kind, Weight, in_order, quiet_between
from familyplan.model.vocabulary import spoken
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.figures.timeline_order import Entry

__all__ = ["entry_words", "shown_when", "timeline_words", "tone_words"]

_LOUD: Final = frozenset({Weight.TURNING, Weight.IMPORTANT})


def shown_when(entry: Entry) -> str:
    """Say when something was: as it was said, or only that its order is known, or nothing is."""
    if entry.when and entry.when.said:
        return entry.when.said
    return say("order only") if entry.place is not None else say("not known when")


def tone_words(entry: Entry) -> str:
    """Say how it was, whether it is a note, and whether it matters much."""
    parts = (
        say("Note") if entry.kind is Kind.NOTE else "",
        spoken("event_tone", entry.tone) if entry.tone else "",
        spoken("significance", entry.weight) if entry.weight in _LOUD else "",
    )
    return " · ".join(filter(None, parts))


def entry_words(entry: Entry) -> str:
    """Say one entry whole: when, what, how it was, where it is known from."""
    first, *more = tone_words(entry).split(" · ")
    about = ", ".join([first, *(one.lower() for one in more)])
    said = say("{when}: {words}.", when=shown_when(entry), words=entry.words.rstrip(". "))
    source = say("From {source}.", source=entry.source.rstrip(".")) if entry.source else ""
    return " ".join(filter(None, (said, f"{about}." if about else "", source)))


def timeline_words(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Say every entry oldest first, and how long nothing was noted between them."""
    said: list[str] = []
    before: Entry | None = None
    for entry in in_order(entries):
        quiet = quiet_between(before, entry)
        said += [say("{quiet}.", quiet=quiet)] if quiet else []
        said.append(entry_words(entry))
        before = entry
    return tuple(said) or (say("Nothing is noted yet."),)
