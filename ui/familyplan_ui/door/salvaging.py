"""The page that salvages a damaged store into a new one, and reports what could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from familyplan.errors import KnownError
from familyplan.session import SUFFIX
from familyplan.session.salvaging import salvage
from familyplan.words import say, say_many
from familyplan_ui.door.long_work import LongWork
from familyplan_ui.door.secret_entry import PASSPHRASE, SecretEntry
from familyplan_ui.door.steps import row_of
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    Heading,
    PrimaryButton,
    SoftLabel,
    TextButton,
    WrapLabel,
)

if TYPE_CHECKING:
    from familyplan.session.salvaging import SalvageReport
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.door.restoring import Into
    from familyplan_ui.work import Worker


class SalvagePage(DoorPage):
    """Asks for the secret and a name; the damaged store is left as it is."""

    def __init__(self, damaged: Path, into: Into, asking: Asking, worker: Worker) -> None:
        super().__init__()
        self._damaged, self._into = damaged, into
        self._made = damaged
        self.entry = SecretEntry(asking)
        self.name = QLineEdit(say("{store}, salvaged", store=damaged.stem))
        self.name_frame = FieldFrame(say("Name of the new store"), self.name)
        labels = Labels(say("New passphrase"), say("New passphrase again"))
        self.chosen = NewPassphrase(worker, lambda: (damaged.stem,), labels)
        self.work = LongWork(worker, say("Reading page by page"))
        self.salvage_button = PrimaryButton(say("Salvage into a new store"), self.salvage)
        self.back_button = TextButton(say("Go back"), into.go_back)
        self.done = Banner("circle-check", "", "good")
        self.report = WrapLabel()
        self.open_button = PrimaryButton(
            say("Open the new store"), lambda: into.open_store(self._made)
        )
        self._build()
        self.entry.entered.connect(self.salvage)
        self.entry.kinds.chosen.connect(lambda _key: self._settle())
        self.work.under_way.connect(self._rest)
        self._settle()

    def salvage(self) -> None:
        """Begin, unless something is missing."""
        secret, around = self.entry.secret(), self._into.surroundings
        self.name_frame.clear_error()
        if secret is None or not self.salvage_button.isEnabled() or not self.chosen.same():
            return
        name, words = self.name.text().strip(), self.chosen.text
        if not name or Path(name).name != name:
            self.name_frame.show_error(say("Write a name for the store, without slashes."))
            return
        target = self._made = self._damaged.parent / f"{name}{SUFFIX}"
        self.work.run(
            lambda tell: salvage(self._damaged, secret, target, surroundings=around,
                                 passphrase=words, progress=tell),
            self._salvaged,
            self._refused,
        )  # fmt: skip

    def _salvaged(self, report: SalvageReport) -> None:
        self.entry.forget()
        self.chosen.forget()
        for part in (self.entry, self.chosen, self.name_frame, self.salvage_button):
            part.hide()
        said = say_many("{n} entry is in the new store.", "{n} entries are in the new store.",
                        report.rows)  # fmt: skip
        whole = say("As far as can be seen, nothing is missing.")
        self.report.setText("\n".join(report.sentences) or whole)
        for shown in (self.report, self.done, self.open_button):
            shown.show()
        kept = say("The damaged store is as it was. The new one needs a recovery sheet of its own.")
        self.done.say(f"{said} {kept}")
        self.open_button.setFocus()

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, KnownError):
            self.entry.object(problem.sentence)
        else:
            self._into.broken(problem)

    def _settle(self) -> None:
        """Ask for a new passphrase only where the secret is none itself."""
        by_passphrase = self.entry.kinds.key == PASSPHRASE
        self.chosen.setVisible(not by_passphrase)
        if by_passphrase:
            self.chosen.forget()

    def _rest(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's only value
        for part in (self.entry, self.chosen, self.name_frame, self.salvage_button):
            part.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def _build(self) -> None:
        why = say(
            "Restore a good backup first if there is one. Salvage reads what can still be read, "
            "page by page, into a new store. The damaged one is left as it is."
        )
        for hidden in (self.done, self.report, self.open_button):
            hidden.hide()
        last = row_of((self.salvage_button, self.open_button, self.back_button))
        title = Heading(say("Salvage what can be read"), size="title")
        asked = (self.entry, self.name_frame, self.chosen)
        for part in (title, SoftLabel(why), *asked, self.work, self.done, self.report, last):
            self.form.addWidget(part)
