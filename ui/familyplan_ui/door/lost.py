"""The page for the day a laptop is lost: what was on it, read from a backup on another machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from familyplan.errors import KnownError, Refused
from familyplan.session import Surroundings
from familyplan.session.lost_laptop import look
from familyplan.session.lost_laptop_pages import document, summary
from familyplan.words import say
from familyplan_ui.door.paper import put_in_file, put_on_paper
from familyplan_ui.door.secret_entry import SecretEntry
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
    WrapLabel,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.lost_laptop import LostLaptop
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.door.restoring import Into
    from familyplan_ui.work import Worker


class LostPage(DoorPage):
    """Asks for a backup and its secret, says what was on the computer, and prints or saves it."""

    def __init__(self, into: Into, asking: Asking, worker: Worker) -> None:
        super().__init__()
        self._into, self._asking, self._worker = into, asking, worker
        self.found: LostLaptop | None = None
        self.folder = QLineEdit()
        self.folder_frame = FieldFrame(
            say("Folder of the backups"), self.folder,
            help_line=say("One backup, a folder of them, or the stick or drive they are on."),
        )  # fmt: skip
        self.choose_button = PlainButton(say("Choose the folder…"), self._choose)
        self.entry = SecretEntry(asking)
        self.read_button = PrimaryButton(say("Show what was on it"), self.read)
        self.print_button = PrimaryButton(say("Print the pages"), lambda: self._paper(self._print))
        self.save_button = PlainButton(say("Save as PDF…"), lambda: self._paper(self._save))
        self.back_button = TextButton(say("Go back"), into.go_back)
        self.done = Banner("circle-check", "", "good")
        self._facts = QWidget()
        self._lines = column_of(self._facts, gap=6)
        self._build()
        self.entry.entered.connect(self.read)

    def read(self) -> None:
        """Open the backup without touching it, and gather what was on the computer."""
        secret, around = self.entry.secret(), self._into.surroundings
        where = self.folder.text().strip()
        self.folder_frame.clear_error()
        if not where:
            self.folder_frame.show_error(say("Choose the folder the backups are in."))
        elif secret is not None and self.read_button.isEnabled():
            self._rest(busy=True)
            self._worker.run(
                lambda _tell: look(Path(where).expanduser(), secret, surroundings=around),
                done=self._show,
                failed=self._refused,
            )

    def _show(self, found: LostLaptop) -> None:
        self.found = found
        self.entry.forget()
        self._rest(busy=False)
        clear(self._lines)
        for label, value in summary(found):
            self._lines.addWidget(SoftLabel(label))
            self._lines.addWidget(WrapLabel(value))
        for part in (self._ask, self.read_button):
            part.hide()
        policy = (self._into.surroundings or Surroundings()).policy()
        self.save_button.setVisible(policy.clear_exports)
        for part in (self._facts, self.print_button):
            part.show()
        self.print_button.setFocus()

    def _paper(self, then: Callable[[bytes], None]) -> None:
        found = self.found
        if found is None:
            return

        def work(_tell: object) -> bytes:
            from familyplan.packs.render import render  # noqa: PLC0415 - pages take memory

            return render(document(found))

        self._worker.run(work, done=then, failed=self._into.broken)

    def _print(self, data: bytes) -> None:
        printer = self._asking.printer(self)
        if printer is None:
            return
        words = say("The pages went to the printer. They name families: keep them sealed.")
        self._do(lambda: put_on_paper(data, printer, say("Lost computer")), words)

    def _save(self, data: bytes) -> None:
        name = f"{say('Lost computer')}.pdf"
        path = self._asking.new_file(say("Save the pages"), self._into.home / name)
        if path is None:
            return
        words = say("Saved as {file}. The pages name families.", file=path.name)
        self._do(lambda: put_in_file(data, path), words)

    def _do(self, act: Callable[[], object], words: str) -> None:
        try:
            act()
        except KnownError as problem:
            self._into.broken(problem)
            return
        self.done.show()
        self.done.say(words)

    def _rest(self, *, busy: bool) -> None:
        self.read_button.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def _choose(self) -> None:
        chosen = self._asking.folder(say("The folder the backups are in"), self._into.home)
        if chosen is not None:
            self.folder.setText(str(chosen))
            self.folder_frame.clear_error()

    def _refused(self, problem: Exception) -> None:
        self._rest(busy=False)
        if isinstance(problem, Refused):
            self.folder_frame.show_error(problem.sentence)
            self.folder.setFocus()
        elif isinstance(problem, KnownError):
            self.entry.object(problem.sentence)
        else:
            self._into.broken(problem)

    def _build(self) -> None:
        why = say(
            "Within 72 hours a data-protection officer has to know which families were on it and "
            "how it was protected. A backup tells, on any computer; nothing is changed in it."
        )
        self._ask = QWidget()
        column_of(self._ask, (self.folder_frame, row_of((self.choose_button,)), self.entry))
        for hidden in (self._facts, self.print_button, self.save_button, self.done):
            hidden.hide()
        buttons = (self.read_button, self.print_button, self.save_button, self.back_button)
        for part in (Heading(say("If a laptop was lost"), size="title"), SoftLabel(why),
                     self._ask, self._facts, self.done, row_of(buttons)):  # fmt: skip
            self.form.addWidget(part)
