"""The work behind bringing in: reading, looking through, writing, taking back, off the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from familyplan.exchange.importing import ImportPlan, plan_import
from familyplan.exchange.reading import MOST_BYTES
from familyplan.exchange.spreadsheets.planning import is_spreadsheet, plan_sheet, read_book
from familyplan.session.bringing_in import Outcome, Stopped, TakenBack, bring, take_back
from familyplan.words import say
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan.exchange.spreadsheets.tables import Book
    from familyplan.session import Session
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import ProgressStrip
    from familyplan_ui.work import Job, Progress

T = TypeVar("T")


@dataclass(frozen=True)
class WasRead:
    """What reading a file gave: a spreadsheet to match, or a plan at once."""

    book: Book | None = None
    plan: ImportPlan | None = None


class Errands:
    """Runs one piece of work at a time on the worker, and shows it in `strip`.

    Writing ends after the family it is at once somebody stops it; anything else is let go of.
    """

    def __init__(self, gate: Gate, strip: ProgressStrip) -> None:
        self._gate, self._strip = gate, strip
        self._job: Job | None = None
        self._stopping = False
        self.writing = False

    def run(
        self,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        writing: bool = False,
    ) -> None:
        """Start a piece of work."""
        self._stopping, self.writing = False, writing

        def ended(result: T) -> None:
            self.writing = False
            done(result)

        def broken(problem: Exception) -> None:
            self.writing = False
            failed(problem)

        self._job = self._gate.worker.run(
            work, done=ended, failed=broken, progress=self._strip.show_step
        )

    def stop(self) -> None:
        """Stop writing after the family it is at."""
        self._stopping = True

    def let_go(self) -> None:
        """Hear nothing more of what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job, self.writing = None, False

    # What there is to do

    def reading(self, path: Path) -> Callable[[Progress], WasRead]:
        """Read a file."""
        session = self._gate.session

        def work(tell: Progress) -> WasRead:
            tell(Step(say("Reading the file")))
            with path.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
            if is_spreadsheet(path.name, data):
                return WasRead(book=read_book(data, path.name))
            return WasRead(plan=plan_import(session, data))

        return work

    def looking(self, choices: Choices, name: str) -> Callable[[Progress], ImportPlan]:
        """Look through the rows of a sheet."""
        session = self._gate.session

        def work(tell: Progress) -> ImportPlan:
            def progress(done: int, of: int) -> None:
                tell(Step(say("Looking through the rows"), done, of))

            return plan_sheet(session, choices, name, progress=progress)

        return work

    def bringing(self, plan: ImportPlan, *, rest: bool) -> Callable[[Progress], Outcome]:
        """Bring families in."""
        session = self._gate.session

        def work(tell: Progress) -> Outcome:
            def progress(done: int, of: int) -> None:
                if self._stopping:
                    raise Stopped
                tell(Step(say("Bringing families in: {n} of {of}", n=done, of=of), done, of))

            return bring(session, plan, rest=rest, progress=progress)

        return work

    def taking_back(self, outcome: Outcome) -> Callable[[Progress], TakenBack]:
        """Undo all that came in."""
        session: Session = self._gate.session

        def work(tell: Progress) -> TakenBack:
            def progress(done: int, of: int) -> None:
                tell(Step(say("Taking back: {n} of {of}", n=done, of=of), done, of))

            return take_back(session, outcome, progress)

        return work
