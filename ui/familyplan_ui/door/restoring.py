"""The page that restores a backup at the door: look inside first; the present store is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from familyplan.errors import KnownError
from familyplan.session import SUFFIX, Surroundings
from familyplan.session.restoring import look_inside, moment_words, restore
from familyplan.words import say, say_many
from familyplan.words.dates import long_date
from familyplan_ui.door.backup_list import BackupList
from familyplan_ui.door.long_work import LongWork
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.restoring import Inside, Restored
    from familyplan.session.shelf import Backup
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.work import Worker

_NAMES: Final = 12


@dataclass(frozen=True)
class Into:
    """Where a backup goes: the store's folder, or None and the folder a new one is made in."""

    store: Path | None
    home: Path
    surroundings: Surroundings | None
    broken: Callable[[Exception], None]
    go_back: Callable[[], object]
    open_store: Callable[[Path], object]


class RestorePage(DoorPage):
    """A list of backups, what is in the chosen one, and the restore itself."""

    def __init__(self, into: Into, asking: Asking, worker: Worker) -> None:
        super().__init__()
        self._into, self._worker = into, worker
        self.backup: Backup | None = None
        self.list = BackupList(asking)
        self.entry = SecretEntry(asking)
        self.work = LongWork(worker, say("Restoring and checking the backup"))
        self.name = QLineEdit(say("Restored store"))
        self.name_frame = FieldFrame(say("Name of the store"), self.name)
        self.name_frame.setVisible(into.store is None)
        self.look_button = PlainButton(say("Look inside"), self.look)
        self.restore_button = PrimaryButton(say("Restore this backup"), self.restore)
        self.moment, self.words = Heading(), WrapLabel()
        self.families = SoftLabel()
        self.done = Banner("circle-check", "", "good")
        self.open_button = PrimaryButton(say("Open the store"), self._open)
        self.back_button = TextButton(say("Go back"), into.go_back)
        self._folder = into.store or into.home
        self._build()
        self.list.chosen.connect(self.choose)
        self.entry.entered.connect(self.look)
        self.work.under_way.connect(self._rest)
        if into.store is None:
            self.list.show_place(into.home)
        else:
            self.list.show_store(into.store, into.surroundings or Surroundings())

    def choose(self, backup: Backup) -> None:
        """Ask for the secret of one backup."""
        self.backup = backup
        self.moment.setText(say("The backup of {moment}", moment=moment_words(backup)))
        self.words.setText(self._compared(backup))
        self.families.hide()
        self.restore_button.hide()
        self._chosen.show()
        self.entry.passphrase.line.setFocus()

    def look(self) -> None:
        """Open the chosen backup without touching it, and say what is in it."""
        secret = self.entry.secret()
        backup, around = self.backup, self._into.surroundings
        if secret is None or backup is None or not self.look_button.isEnabled():
            return
        self._rest(True)
        self._worker.run(
            lambda _tell: look_inside(backup, secret, surroundings=around),
            done=self._show_inside,
            failed=self._refused,
        )

    def restore(self) -> None:
        """Restore the chosen backup; what is there now is kept beside it."""
        secret, backup, around = self.entry.secret(), self.backup, self._into.surroundings
        folder = self._target()
        if secret is None or backup is None or folder is None:
            return
        self._folder = folder
        self.work.run(
            lambda tell: restore(folder, backup, secret, surroundings=around, progress=tell),
            self._restored,
            self._refused,
        )

    def _target(self) -> Path | None:
        if self._into.store is not None:
            return self._into.store
        name = self.name.text().strip()
        if not name or Path(name).name != name:
            self.name_frame.show_error(say("Write a name for the store, without slashes."))
            self.name.setFocus()
            return None
        folder = self._into.home / f"{name}{SUFFIX}"
        if folder.exists():
            words = say("There is a store of that name already. Choose another name.")
            self.name_frame.show_error(words)
            return None
        return folder

    def _compared(self, backup: Backup) -> str:
        fewer = self.list.fewer_than_newest(backup)
        if backup.problem:
            return backup.problem
        if not fewer:
            return say("No backup here is newer.")
        return say_many(
            "{n} change fewer than in the newest backup here.",
            "{n} changes fewer than in the newest backup here.",
            fewer,
        )

    def _show_inside(self, inside: Inside) -> None:
        self._rest(False)
        names = [line.name for line in inside.families[:_NAMES]]
        more = len(inside.families) - len(names)
        if more > 0:
            names.append(say_many("{n} more", "{n} more", more))
        said = [", ".join(names) or say("No family is in it.")]
        if inside.last_change is not None:
            day = long_date(inside.last_change.date())
            said.append(say("Last change: {day}.", day=day))
        self.words.setText(f"{inside.words}. {self._compared(inside.backup)}")
        self.families.setText("\n".join(said))
        self.families.show()
        self.restore_button.show()
        self.restore_button.setFocus()

    def _restored(self, restored: Restored) -> None:
        self.entry.forget()
        for part in (self.list, self._chosen):
            part.hide()
        self.done.show()
        self.done.say(restored.words)
        self.open_button.show()
        self.open_button.setFocus()

    def _refused(self, problem: Exception) -> None:
        self._rest(False)
        if isinstance(problem, KnownError):
            self.entry.object(problem.sentence)
        else:
            self._into.broken(problem)

    def _rest(self, busy: bool, /) -> None:  # noqa: FBT001 - it is the signal's only value
        for part in (self.list, self.entry, self.look_button, self.restore_button):
            part.setEnabled(not busy)
        self.back_button.setEnabled(not busy)

    def _open(self) -> None:
        self._into.open_store(self._folder)

    def _build(self) -> None:
        why = say(
            "Choose a backup and look inside. Restoring it changes nothing until it is built and "
            "proven; the store that is there now is kept beside it, under another name."
        )
        self._chosen = QWidget()
        column_of(
            self._chosen,
            (self.moment, self.words, self.families, self.entry, self.name_frame,
             row_of((self.look_button, self.restore_button))),
        )  # fmt: skip
        for part in (self._chosen, self.done, self.open_button, self.restore_button):
            part.hide()
        last = row_of((self.open_button, self.back_button))
        title = Heading(say("Restore a backup"), size="title")
        below = (self.list, self._chosen, self.work, self.done, last)
        for part in (title, SoftLabel(why), *below):
            self.form.addWidget(part)
