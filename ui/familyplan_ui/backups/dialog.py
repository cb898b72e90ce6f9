"""The dialog before a restore: what happens, what is kept, and the secret that opens the backup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session.restoring import look_inside, moment_words
from familyplan.words import say
from familyplan_ui.door.secret_entry import SecretEntry
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, PlainButton, ScrollPage, SoftLabel, WrapLabel
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.session.backups import Backup
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job

_WIDE: Final = 520
_HIGH: Final = 490
_MOST_HIGH: Final = 640  # what a small laptop's screen has room for, whatever the text size


class RestoreDialog(QDialog):
    """Proves that the secret opens the backup before anything is closed, then asks the gate."""

    def __init__(
        self, gate: Gate, backup: Backup, asking: Asking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._gate, self._backup = gate, backup
        self._job: Job | None = None
        title = say("Restore the backup of {moment}", moment=moment_words(backup))
        self.setWindowTitle(say("Restore a backup"))
        self.entry = SecretEntry(asking)
        self.restore_button = PlainButton(say("Restore it"), self.restore)
        self.keep_button = PlainButton(say("Keep the present store"), self.reject)
        what = say(
            "The store is closed and becomes what it was then. The present store is not lost: it "
            "is kept beside it under another name, with everything in it."
        )
        why = say(
            "The backup opens with a passphrase, recovery sheet or partnership's key of that "
            "time, and so will the restored store."
        )
        scroll = ScrollPage()
        for part in (Heading(title, size="dialog"), WrapLabel(what), SoftLabel(why), self.entry):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        buttons = row_of((self.keep_button, self.restore_button))
        column = column_of(self, (scroll,), gap=0)
        under = QVBoxLayout()
        under.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        under.addWidget(buttons)
        column.addLayout(under)
        px = Theme.current().px
        self.resize(px(_WIDE), min(px(_HIGH), _MOST_HIGH))
        self.entry.entered.connect(self.restore)
        self.entry.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Try the secret on the backup, on the worker, and go on if it opens."""
        secret = self.entry.secret()
        if secret is None or not self.restore_button.isEnabled():
            return
        around, backup = self._gate.session.vault.surroundings, self._backup
        self.restore_button.setEnabled(False)
        self.restore_button.say(say("Opening the backup…"))

        def opened() -> None:
            self.entry.forget()
            self.accept()
            self._gate.go("restore", backup, secret)

        self._job = self._gate.worker.run(
            lambda _tell: look_inside(backup, secret, surroundings=around),
            done=lambda _inside: opened(),
            failed=self._refused,
        )

    def reject(self) -> None:  # noqa: D102 - Qt's own
        if self._job is not None:
            self._job.cancel()
        self.entry.forget()
        super().reject()

    def _refused(self, problem: Exception) -> None:
        self.restore_button.setEnabled(True)
        self.restore_button.say(say("Restore it"))
        self.entry.object(problem.sentence if isinstance(problem, KnownError) else told(problem))
