"""The part "Backups" of the settings, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from familyplan_ui.backups.dialog import RestoreDialog
from familyplan_ui.backups.listed import Listed
from familyplan_ui.backups.now import Now
from familyplan_ui.backups.rules import Keeping
from familyplan_ui.backups.second import Second
from familyplan_ui.door.asking import Asking
from familyplan_ui.door.steps import column_of

if TYPE_CHECKING:
    from familyplan.session.backups import Backup
    from familyplan_ui.gate import Gate


class Backups(QWidget):
    """Backing up now, the second place, how many are kept, and the list of them."""

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking or Asking()
        self.now = Now(gate)
        self.second = Second(gate, self._asking)
        self.keeping = Keeping(gate)
        self.listed = Listed(gate, self.offer_restore)
        column_of(self, (self.now, self.listed, self.second, self.keeping), gap=28)
        self.now.made.connect(self._again)
        self.second.sent.connect(self.listed.show_now)

    def show_now(self) -> None:
        """Read everything anew."""
        self.now.show_now()
        self._again()
        self.keeping.show_now()

    def offer_restore(self, backup: Backup) -> RestoreDialog:
        """Ask whether to restore this backup, and with which secret."""
        dialog = RestoreDialog(self._gate, backup, self._asking, self.window())
        dialog.open()
        return dialog

    def _again(self) -> None:
        self.second.show_now()
        self.listed.show_now()
