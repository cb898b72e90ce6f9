"""The place Copies that left: the log of all families, searched in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.mishaps import told
from familyplan.session.sent import sent_by_all
from familyplan.words import say
from familyplan_ui.sharing.sent_list import SentList
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import EmptyState, Heading, PrimaryButton, ScrollPage, SoftLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from familyplan.session import Changes
    from familyplan.session.sent import Sent
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job


class Page(ScrollPage):
    """Coming here reads the whole log on the worker."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._job: Job | None = None
        self.sent = SentList(gate, families=True)
        self.first = self.sent.seeking.words
        self.empty = EmptyState(
            say("No copy has left yet."),
            say("What is handed out of any record is noted here: for whom, when, on what ground."),
            PrimaryButton(say("Make a pack"), lambda: gate.go("packs")),
        )
        self._note = SoftLabel(
            say("What was shared of every family, with whom, when, and on what ground.")
        )
        self.body.setSpacing(Theme.current().px(12))
        self.body.addWidget(Heading(say("Copies that left"), size="title"))
        for part in (self._note, self.sent, self.empty):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.sent.hide()
        self.empty.hide()
        gate.changed.connect(self._hear)
        gate.locked.connect(lambda: self.sent.show_sent(()))

    def arrive(self) -> None:
        """Read the log anew."""
        self.leave()
        session = self._gate.session
        self._job = self._gate.worker.run(
            lambda _say: sent_by_all(session),
            done=self._show,
            failed=lambda problem: self._gate.refuse(told(problem)),
        )

    def leave(self) -> None:
        """Stop reading what nobody looks at."""
        if self._job is not None:
            self._job.cancel()

    def _hear(self, changes: Changes) -> None:
        if "disclosure" in changes.kinds and self.isVisible():
            self.arrive()

    def _show(self, sent: tuple[Sent, ...]) -> None:
        self.sent.setVisible(bool(sent))
        self.empty.setVisible(not sent)
        self.sent.show_sent(sent)
