"""Opening a store with a recovery sheet or a partnership's key; also with its keys file lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit

from familyplan.errors import KnownError
from familyplan.session.failed_tries import seconds_to_wait
from familyplan.words import say
from familyplan_ui.door.secret_entry import RECOVERY, SecretEntry
from familyplan_ui.door.steps import row_of
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.widgets import (
    FieldFrame,
    Heading,
    PrimaryButton,
    SoftLabel,
    TextButton,
    announce,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.session import OrganisationKey, RecoveryCode
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.work import Worker

T = TypeVar("T")


@dataclass(frozen=True)
class Way(Generic[T]):
    """One other way in: its `kind`, the words on its page, and what opens the store with it.

    `open` runs on the worker with the secret, and the long text of the sheet where `rebuilding`.
    """

    kind: str
    title: str
    why: str
    open: Callable[[str | RecoveryCode | OrganisationKey, str], T]
    opened: Callable[[T], None]
    stuck: Callable[[KnownError], bool]
    broken: Callable[[Exception], None]
    go_back: Callable[[], object]
    rebuilding: bool = False


class OtherWayPage(DoorPage, Generic[T]):
    """Asks for the secret of one kind; a wrong one says which group or what else is wrong."""

    def __init__(
        self, way: Way[T], asking: Asking, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._way, self._worker, self._tries = way, worker, 0
        self.entry = SecretEntry(asking, (way.kind,))
        self.long_text = QPlainTextEdit()
        self.long_text.setTabChangesFocus(True)
        words = say("Scanned from the square code, or typed. Spaces and lines do not matter.")
        self.long_frame = FieldFrame(say("Long text of the sheet"), self.long_text, help_line=words)
        self.long_frame.setVisible(way.rebuilding)
        self.open_button = PrimaryButton(say("Open the store"), self.open)
        self.back_button = TextButton(say("Go back"), way.go_back)
        self.form.addWidget(Heading(way.title, size="title"))
        self.form.addWidget(SoftLabel(way.why))
        self.form.addWidget(self.long_frame)
        self.form.addWidget(self.entry)
        self.form.addWidget(row_of((self.open_button, self.back_button)))
        self.first = self.entry.code if way.kind == RECOVERY else self.entry.choose_button
        self.entry.entered.connect(self.open)

    def open(self) -> None:
        """Try what was typed, unless a try is under way or its wait is not over."""
        if not self.open_button.isEnabled():
            return
        secret, text = self.entry.secret(), self.long_text.toPlainText()
        if secret is None:
            return
        self.open_button.setEnabled(False)
        self.back_button.setEnabled(False)
        self.open_button.say(say("Opening…"))
        announce(self.open_button, say("Opening…"))
        self._worker.run(
            lambda _tell: self._way.open(secret, text), done=self._opened, failed=self._refused
        )

    def _opened(self, opened: T) -> None:
        self.entry.forget()
        self._way.opened(opened)

    def _refused(self, problem: Exception) -> None:
        self.open_button.say(say("Open the store"))
        self.back_button.setEnabled(True)
        if isinstance(problem, KnownError):
            if self._way.stuck(problem):
                return
            self._tries += 1
            self.entry.object(problem.sentence)
            wait = round(seconds_to_wait(self._tries) * 1000)
            QTimer.singleShot(wait, self.open_button, lambda: self.open_button.setEnabled(True))
            return
        self.open_button.setEnabled(True)
        self._way.broken(problem)
