"""The place that brings families in: a file, its columns, the families as they will be, the end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal

from familyplan.exchange.importing import ImportPlan, plan_import
from familyplan.exchange.reading import MOST_BYTES
from familyplan.exchange.spreadsheets.choosing import to_keep
from familyplan.exchange.spreadsheets.guessing import signature
from familyplan.exchange.spreadsheets.planning import is_spreadsheet, plan_sheet, read_book
from familyplan.mishaps import told
from familyplan.session.bringing_in import (
    Outcome,
    Stopped,
    TakenBack,
    bring,
    remember,
    remembered,
    take_back,
)
from familyplan.words import say
from familyplan_ui.bringing_in.columns import ColumnsStep
from familyplan_ui.bringing_in.ended import Ended
from familyplan_ui.bringing_in.preview import Preview
from familyplan_ui.widgets import (
    Banner,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ProgressStrip,
    ScrollPage,
    SoftLabel,
)
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan.exchange.spreadsheets.tables import Book
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

T = TypeVar("T")


def _ask_file(parent: QWidget) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    kinds = say("Spreadsheets and files of families (*.csv *.tsv *.txt *.xlsx *.xlsm *.json)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, say("Choose a file of families"), "", kinds)
    return Path(chosen) if chosen else None


@dataclass(frozen=True)
class _Read:
    """What reading a file gave: a spreadsheet to match, or a plan at once."""

    book: Book | None = None
    plan: ImportPlan | None = None


class Page(ScrollPage):
    """One step at a time; nothing is changed before the last. `came_in` carries the Outcome.

    Reading, looking through and writing are done on the worker; each may be stopped.
    """

    came_in = Signal(object)

    def __init__(
        self,
        gate: Gate,
        ask_file: Callable[[QWidget], Path | None] = _ask_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, exact=True)
        self._gate, self._ask_file = gate, ask_file
        self._name = ""
        self._plan = ImportPlan()
        self._outcome = Outcome()
        self._job: Job | None = None
        self._stopping = self._writing = False
        self.step_words = SoftLabel()
        self.wrong = Banner("circle-alert", "")
        self.strip = ProgressStrip(say("Reading the file"))
        self.strip.cancel.clicked.connect(lambda _on: self.stop())
        self.choose_button = PrimaryButton(say("Choose a file…"), self.choose)
        self.columns = ColumnsStep(self._remembered)
        self.next_button = PrimaryButton(say("See the families"), self.look)
        self.back_button = PlainButton(say("Choose another file"), self.start_over)
        self.columns_button = PlainButton(say("Back to the columns"), self._to_columns)
        self.preview, self.ended = Preview(), Ended()
        self._build()
        self.columns.changed.connect(self.wrong.hide)
        self.preview.wanted.connect(self.carry_out)
        self.preview.none.connect(self.start_over)
        self.ended.take_back.connect(self.take_back)
        self.ended.go_on.connect(self._leave)
        self.ended.look_for_twice.connect(lambda: gate.go("duplicates"))
        gate.locked.connect(self.start_over)

    def arrive(self) -> None:
        """Come to the page; what was under way goes on."""

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.choose_button

    def _leave(self) -> None:
        self.start_over()
        self._gate.go("families")

    def _build(self) -> None:
        self.body.addWidget(Heading(say("Bring in families"), size="title"))
        for part in (
            self.step_words,
            self.wrong,
            self.strip,
            self.columns,
            self.preview,
            self.ended,
        ):
            self.body.addWidget(part)
        row = FlowLayout(gap=12)
        for button in (
            self.choose_button,
            self.next_button,
            self.columns_button,
            self.back_button,
        ):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.start_over()

    def _show(self, words: str, *parts: QWidget) -> None:
        """Show a step: its words and its parts, the first of which takes the keyboard."""
        self._job = None
        self.strip.cancel.show()
        self.step_words.setText(words)
        self.step_words.setVisible(bool(words))
        every = (
            *(self.wrong, self.strip, self.columns, self.preview, self.ended),
            *(self.choose_button, self.next_button, self.columns_button, self.back_button),
        )
        for part in every:
            part.setVisible(part in parts)
        if parts and self.isVisible():
            parts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # The steps

    def start_over(self) -> None:
        """Go back to choosing a file; nothing is brought in."""
        if self._job is not None:
            self._job.cancel()
        self._plan, self._name = ImportPlan(), ""
        words = say(
            "Step 1 of 3. Choose a spreadsheet (CSV or XLSX) with one row per person or one row "
            "per family, or a file this program exported. You see every family before anything "
            "comes in."
        )
        self._show(words, self.choose_button)

    def choose(self) -> None:
        """Ask for a file and read it."""
        path = self._ask_file(self)
        if path is None:
            return
        self._name = path.name
        session = self._gate.session

        def work(tell: Progress) -> _Read:
            tell(Step(say("Reading the file")))
            with path.open("rb") as opened:
                data = opened.read(MOST_BYTES + 1)
            if is_spreadsheet(path.name, data):
                return _Read(book=read_book(data, path.name))
            return _Read(plan=plan_import(session, data))

        self._run(work, self._was_read)

    def _was_read(self, found: _Read) -> None:
        if found.plan is not None:
            self._show_plan(found.plan)
            return
        if found.book is None or not any(sheet.rows for sheet in found.book.sheets):
            self._fail(say("There is nothing in this spreadsheet. Nothing was brought in."))
            return
        self.columns.show_book(found.book)
        self._to_columns()
        if found.book.told:
            self.wrong.say(" ".join(found.book.told))
            self.wrong.show()

    def _to_columns(self) -> None:
        words = say(
            "Step 2 of 3. “{name}”: say what each column means. What has no field is kept in a "
            "note, unless you leave it out.",
            name=self._name,
        )
        self._show(words, self.next_button, self.columns, self.back_button)

    def look(self) -> None:
        """Look through the rows as the columns were matched."""
        choices, session, name = self.columns.choices, self._gate.session, self._name
        if choices is None:
            return
        if choices.problem():
            self.wrong.say(choices.problem())
            self.wrong.show()
            return
        self._run(
            lambda tell: plan_sheet(
                session, choices, name,
                progress=lambda n, of: tell(Step(say("Looking through the rows"), n, of)),
            ),
            self._show_plan,
        )  # fmt: skip

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self.preview.show_plan(plan)
        words = say("Step 3 of 3. Nothing has come in yet. Each family can be undone by itself.")
        button = self.preview.none_button if plan.problems else self.preview.all_button
        also = [self.columns_button] if self._is_sheet else []
        self._show(words, self.preview, *also, self.back_button)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self, rest: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Bring the families in on the worker; with `rest`, those nothing is wrong with."""
        session, plan = self._gate.session, self._plan
        if self.columns.choices is not None and plan.new and self._is_sheet:
            choices = self.columns.choices
            remember(session, signature(choices.columns), to_keep(choices))

        def work(tell: Progress) -> Outcome:
            return bring(session, plan, rest=rest, progress=self._telling(tell))

        self._run(work, self._came, writing=True)

    def _came(self, outcome: Outcome) -> None:
        self._outcome = outcome
        if outcome.changes is not None:
            self._gate.session.tell(outcome.changes)
        self.ended.show_outcome(outcome, self._gate.session.undo_words())
        self._show("", self.ended)
        self.came_in.emit(outcome)

    def take_back(self) -> None:
        """Undo all that came in."""
        session, outcome = self._gate.session, self._outcome

        def work(tell: Progress) -> TakenBack:
            return take_back(session, outcome, lambda n, of: tell(Step(say("Taking back"), n, of)))

        self._run(work, self._was_taken_back, writing=True)
        self.strip.cancel.hide()

    def _was_taken_back(self, taken: TakenBack) -> None:
        if taken.changes is not None:
            self._gate.session.tell(taken.changes)
        self.ended.show_taken_back(taken)
        self._show("", self.ended)

    # The work

    @property
    def _is_sheet(self) -> bool:
        return is_spreadsheet(self._name, b"")

    def _remembered(self, choices: Choices) -> dict[str, object]:
        return remembered(self._gate.session, signature(choices.columns))

    def _telling(self, tell: Progress) -> Callable[[int, int], None]:
        def progress(done: int, of: int) -> None:
            if self._stopping:
                raise Stopped
            if done % 10 == 0:
                tell(Step(say("Bringing families in: {n} of {of}", n=done, of=of), done, of))

        return progress

    def stop(self) -> None:
        """Stop what is under way: writing ends after the family it is at, reading at once."""
        self._stopping = True
        if not self._writing:
            self.start_over()

    def _run(
        self, work: Callable[[Progress], T], done: Callable[[T], None], *, writing: bool = False
    ) -> None:
        self._stopping, self._writing = False, writing
        self._show(self.step_words.text(), self.strip)
        self._job = self._gate.worker.run(
            work, done=done, failed=self._failed, progress=self.strip.show_step
        )

    def _failed(self, problem: Exception) -> None:
        self._fail(told(problem))

    def _fail(self, words: str) -> None:
        self.start_over()
        self.wrong.say(words)
        self.wrong.show()
