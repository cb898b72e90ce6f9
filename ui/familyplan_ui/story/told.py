"""What stands in the story and in which order; how each entry is said in a line; filtering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from familyplan.figures.timeline import Entry, Kind, Tone, Weight
from familyplan.figures.timeline_order import in_order
from familyplan.model import Note, Paper, StoryEvent
from familyplan.model.partial_date import on_day
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say
from familyplan_ui.family.said import joined
from familyplan_ui.widgets.painted import PaintedRow
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from familyplan.model import PartialDate, Rows
    from familyplan_ui.widgets import Standing

Sort = Literal["event", "note", "paper"]
Row = StoryEvent | Note | Paper
_LONG: Final = 240
_LOOK: Final[dict[str, tuple[str, Standing]]] = {
    Tone.GOOD: ("heart", "good"),
    Tone.HARD: ("cloud-rain", "attention"),
    Tone.MIXED: ("cloud-sun", "accent"),
    Tone.NEITHER: ("minus", "plain"),
}
_ICONS: Final[dict[Sort, str]] = {
    "event": "calendar",
    "note": "notebook-pen",
    "paper": "file-text",
}
_TONES: Final = {one.value: one for one in Tone}
_WEIGHTS: Final = {one.value: one for one in Weight}
_SORTS: Final[dict[type, Sort]] = {StoryEvent: "event", Note: "note", Paper: "paper"}


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the story: its record, and the same as the timeline knows it."""

    row: Row
    entry: Entry

    @property
    def sort(self) -> Sort:
        """Say which kind of entry it is."""
        return _SORTS[type(self.row)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen: one sort or all, about one person or all, of one tone or all."""

    sort: str = ""
    about: str = ""
    tone: str = ""

    def takes(self, one: Told) -> bool:
        """Say whether an entry is to be seen; who was seen at a visit counts as about whom."""
        return (
            self.sort in {"", one.sort}
            and self.tone in {"", one.entry.tone}
            and (not self.about or self.about in _concerned(one.row))
        )


def told_of(row: Row) -> Told:
    """Give one record as an entry of the story."""
    return Told(row, _entry(row))


def story_of(rows: Rows, entry_of: Callable[[Row], Told] = told_of) -> tuple[Told, ...]:
    """Give the whole story, oldest first; what has only an order stands between its neighbours.

    A note or a paper nobody dated stands at the day it was written down. `entry_of` gives the
    entry of a record, perhaps one made before.
    """
    told = {row.id: entry_of(row) for row in _rows(rows)}
    return tuple(told[entry.id] for entry in in_order([one.entry for one in told.values()]))


def newest_first(told: Sequence[Told]) -> tuple[Told, ...]:
    """Turn the story round; what nobody can place stays at the end."""
    placed: list[Told] = []
    loose: list[Told] = []
    for one in told:
        somewhere = one.entry.middle is not None or one.entry.place is not None
        (placed if somewhere else loose).append(one)
    return (*reversed(placed), *loose)


def painted(rows: Rows, one: Told, today: date) -> PaintedRow:
    """Give the line of an entry: its words, when, about whom, and how it was in icon and word."""
    row = one.row
    about = listed([name for each in row.about if (name := name_in(rows, each))])
    soft = joined(
        when_words(one, today),
        say("about {who}", who=about) if about else "",
        seen_words(rows, row),
    )
    return PaintedRow(row.id, _shortly(words_of(row)), soft, _ICONS[one.sort], chip=_chip(one))


def words_of(row: Row) -> str:
    """Give what an entry says, or what kind of thing it is where it says nothing."""
    if isinstance(row, Paper):
        return row.name or row.shows or say("A paper without a name")
    return row.words or say("Nothing written yet")


def when_words(one: Told, today: date) -> str:
    """Say when it was, and when it was written down where that was later."""
    happened, written = one.row.happened, _written(one.row)
    if happened is None:
        known = isinstance(one.row, StoryEvent)
        order = one.entry.place
        said = say("order only, place {n}", n=order) if order is not None else say("no date")
        return joined(said if known else "", _written_words(written, today))
    last = happened.latest()
    late = written is not None and last is not None and (written.exact or last) > last
    return joined(plain_date(happened, today), _written_words(written, today) if late else "")


def named_in(row: Row) -> tuple[str, ...]:
    """Give the ids of all whose names are said in the line of an entry."""
    return (*row.about, *row.seen, *row.alone) if isinstance(row, Note) else row.about


def seen_words(rows: Rows, row: Row) -> str:
    """Say who was seen at a visit, and who alone."""
    if not isinstance(row, Note):
        return ""
    seen = [name for each in row.seen if (name := name_in(rows, each))]
    alone = [name for each in row.alone if (name := name_in(rows, each))]
    return joined(
        say("seen: {who}", who=listed(seen)) if seen else "",
        say("seen alone: {who}", who=listed(alone)) if alone else "",
    )


def tone_choices() -> list[tuple[str, str]]:
    """Give the tones to filter by."""
    return [(tone.value, spoken("event_tone", tone)) for tone in Tone if tone]


def _concerned(row: Row) -> set[str]:
    seen = {*row.seen, *row.alone} if isinstance(row, Note) else set()
    return {*row.about, *row.said_by} | seen


def _rows(rows: Rows) -> list[Row]:
    return [*rows.of(StoryEvent), *rows.of(Note), *rows.of(Paper)]


def _entry(row: Row) -> Entry:
    if not isinstance(row, StoryEvent):
        when = row.happened or _written(row)
        return Entry(id=row.id, words=words_of(row), when=when, kind=Kind.NOTE)
    return Entry(
        id=row.id,
        words=words_of(row),
        when=row.happened,
        order=row.order,
        tone=_TONES.get(row.tone, Tone.NOT_SAID),
        weight=_WEIGHTS.get(row.significance, Weight.NOT_SAID),
        source=row.source,
    )


def _written(row: Row) -> PartialDate | None:
    return on_day(row.recorded_at.date()) if row.recorded_at else None


def _written_words(written: PartialDate | None, today: date) -> str:
    return say("written down {day}", day=plain_date(written, today)) if written else ""


def _chip(one: Told) -> tuple[str, str, Standing] | None:
    row = one.row
    if isinstance(row, StoryEvent):
        if row.tone not in _LOOK:
            return None
        icon, standing = _LOOK[row.tone]
        return (icon, spoken("event_tone", row.tone), standing)
    key, kinds = row.type, "note_type" if isinstance(row, Note) else "paper_type"
    words = spoken(kinds, key) if key else say("Note") if isinstance(row, Note) else say("Paper")
    return (_ICONS[one.sort], words, "plain")


def _shortly(words: str) -> str:
    """Give the words in one line, cut where a list would become a page."""
    line = " ".join(words.split())
    return line if len(line) <= _LONG else line[: _LONG - 1].rsplit(" ", 1)[0] + "…"
