"""What a pack costs: cold, against a plain renderer, for many readers, and in a large store."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import copying, word_file
from benchmarks.making import known_family
from benchmarks.pack_content import content
from benchmarks.plain_pages import load_fonts, plain_pdf
from benchmarks.table import Row, against, cannot, ms
from benchmarks.timing import each, in_turn, median, ran_for, until_said
from familyplan.model import Meeting
from familyplan.packs.asked import Asked
from familyplan.packs.render import render, warm
from familyplan.session.copies import prepare
from familyplan.sharing import readers

if TYPE_CHECKING:
    from benchmarks.places import Places
    from familyplan.session import Session

_RUNS: Final = 7
_WARM: Final = 12
_COLD: Final = 0.4
_PLAIN: Final = 1.6
_READERS: Final = 12
_ROUNDS: Final = 3


def rows(places: Places) -> list[Row]:
    """Measure packs."""
    found = [_cold(), _warm()]
    for size in places.sizes:
        with places.session(size) as session:
            one, many = _for_readers(session)
        places.keep("a pack of the same family", size, one)
        if size is places.sizes[0]:
            what = f"packs for {_READERS} readers, composed and rendered"
            found.append(against(what, ms(many), f"{ms(one)} for one", many / one, _READERS))
    return [*found, *copying.rows(places)]


def _cold() -> Row:
    what = "a tagged pack of 12 pages, cold process"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    until_said("cold_pack")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if office is None:
            taken = median(until_said("cold_pack")[0] for _ in range(_RUNS))
            return cannot(what, f"<= {_COLD:g}x", "reference missing: LibreOffice", ms(taken))
        file = word_file.write(content(), folder / "pack.docx")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", scratch]
        ran_for([*command, str(file)])
        ours, theirs = in_turn(
            lambda: until_said("cold_pack")[0], lambda: ran_for([*command, str(file)]), _RUNS
        )
    reference = f"{ms(median(theirs))} LibreOffice"
    return against(what, ms(median(ours)), reference, median(ours) / median(theirs), _COLD)


def _warm() -> Row:
    """Render documents that differ in their sentences, so that little is remembered."""
    load_fonts()
    warm()
    render(content())
    plain_pdf(content())
    turns = iter(range(1, 4 * _WARM))
    ours, theirs = [], []
    for _ in range(_WARM):
        document = content(turn=next(turns))
        ours += each(render, [document], clock=time.process_time)
        theirs += each(plain_pdf, [document], clock=time.process_time)
    reference = f"{ms(median(theirs))} plain reportlab"
    what = "rendering 12 pages, warm"
    return against(what, ms(median(ours)), reference, median(ours) / median(theirs), _PLAIN)


def _for_readers(session: Session) -> tuple[float, float]:
    """Give the seconds of one reader's pack and of twelve, of the known family."""
    family = known_family()
    rows = session.store.family(family)
    meeting = rows.of(Meeting)[-1].id
    found = readers(rows, meeting)
    asked = [found[number % len(found)] for number in range(_READERS)]

    def pack(reader: object) -> None:
        render(prepare(session, family, Asked(meeting=meeting), reader).document)  # type: ignore[arg-type]  # a reader

    for reader in asked:
        pack(reader)
    # Nothing here waits for anything, so the processor's own time is the truth on a busy computer.
    alone, together = [], []
    for _ in range(_ROUNDS):
        alone += each(pack, asked, clock=time.process_time)
        before = time.process_time()
        for reader in asked:
            pack(reader)
        together.append(time.process_time() - before)
    return sum(alone) / len(alone), median(together)
