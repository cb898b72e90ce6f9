"""One family with everything in it, alone and beside 10,000 others: what its people wait for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from benchmarks.big_family import EVENTS, PEOPLE, STATEMENTS
from benchmarks.desktop import unlocked
from benchmarks.making import known_family, large_family
from benchmarks.painting import drain, until_painted
from benchmarks.plain_pages import load_fonts, plain_pdf
from benchmarks.stores import ALONE, COUNTY
from benchmarks.table import Row, against, at_most, ms
from benchmarks.timing import each, median, p95
from benchmarks.window import find_box, typed
from familyplan import actions
from familyplan.model import Meeting, StoryEvent
from familyplan.model.partial_date import on_day
from familyplan.packs.asked import Asked
from familyplan.packs.render import render, warm
from familyplan.session.copies import prepare
from familyplan.sharing import readers

if TYPE_CHECKING:
    from benchmarks.places import Places
    from benchmarks.stores import Size
    from familyplan.session import Session
    from familyplan_ui.desktop import Desktop

_OPENED_S: Final = 0.060
_TAB_S: Final = 0.060
_SAVED_S: Final = 0.010
_KEYS_S: Final = 0.050
_PLAIN: Final = 1.6
_TIMES: Final = 12
_SAVES: Final = 40
_PACKS: Final = 5
_TABS: Final = {
    "story": "Story",
    "understanding": "Understanding",
    "people": "People",
    "sharing": "Sharing",
}
_FIND: Final = ("s", "sc", "school", "n", "neigh", "breakfast c", "g", "grandmother", "b", "bed")
_WHERE: Final = {ALONE: "alone", COUNTY: "beside 10,000"}


def rows(places: Places) -> list[Row]:
    """Measure the big family in both of its stores."""
    found = [Row(f"a family of {PEOPLE} people, {STATEMENTS} statements, {EVENTS:,} events:")]
    for size in _WHERE:
        with unlocked(places.folder(size)) as desktop:
            found += [*_pages(desktop, places, size), _find(desktop, places, size)]
            found.append(_seen(desktop, places, size))
        with places.session(size) as session:
            found += [_save(session, places, size), _pack(session, places, size)]
    return found


def _pages(desktop: Desktop, places: Places, size: Size) -> list[Row]:
    """Open the family, and each tab after its overview; another family was open before each."""
    opened: list[float] = []
    tabs: dict[str, list[float]] = {tab: [] for tab in _TABS}
    for _ in range(_TIMES):
        for tab, taken in tabs.items():
            _go(desktop, known_family())
            opened.append(_go(desktop, large_family()))
            taken.append(_go(desktop, large_family(), tab))
    found = [_row(places, size, "opening it", opened, _OPENED_S)]
    for tab, taken in tabs.items():
        found.append(_row(places, size, f"its {_TABS[tab]}", taken[1:], _TAB_S, first=taken[0]))
    return found


def _go(desktop: Desktop, *where: str) -> float:
    return until_painted(desktop.window.pages, lambda: desktop.gate.go("family", *where))


def _find(desktop: Desktop, places: Places, size: Size) -> Row:
    box = find_box(desktop)
    first, taken = typed(box.field, _FIND)
    box.close()
    return _row(places, size, "Find, a key press", taken, _KEYS_S, first=first)


def _seen(desktop: Desktop, places: Places, size: Size) -> Row:
    """Add events while the story is shown, and wait until it shows them."""
    page = desktop.window.pages
    _go(desktop, large_family(), "story")
    drain()
    taken = []
    for number in range(_TIMES):
        event = _event(desktop.gate.session, number)
        taken.append(until_painted(page, lambda: desktop.gate.did(actions.records.add, event)))  # noqa: B023 - called at once
    return _row(places, size, "an event added, until its Story shows it", taken, _OPENED_S)


def _event(session: Session, number: int) -> StoryEvent:
    return StoryEvent(
        scope=large_family(),
        words=f"Something happened, and it was the time number {number}.",
        tone="good",
        happened=on_day(session.clock.today()),
    )


def _save(session: Session, places: Places, size: Size) -> Row:
    events = [_event(session, number) for number in range(_SAVES)]
    taken = each(
        lambda event: session.run(actions.records.add, event), events, clock=time.process_time
    )
    return _row(places, size, "adding an event, CPU", taken, _SAVED_S)


def _pack(session: Session, places: Places, size: Size) -> Row:
    """Work out, compose and render the pack of its last meeting for its first reader."""
    load_fonts()
    warm()
    family = large_family()
    found = session.store.family(family)
    meeting = found.of(Meeting)[-1].id
    reader = readers(found, meeting)[0]
    drawn, plain, whole = [], [], []
    for turn in range(_PACKS + 1):
        before = time.process_time()
        document = prepare(session, family, Asked(meeting=meeting), reader).document
        composed = time.process_time()
        render(document)
        rendered = time.process_time()
        plain_pdf(document)
        if turn:  # the first reads the fonts
            whole.append(rendered - before)
            drawn.append(rendered - composed)
            plain.append(time.process_time() - rendered)
    places.keep("the big family: its meeting pack", size, median(whole))
    what = f"its meeting pack, {ms(median(whole))} in all, rendering, {_WHERE[size]}"
    reference = f"{ms(median(plain))} plain reportlab"
    return against(what, ms(median(drawn)), reference, median(drawn) / median(plain), _PLAIN)


def _row(
    places: Places, size: Size, what: str, taken: list[float], budget: float, *,
    first: float | None = None,
) -> Row:  # fmt: skip
    places.keep(f"the big family: {what}", size, median(taken))
    middle = f"median {ms(median(taken))}" + (f", first {ms(first)}" if first else "")
    return at_most(f"{what}, p95, {_WHERE[size]}", p95(taken), budget, reference=middle)
