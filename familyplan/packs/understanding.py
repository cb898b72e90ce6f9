"""What is understood so far: strengths first, worries, what needs to happen, scores, conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import AreaScore, Assessment, Need, scale
from familyplan.model.lenses import shipped
from familyplan.model.vocabulary import spoken
from familyplan.packs.assessments import assessment_blocks, latest
from familyplan.packs.document import Bullets, Heading, Para, Span, Table
from familyplan.packs.replies import reply_spans
from familyplan.packs.said import names, when
from familyplan.words import listed, mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model.lenses import Lenses
    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

MOST: Final = 20
_SIDES: Final = (
    ("strength", mark("What is going well")),
    ("worry", mark("What people worry about")),
    ("needs", mark("What needs to happen")),
)


def understood(view: View, on: date, known: Lenses | None = None) -> tuple[Block, ...]:
    """Give the statements, the scores by area, and the newest assessment with its comments.

    `known` are the lenses that name the areas, where a partnership has some of its own.
    """
    called = known or shipped()
    newest = latest(view)
    blocks: list[Block] = []
    for side, title in _SIDES:
        blocks += _side(view, side, title, newest=newest, on=on, called=called)
    blocks += _scores(view, on, called)
    if newest is not None:
        blocks += assessment_blocks(view, newest, on)
    return (Heading(1, say("What we understand so far")), *blocks) if blocks else ()


def _side(
    view: View, side: str, title: str, *, newest: Assessment | None, on: date, called: Lenses
) -> Iterator[Block]:
    found = [
        one
        for one in view.rows.of(Need)
        if (one.side or "worry") == side and (one.words.strip() or one.impact.strip())
    ]
    # The newest assessment's come first, then the newest; what has no day is taken as of now.
    found.sort(key=lambda one: _day(one) or on, reverse=True)
    found.sort(key=lambda one: newest is None or one.assessment != newest.id)
    if found:
        yield Heading(2, say(title))
        yield Bullets(tuple(_statement(view, one, on, called) for one in found[:MOST]))
    more = len(found) - MOST
    if more > 0:
        yield Para(say_many("And {n} more in the record.", "And {n} more in the record.", more))


def _statement(view: View, need: Need, on: date, called: Lenses) -> Text:
    """Give what was said, what it means for the child, whose view it is, and the replies."""
    lines: list[Span] = [Span(need.words.strip())] if need.words.strip() else []
    if need.impact.strip():
        lines.append(Span(say("What it means for the child: {words}", words=need.impact.strip())))
    about, said_by = names(view.rows, need.about), names(view.rows, need.said_by)
    parts = (
        say("Said by {who}", who=said_by) if said_by else "",
        say("about {who}", who=about) if about else "",
        when(need.happened, on),
        spoken("how_sure", need.how_sure).lower() if need.how_sure else "",
        listed(_areas(need.areas, called)),
    )
    line = " · ".join(part for part in parts if part)
    if line:
        lines.append(Span(line[0].upper() + line[1:], "soft"))
    parted = [span for one in lines for span in (one, Span("\n"))][:-1]
    return (*parted, *reply_spans(view, need.id, on, before="\n"))


def _day(row: Need | AreaScore) -> date | None:
    return row.happened.earliest() if row.happened else None


def _areas(keys: tuple[str, ...], called: Lenses) -> list[str]:
    """Name the areas of the first way of looking that was used; the others say the same again."""
    first = keys[0].partition(".")[0] if keys else ""
    return [area_name(key, called) for key in keys if key.partition(".")[0] == first]


def area_name(key: str, called: Lenses) -> str:
    """Name an area without its lens; one of a lens that is not here any more, by its key."""
    area = called.area(key)
    if area is not None:
        return area.name
    local = key.partition(".")[2] if "." in key and " " not in key else ""
    return local.replace("_", " ").replace("-", " ").capitalize() or key


def _scores(view: View, on: date, called: Lenses) -> Iterator[Block]:
    """Give the newest score of each speaker in each area, with the one before it."""
    series: dict[tuple[object, ...], list[AreaScore]] = {}
    scored = [one for one in view.rows.of(AreaScore) if one.value is not None and one.area]
    for one in sorted(scored, key=lambda one: _day(one) or on):
        series.setdefault((one.area, one.about, one.said_by, one.scale, one.better), []).append(one)
    if not series:
        return
    head = (say("Area"), say("Number"), say("Who said so"), say("What was said"))
    rows = tuple(_score_row(view, said, on, called) for said in series.values())
    table = Table(head, rows[:MOST], (28, 22, 22, 28))
    yield Heading(2, say("In numbers"))
    yield table
    more = len(rows) - MOST
    if more > 0:
        yield Para(say_many("And {n} more in the record.", "And {n} more in the record.", more))


def _score_row(view: View, said: list[AreaScore], on: date, called: Lenses) -> tuple[Text, ...]:
    now = said[-1]
    about, day = names(view.rows, now.about), when(now.happened, on)
    name = area_name(now.area, called)
    area: Text = (Span(name, "strong"), Span(f", {about}" if about else "", "soft"))
    measure = scale(now.scale, now.better)
    meant = say(
        "{scale}, {better} is better",
        scale=spoken("scale", measure.key),
        better=spoken("better", measure.better),
    )
    before = say("; before: {number}", number=f"{said[-2].value:f}") if said[1:] else ""
    number: Text = (Span(f"{now.value:f}{measure.unit}", "strong"), Span(f" ({meant}){before}"))
    who = names(view.rows, now.said_by)
    speaker: Text = (Span(who), Span(f" {day}" if day else "", "soft"))
    return (area, number, speaker, (Span(now.comment.strip()), *reply_spans(view, now.id, on)))
