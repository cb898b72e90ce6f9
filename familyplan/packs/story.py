"""The story so far in a pack: the newest of it as a timeline, then all of it as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.timeline import Entry, Kind, Tone, Weight, pages_of, timeline
from familyplan.figures.timeline_order import in_order
from familyplan.figures.timeline_words import shown_when, tone_words
from familyplan.model import Agency, StoryEvent
from familyplan.packs.document import Heading, Para, Picture, Span, Table
from familyplan.packs.replies import reply_spans
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.shapes import Drawing
    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

PICTURED: Final = 14
TABLED: Final = 60
_ON_A_PICTURE: Final = 7
_LEAST: Final = 3
_WIDE: Final = 480.0
_ALONE: Final = 760.0


def story(view: View, on: date) -> tuple[Block, ...]:
    """Give what happened, oldest first; of a long story the newest, and how much came before."""
    events = {one.id: one for one in view.rows.of(StoryEvent) if one.words.strip()}
    ordered = in_order([_entry(view, one) for one in events.values()])
    if not ordered:
        return ()
    shown = ordered[-TABLED:]
    blocks: list[Block] = [Heading(1, say("The story so far")), *_pictures(shown)]
    earlier = len(ordered) - len(shown)
    if earlier:
        words = say_many(
            "And {n} earlier event in the record.", "And {n} earlier events in the record.", earlier
        )
        blocks.append(Para(words, "soft"))
    head = (say("When"), say("What happened"), say("What it meant, what was done"), say("How"))
    rows = tuple(_row(view, entry, events[entry.id], on) for entry in shown)
    return (*blocks, Table(head, rows, (16, 36, 30, 18)))


def picture(view: View) -> Drawing | None:
    """Give the whole story of a View as one timeline, None where nothing happened in it."""
    found = [_entry(view, one) for one in view.rows.of(StoryEvent) if one.words.strip()]
    return timeline(found, 0, _ALONE, len(found)) if found else None


def _entry(view: View, event: StoryEvent) -> Entry:
    agency = view.rows.find(Agency, event.agency)
    return Entry(
        id=event.id,
        words=" ".join(event.words.split()),
        when=event.happened,
        order=event.order,
        tone=Tone(event.tone) if event.tone in set(Tone) else Tone.NOT_SAID,
        weight=Weight(event.significance) if event.significance in set(Weight) else Weight.NOT_SAID,
        source=event.source or (agency.name if agency else ""),
        kind=Kind.EVENT,
    )


def _pictures(entries: tuple[Entry, ...]) -> list[Block]:
    """Draw the newest whose place in time is known; fewer than three are told by the table."""
    known = [one for one in entries if one.middle or one.place is not None][-PICTURED:]
    if len(known) < _LEAST:
        return []
    return [
        Picture(
            timeline(known, page, _WIDE, _ON_A_PICTURE),
            say("Timeline. The table below tells the same in words."),
        )
        for page in range(pages_of(known, _ON_A_PICTURE))
    ]


def _row(view: View, entry: Entry, event: StoryEvent, on: date) -> tuple[Text, ...]:
    impact, response = event.impact.strip(), event.response.strip()
    meant = (
        say("For the child: {words}", words=impact) if impact else "",
        say("Done: {words}", words=response) if response else "",
    )
    return (
        shown_when(entry),
        (Span(event.words.strip()), *reply_spans(view, event.id, on, before="\n")),
        "\n".join(filter(None, meant)),
        " · ".join(filter(None, (tone_words(entry), entry.source))),
    )
