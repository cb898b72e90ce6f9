"""What other copies cost: all that go out at once, a whole record, many lists, Word, a seal."""

from __future__ import annotations

import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.long_record import asked_for
from benchmarks.making import known_family
from benchmarks.pack_content import PAGES, content
from benchmarks.plain_pages import load_fonts, plain_pdf
from benchmarks.stores import seeded_families
from benchmarks.table import Row, against, ms, times
from benchmarks.timing import each, median
from familyplan.model import Action, Meeting
from familyplan.packs.asked import Asked
from familyplan.packs.render import render
from familyplan.packs.sealed import sealed
from familyplan.packs.word import word
from familyplan.session.copies import deliver, prepare
from familyplan.session.delivery import Delivery, new_phrase, pages_of, parcel
from familyplan.sharing import reader_of, readers

if TYPE_CHECKING:
    from benchmarks.places import Places
    from familyplan.packs.document import Document
    from familyplan.session import Session
    from familyplan.sharing import Reader

_READERS: Final = 12
_LISTS: Final = 1_000
_RUNS: Final = 5
_PLAIN: Final = 1.6


def rows(places: Places) -> list[Row]:
    """Measure them where there are few families, and the lists where there are many."""
    caseload, district, _county = places.sizes
    load_fonts()
    with places.session(caseload) as session:
        found = [_all_out(session), _whole_record(session)]
    with places.session(district) as session:
        found.append(_lists(session))
    return [*found, _word(), _seal()]


def _all_out(session: Session) -> Row:
    """Make, seal, write and note copies one after another, as “Make all” does."""
    family = known_family()
    found = session.store.family(family)
    meeting = found.of(Meeting)[-1].id
    asked = list(islice(cycle(readers(found, meeting)), _READERS))
    with tempfile.TemporaryDirectory() as scratch:

        def out(reader: Reader) -> None:
            prepared = prepare(session, family, Asked(meeting=meeting), reader)
            made = parcel(prepared, Delivery(sealed=True, secret_told="in_person"), new_phrase())
            deliver(session, prepared, made, out=Path(scratch))

        out(asked[0])
        before = time.process_time()
        for reader in asked:
            out(reader)
        taken = time.process_time() - before
    what = f"copies for {_READERS} readers, each also sealed, written and in the log"
    return Row(what, ms(taken), f"{ms(taken / _READERS)} each")


def _whole_record(session: Session) -> Row:
    """Put somebody's whole record together, place by place decided, and render it."""
    family, asked, reader = asked_for(session)
    composed, drawn, plain, pages = [], [], [], 0
    for turn in range(_RUNS + 1):
        before = time.process_time()
        document = prepare(session, family, asked, reader).document
        between = time.process_time()
        pages = pages_of(render(document), "pdf") or 0
        after = time.process_time()
        plain_pdf(document)
        if turn:  # what is remembered from run to run is
            composed.append(between - before)
            drawn.append(after - between)
            plain.append(time.process_time() - after)
    whole = median(composed) + median(drawn)
    what = f"a whole record of {pages} pages, {ms(whole)} in all, rendering"
    reference = f"{ms(median(plain))} plain reportlab"
    return against(what, ms(median(drawn)), reference, median(drawn) / median(plain), _PLAIN)


def _lists(session: Session) -> Row:
    """Make the list of one owner in each family, and begin again where there are fewer families."""
    owners = [(one, _owner(session, one)) for one in seeded_families(session)]
    asked = list(islice(cycle([(one, owner) for one, owner in owners if owner]), _LISTS))

    def one_list(of: tuple[str, Reader]) -> None:
        family, owner = of
        render(prepare(session, family, Asked("action_list", about=owner.id), owner).document)

    taken = each(one_list, asked, clock=time.process_time)
    tenth = _LISTS // 10
    grown = median(taken[-tenth:]) / median(taken[:tenth])
    what = f"action lists, {_LISTS:,} of them; the last {tenth} against the first"
    return Row(what, ms(sum(taken)), f"{ms(median(taken))} each", times(grown))


def _owner(session: Session, family: str) -> Reader | None:
    rows = session.store.family(family)
    owned = (reader_of(rows, one.owner) for one in rows.of(Action) if one.owner)
    return next((one for one in owned if one is not None), None)


def _word() -> Row:
    document = content()
    word(document)
    written = median(_taken(word, document))
    drawn = median(_taken(render, document))
    what = f"the same {PAGES} pages as a Word file"
    return Row(what, ms(written), f"{ms(drawn)} as PDF", times(written / drawn))


def _taken(make: object, document: Document) -> list[float]:
    return each(make, [document] * _RUNS, clock=time.process_time)  # type: ignore[arg-type]  # makes bytes


def _seal() -> Row:
    data = render(content())
    phrase = new_phrase()
    taken = median(each(lambda one: sealed(one, phrase), [data] * _RUNS, clock=time.process_time))
    drawn = median(_taken(render, content()))
    what = f"sealing {PAGES} pages with a pass phrase"
    return Row(what, ms(taken), f"{ms(drawn)} making them", times(taken / drawn))
