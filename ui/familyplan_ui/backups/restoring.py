"""The page at the door while a backup, chosen in the settings, is put in the store's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.mishaps import told
from familyplan.session.restoring import moment_words, restore
from familyplan.words import say
from familyplan_ui.door.long_work import LongWork
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.widgets import Banner, Heading, PrimaryButton, SoftLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import OrganisationKey, RecoveryCode, Surroundings
    from familyplan.session.backups import Backup
    from familyplan.session.restoring import Restored
    from familyplan_ui.work import Worker


class RestoringPage(DoorPage):
    """Restores at once, says how it went, and then lets whoever is there go to the passphrase."""

    def __init__(
        self,
        store: Path,
        worker: Worker,
        surroundings: Surroundings,
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._store, self._around = store, surroundings
        self.work = LongWork(worker, say("Restoring and checking the backup"))
        self.what = SoftLabel()
        self.done = Banner("circle-check", "", "good")
        self.trouble = Banner("triangle-alert", "")
        self.open_button = PrimaryButton(say("Go to the passphrase"), leave)
        for part in (
            Heading(say("Restore a backup"), size="title"),
            self.what,
            self.work,
            self.done,
            self.trouble,
            self.open_button,
        ):
            self.form.addWidget(part)
        for hidden in (self.done, self.trouble, self.open_button):
            hidden.hide()
        self.work.strip.cancel.clicked.connect(lambda _on: self._stopped())

    def begin(self, backup: Backup, secret: str | RecoveryCode | OrganisationKey) -> None:
        """Restore this backup; the store must be closed."""
        store, around = self._store, self._around
        self.what.setText(say("The backup of {moment}", moment=moment_words(backup)))
        self.work.run(
            lambda tell: restore(store, backup, secret, surroundings=around, progress=tell),
            self._restored,
            self._failed,
        )

    def _restored(self, restored: Restored) -> None:
        self._end(self.done, restored.words)

    def _failed(self, problem: Exception) -> None:
        self._end(self.trouble, told(problem))

    def _stopped(self) -> None:
        self._end(self.trouble, say("Stopped. The store is as it was before."))

    def _end(self, shown: Banner, words: str) -> None:
        shown.show()
        shown.say(words)
        self.open_button.show()
        self.open_button.setFocus()
