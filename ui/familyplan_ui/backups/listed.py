"""The list of backups, here and in the second place, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session.looking_inside import Inside, look_with_key
from familyplan.session.second_place import second_place
from familyplan.words import say, say_many
from familyplan_ui.backups.reading import Shelved, read
from familyplan_ui.backups.row import BackupRow
from familyplan_ui.door.steps import column_of
from familyplan_ui.widgets import Hairline, Heading, SoftLabel, TextButton
from familyplan_ui.widgets.rebuilding import Shown, clear, same_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.backups import Backup
    from familyplan_ui.gate import Gate

_SHORT: Final = 6


class Listed(QWidget):
    """Every backup with its two acts; `restore` is asked with the backup that was chosen."""

    def __init__(
        self, gate: Gate, restore: Callable[[Backup], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._restore = gate, restore
        self._whole = False
        self._found: tuple[Shelved, ...] = ()
        self._shown = Shown()
        self.rows: list[BackupRow] = []
        self._held = QWidget()
        self._column = column_of(self._held, gap=0)
        column_of(self, (Heading(say("The backups")), self._held), gap=10)

    def show_now(self) -> None:
        """Look for backups on the worker: the second place may be slow."""
        session = self._gate.session
        folder, store_id = session.vault.folder, session.vault.store_id
        place = second_place(session).path
        self._gate.worker.run(
            lambda _tell: read(folder, store_id, place),
            done=self._show,
            failed=lambda problem: self._gate.refuse(told(problem)),
        )

    def _show(self, found: tuple[Shelved, ...]) -> None:
        if not self._gate.is_open:
            return
        today = self._gate.clock.today()
        if self._shown.already((found, self._whole, today)):
            return
        self._found, self.rows = found, []
        shown = found if self._whole else found[:_SHORT]
        with same_place(self):
            clear(self._column)
            if not found:
                words = say("None yet. One is made after work, daily, and when you ask for it.")
                self._column.addWidget(SoftLabel(words))
            for at, one in enumerate(shown):
                if at:
                    self._column.addWidget(Hairline())
                self._column.addWidget(self._row(one))
            rest = len(found) - len(shown)
            if rest:
                words = say_many("Show {n} older one", "Show {n} older ones", rest)
                self._column.addWidget(TextButton(words, self._show_whole))

    def _row(self, one: Shelved) -> BackupRow:
        row = BackupRow(one, self._gate.clock.today())
        row.looked.connect(lambda: self._look(row))
        row.restored.connect(lambda: self._restore(row.backup))
        self.rows.append(row)
        return row

    def _look(self, row: BackupRow) -> None:
        """Open the backup with the key of the open store; a second look closes it again."""
        if not row.inside.isHidden():
            row.hide_inside()
            return
        session, backup = self._gate.session, row.backup

        def done(inside: Inside) -> None:
            if row in self.rows:
                row.show_inside(inside)

        def failed(problem: Exception) -> None:
            if not isinstance(problem, KnownError):
                raise problem
            if row in self.rows:
                row.object(problem.sentence)

        self._gate.worker.run(
            lambda _tell: look_with_key(session, backup), done=done, failed=failed
        )

    def _show_whole(self) -> None:
        self._whole = True
        self._show(self._found)
