"""The page that makes a recovery sheet, so that a forgotten passphrase loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from familyplan.errors import KnownError
from familyplan.session.keys import NewSheet, confirm_sheet, new_sheet
from familyplan.words import say
from familyplan_ui.door.asking import Asking
from familyplan_ui.door.organisation_step import OrganisationStep
from familyplan_ui.door.paper import put_in_file, put_on_paper
from familyplan_ui.door.sheet_steps import OnPaper, TypedBack
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
    TextButton,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress

_COLUMN: Final = 640


class Page(ScrollPage):
    """Intro, code, two groups typed back, done; leaving it forgets a code that does not count."""

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking or Asking()
        self.sheet: NewSheet | None = None
        may_save = gate.session.vault.surroundings.policy().clear_exports
        self.on_paper, self.typed_back = OnPaper(may_save=may_save), TypedBack()
        self.organisation = OrganisationStep(gate, self._asking)
        self._why = SoftLabel()
        self.make_button = PrimaryButton(say("Make the recovery sheet"), self.make)
        self.key_button = PlainButton(say("Use our partnership's recovery key…"), self._choose_key)
        self.later_button = TextButton(say("Later"), lambda: gate.go("today"))
        self._start = self._build_start()
        self.done = Banner("circle-check", "", "good")
        self.go_on = PrimaryButton(say("Go on"), lambda: gate.go("today"))
        self._build()
        self.on_paper.printing.connect(lambda: self._with_pdf(self._print))
        self.on_paper.saving.connect(lambda: self._with_pdf(self._save))
        self.on_paper.ready.connect(self._ask_back)
        self.typed_back.confirmed.connect(self._confirm)
        self.typed_back.again.connect(self._show_code)
        self.organisation.added.connect(self._key_added)
        self.organisation.put_away.connect(self.arrive)

    def arrive(self) -> None:
        """Begin anew, as the store is now."""
        self._forget()
        needed = self._gate.session.recovery_needed
        self._why.setText(_why(needed=needed))
        self.make_button.say(
            say("Make the recovery sheet") if needed else say("Make a new recovery sheet")
        )
        self._show(self._start)

    def leave(self) -> None:
        """Forget a code that was shown."""
        self._forget()

    def make(self) -> None:
        """Make a new sheet and show its code."""
        session = self._gate.session
        self.make_button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: new_sheet(session), done=self._made, failed=self._failed
        )

    def _made(self, sheet: NewSheet) -> None:
        self.make_button.setEnabled(True)
        self.sheet = sheet
        self._show_code()

    def _show_code(self) -> None:
        if self.sheet is not None:
            self._show(self.on_paper)
            self.typed_back.forget()
            self.on_paper.come(self.sheet)

    def _ask_back(self) -> None:
        if self.sheet is not None:
            self.on_paper.forget()
            self._show(self.typed_back)
            self.typed_back.come(self.sheet)

    def _with_pdf(self, then: Callable[[bytes], None]) -> None:
        session, sheet = self._gate.session, self.sheet
        if sheet is None:
            return

        def work(_tell: Progress) -> bytes:
            from familyplan.session.sheet_pages import as_pdf  # noqa: PLC0415 - pages take memory

            return as_pdf(session, sheet)

        self._gate.worker.run(work, done=then, failed=self._failed)

    def _print(self, data: bytes) -> None:
        printer = self._asking.printer(self)
        if printer is None or self.sheet is None:
            return
        try:
            put_on_paper(data, printer, say("Recovery sheet"))
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        self._note(say("The sheet went to the printer. Fetch it, and see that it can be read."))

    def _save(self, data: bytes) -> None:
        name = f"{say('Recovery sheet')}.pdf"
        path = self._asking.new_file(say("Save the recovery sheet"), Path.home() / name)
        if path is None or self.sheet is None:
            return
        try:
            put_in_file(data, path)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        self._note(say("Saved as {file}. Print it, and delete the file.", file=path.name))

    def _note(self, words: str) -> None:
        from familyplan.session.sheet_pages import note_printed  # noqa: PLC0415 - read by now

        note_printed(self._gate.session)
        self.on_paper.say_done(words)

    def _confirm(self) -> None:
        session, sheet, typed = self._gate.session, self.sheet, self.typed_back.typed()
        if sheet is None or not self.typed_back.confirm_button.isEnabled():
            return
        self.typed_back.confirm_button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: confirm_sheet(session, sheet, typed),
            done=lambda _none: self._counts(),
            failed=self._not_typed_back,
        )

    def _counts(self) -> None:
        self.typed_back.confirm_button.setEnabled(True)
        self._say_done(
            say(
                "The recovery sheet counts now. Seal it and keep it at the office. An earlier "
                "sheet of yours, if there was one, opens nothing any more: destroy it."
            )
        )

    def _key_added(self, name: str) -> None:
        self._say_done(say("The recovery key of {name} opens this store now.", name=name))

    def _say_done(self, words: str) -> None:
        self._forget()
        self._show(self.done)
        self.go_on.show()
        self.done.say(words)
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_typed_back(self, problem: Exception) -> None:
        self.typed_back.confirm_button.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        self.typed_back.object(problem.sentence)

    def _failed(self, problem: Exception) -> None:
        self.make_button.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        self._gate.refuse(problem.sentence)

    def _choose_key(self) -> None:
        if self.organisation.choose():
            self._show(self.organisation)

    def _forget(self) -> None:
        self.sheet = None
        self.on_paper.forget()
        self.typed_back.forget()

    def _show(self, step: QWidget) -> None:
        for part in (self._start, self.on_paper, self.typed_back, self.organisation, self.done):
            part.setVisible(part is step)
        self.go_on.setVisible(step is self.done)

    def _build_start(self) -> QWidget:
        held = QWidget()
        buttons = row_of((self.make_button, self.key_button, self.later_button))
        column_of(held, (self._why, buttons))
        return held

    def _build(self) -> None:
        self._held = QWidget()
        steps = (self._start, self.on_paper, self.typed_back, self.organisation)
        title = Heading(say("Recovery sheet"), size="title")
        column = column_of(self._held, (title, *steps, self.done), gap=16)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._held)
        self.body.addStretch(1)
        self._fit()
        Theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self._held.setMaximumWidth(Theme.current().px(_COLUMN))


def _why(*, needed: bool) -> str:
    if needed:
        return say(
            "A forgotten passphrase would lose everything in this store: nobody can open it "
            "without one, not even us. A recovery sheet is a code on paper that opens it all the "
            "same. Until there is one, only invented families may be entered."
        )
    return say(
        "There is a way back into this store already. A new recovery sheet takes the place of the "
        "one before, which opens nothing from the moment the new one counts."
    )
