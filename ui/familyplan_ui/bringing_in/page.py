"""The place that brings families in: a file, its columns, the families as they will be, the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal

from familyplan.exchange.importing import ImportPlan
from familyplan.exchange.spreadsheets.choosing import to_keep
from familyplan.exchange.spreadsheets.guessing import signature
from familyplan.mishaps import told
from familyplan.session.bringing_in import Outcome, TakenBack, remember, remembered
from familyplan.words import say
from familyplan_ui.bringing_in.columns import ColumnsStep
from familyplan_ui.bringing_in.ended import Ended
from familyplan_ui.bringing_in.errands import Errands, WasRead
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress

T = TypeVar("T")


def _ask_file(parent: QWidget) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    kinds = say("Spreadsheets and files of families (*.csv *.tsv *.txt *.xlsx *.xlsm *.json)")
    chosen, _kind = QFileDialog.getOpenFileName(parent, say("Choose a file of families"), "", kinds)
    return Path(chosen) if chosen else None


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
        self.step_words = SoftLabel()
        self.wrong = Banner("circle-alert", "")
        self.strip = ProgressStrip(say("Reading the file"))
        self._errands = Errands(gate, self.strip)
        self.strip.cancel.clicked.connect(lambda _on: self.stop())
        self.first = self.choose_button = PrimaryButton(say("Choose a file…"), self.choose)
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
        self._errands.let_go()
        self._plan, self._name, self._is_sheet = ImportPlan(), "", False
        self.columns.forget()
        self.preview.show_plan(self._plan)
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
        self._run(self._errands.reading(path), self._was_read)

    def _was_read(self, found: WasRead) -> None:
        if found.plan is not None:
            self._show_plan(found.plan)
            return
        if found.book is None or not any(sheet.rows for sheet in found.book.sheets):
            self._fail(say("There is nothing in this spreadsheet. Nothing was brought in."))
            return
        self._is_sheet = True
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
        choices = self.columns.choices
        if choices is None:
            return
        if choices.problem():
            self.wrong.say(choices.problem())
            self.wrong.show()
            return
        self._run(self._errands.looking(choices, self._name), self._show_plan)

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
        choices, plan = self.columns.choices, self._plan
        if choices is not None and self._is_sheet:
            # Before the families, so that they are the first to be undone.
            remember(self._gate.session, signature(choices.columns), to_keep(choices))
        self._run(self._errands.bringing(plan, rest=rest), self._came, writing=True)

    def _came(self, outcome: Outcome) -> None:
        self._outcome = outcome
        if outcome.changes is not None:
            self._gate.session.tell(outcome.changes)
        self.ended.show_outcome(outcome, self._gate.session.undo_words())
        self._show("", self.ended)
        self.came_in.emit(outcome)

    def take_back(self) -> None:
        """Undo all that came in."""
        work = self._errands.taking_back(self._outcome)
        self._run(work, self._was_taken_back, writing=True)
        self.strip.cancel.hide()

    def _was_taken_back(self, taken: TakenBack) -> None:
        if taken.changes is not None:
            self._gate.session.tell(taken.changes)
        self.ended.show_taken_back(taken)
        self._show("", self.ended)

    # The work

    def _remembered(self, choices: Choices) -> dict[str, object]:
        return remembered(self._gate.session, signature(choices.columns))

    def stop(self) -> None:
        """Stop what is under way: writing ends after the family it is at, reading at once."""
        if self._errands.writing:
            self._errands.stop()
        else:
            self.start_over()

    def _run(
        self, work: Callable[[Progress], T], done: Callable[[T], None], *, writing: bool = False
    ) -> None:
        self._show(self.step_words.text(), self.strip)
        self._errands.run(
            work, done=done, failed=lambda problem: self._fail(told(problem)), writing=writing
        )

    def _fail(self, words: str) -> None:
        self.start_over()
        self.wrong.say(words)
        self.wrong.show()
