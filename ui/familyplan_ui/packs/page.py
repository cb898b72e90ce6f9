"""The place Packs: for each reader the real copy, what is left out and why, and making them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.render import render, uncovered
from familyplan.session.copies import Prepared, prepare
from familyplan.session.retention import Restricted
from familyplan.words import say, say_many
from familyplan_ui.packs.choosing import Choosing
from familyplan_ui.packs.desk import Desk
from familyplan_ui.packs.left_out import left_out
from familyplan_ui.packs.making import Maker, Order
from familyplan_ui.packs.outcome import Outcome
from familyplan_ui.packs.panes import ContentsPane, ReadersPane
from familyplan_ui.packs.preview import Preview
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    EmptyState,
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from familyplan.session import Changes
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job


def ask_folder(parent: QWidget) -> Path | None:
    """Ask for a folder in the system's own dialog; None if nobody chose one."""
    chosen = QFileDialog.getExistingDirectory(parent, say("Where to put the copies"))
    return Path(chosen) if chosen else None


class Page(ScrollPage):
    """Packs for one meeting. `ask` is how a folder is asked for."""

    def __init__(
        self,
        gate: Gate,
        ask: Callable[[QWidget], Path | None] = ask_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._ask = gate, ask
        self._ready: dict[str, tuple[Prepared, bytes]] = {}
        self._job: Job | None = None
        self._folder = Path()
        self._stale = True
        self.choosing = Choosing(gate)
        self.first = self.choosing.families
        self.readers, self.contents, self.preview = ReadersPane(), ContentsPane(), Preview()
        self.maker = Maker(gate, self)
        self.save = PrimaryButton(say("Save this copy"), self.save_one, icon="download")
        self.save_every = PlainButton(say("Make all"), self.save_all)
        self.desk = Desk(self.readers, self.contents, self.preview)
        self.panes = self.desk.panes
        self.outcome = Outcome(self._open_log)
        self._strip, self._made = self.outcome.strip, self.outcome.made
        self._build()
        self._connect()

    def arrive(self, family_id: str = "", meeting_id: str = "") -> None:
        """Come to the page for a family's meeting, or for what is next."""
        if family_id or meeting_id or self._stale or not self.choosing.family_id:
            self.choosing.offer(family_id, meeting_id)
            self._show_meeting(keep=not family_id)
        self._stale = False

    def place(self) -> tuple[str, ...]:
        """Give the family and the meeting the packs are for."""
        return self.choosing.place()

    def leave(self) -> None:
        """Stop rendering what nobody looks at."""
        if self._job is not None:
            self._job.cancel()

    def save_one(self) -> None:
        """Save the copy of the reader looked at into a folder that is asked for."""
        reader = self.readers.reader(self.readers.list.key)
        if reader is not None:
            self._make((reader,))

    def save_all(self) -> None:
        """Make a copy for every reader in the list."""
        self._make(self.readers.allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.choosing.chosen.connect(lambda: self._show_meeting(keep=False))
        self.readers.arrived.connect(self._look_at)
        self.readers.added.connect(self._say_all)
        self.contents.opened.connect(self.preview.show_page)
        self.contents.opened.connect(lambda _page: self.desk.bring("page"))
        self._strip.cancel.clicked.connect(lambda _on: self.maker.stop())
        self.maker.step.connect(self._strip.show_step)
        self.maker.done.connect(lambda made: self.outcome.say_made(made, self._folder))
        self.maker.failed.connect(self._gate.refuse)
        self._gate.changed.connect(self._note)
        self._gate.locked.connect(self._ready.clear)
        self._gate.locked.connect(self.preview.clear)
        Theme.current().changed.connect(self._arrange)

    def _build(self) -> None:
        px = Theme.current().px
        self.body.setSpacing(px(10))
        top = QWidget()
        line = FlowLayout(top, gap=px(12))
        line.addWidget(Heading(say("Packs"), size="title"))
        line.addWidget(self.save)
        line.addWidget(self.save_every)
        self.body.addWidget(top)
        self.body.addWidget(self.choosing)
        self._empty = _no_meeting(self._gate)
        self.body.addWidget(self.outcome)
        self._empty.hide()
        self.body.addWidget(self._empty)
        self.body.addWidget(self.desk, 1)

    def _arrange(self) -> None:
        self.desk.arrange(self.viewport().width())

    def _note(self, changes: Changes) -> None:
        if self.choosing.family_id in changes.scopes or "directory" in changes.scopes:
            self._stale = True
            if self.isVisible() and not self.maker.busy:
                self._stale = False
                self.choosing.offer()
                self._show_meeting(keep=True)

    def _show_meeting(self, *, keep: bool) -> None:
        family_id, meeting_id = self.choosing.family_id, self.choosing.meeting_id
        there = bool(meeting_id)
        self._ready.clear()
        for part in (self.desk, self.save, self.save_every):
            part.setVisible(there)
        self.choosing.setVisible(bool(family_id))
        self._empty.setVisible(not there)
        self.outcome.odd.hide()
        if not keep:
            self._made.hide()
        self._arrange()
        if there:
            self.readers.offer(self._gate.rows(family_id), meeting_id, keep=keep)
            self._say_all()
            if self.readers.list.at < 0:
                self.readers.list.stand(0)
            else:
                self._look_at(self.readers.list.key)
            QTimer.singleShot(0, self, self._count_next)

    def _say_all(self) -> None:
        n = len(self.readers.allowed)
        self.save_every.setEnabled(n > 0)
        self.save_every.say(say_many("Make {n} copy", "Make all {n} copies", n))

    def _look_at(self, reader_id: str) -> None:
        """Show the copy of one reader as soon as it is rendered."""
        reader = self.readers.reader(reader_id)
        if reader is None or not self._gate.is_open:
            return
        if self._job is not None:
            self._job.cancel()
        self.save.setEnabled(True)
        if reader_id in self._ready:
            self._show_copy(*self._ready[reader_id])
            return
        if (prepared := self._prepared(reader, looked_at=True)) is None:
            return
        self.desk.wait_for(reader.name)
        self._job = self._gate.worker.run(
            lambda _say: render(prepared.document),
            done=lambda data: self._rendered(reader_id, prepared, data),
            failed=lambda problem: self._gate.refuse(told(problem)),
        )

    def _prepared(self, reader: Reader, *, looked_at: bool = False) -> Prepared | None:
        family_id, meeting_id = self.choosing.family_id, self.choosing.meeting_id
        try:
            return prepare(self._gate.session, family_id, Asked(meeting=meeting_id), reader)
        except Restricted as problem:
            self.readers.note_stopped(reader.id)
            self._say_all()
            if looked_at:
                self.save.setEnabled(False)
                self.desk.none_for(reader.name, problem.sentence)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
        return None

    def _rendered(self, reader_id: str, prepared: Prepared, data: bytes) -> None:
        self._ready[reader_id] = (prepared, data)
        if self.readers.list.key == reader_id:
            self._show_copy(prepared, data)

    def _show_copy(self, prepared: Prepared, data: bytes) -> None:
        reader = prepared.shown.reader
        self.preview.show_pdf(data, text_in_order(prepared.document))
        out = left_out(prepared.shown, self._gate.rows(prepared.family_id))
        self.contents.show_contents(reader.name, self.preview.headings(), out)
        self.outcome.say_odd(uncovered(prepared.document))

    def _count_next(self) -> None:
        """Count what the next reader's copy leaves out, one at a time so that nothing waits."""
        if not self._gate.is_open or not self.choosing.meeting_id:
            return
        for reader in self.readers.readers:
            if reader.id not in self.readers.counted:
                prepared = self._prepared(reader)
                if prepared is not None:
                    out = left_out(prepared.shown, self._gate.rows(prepared.family_id))
                    self.readers.note_count(reader.id, len(out))
                if reader.id in self.readers.counted:
                    QTimer.singleShot(0, self, self._count_next)
                return

    def _make(self, readers: Sequence[Reader]) -> None:
        folder = None if self.maker.busy else self._ask(self)
        if folder is None:
            return
        self._folder = folder
        self._made.hide()
        self._strip.show()
        self.maker.make(
            Order(*self.choosing.place(), tuple(readers), folder, self.choosing.channel)
        )

    def _open_log(self) -> None:
        self._gate.go("family", self.choosing.family_id, "sharing")


def _no_meeting(gate: Gate) -> EmptyState:
    begin = PrimaryButton(say("Choose a family"), lambda: gate.go("families"))
    return EmptyState(
        say("A pack is made for a meeting."),
        say("Plan a meeting with a family, and what each person would get stands here."),
        begin,
    )
