"""The copy as it would leave: the real pages, why it cannot leave yet, and handing it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.packs.asked import Asked
from familyplan.practice.access import CLOSED
from familyplan.sharing.access import reader_for
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, PlainButton, PrimaryButton
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from familyplan.model import AccessRequest
    from familyplan.session.copies import Prepared
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams
    from familyplan_ui.packs.delivering import Delivering
    from familyplan_ui.packs.preview import Preview
    from familyplan_ui.work import Job, Progress

_HIGH = 640


class TheCopy(QWidget):
    """The pages of one request's record; `made` comes after it went out."""

    made = Signal()

    def __init__(self, gate: Gate, seams: Seams | None = None) -> None:
        super().__init__()
        self._gate, self._seams = gate, seams
        self._family, self._request = "", ""
        self._job: Job | None = None
        self.dialog: Delivering | None = None
        self.preview: Preview | None = None
        self.stopped = Banner("triangle-alert", "")
        self.went = Banner(
            "circle-check", say("The copy went out and is in the sharing log."), "good"
        )
        self.answered = PlainButton(say("Note it as answered"), self._settle)
        self.went.add(self.answered)
        self.make = PrimaryButton(say("Make this copy"), self._make, icon="download")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(10))
        for strip in (self.went, self.stopped):
            strip.hide()
            self._column.addWidget(strip)
        self._column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        gate.locked.connect(self.forget)

    def show_copy(self, family_id: str, request: AccessRequest) -> None:
        """Put the copy together anew and show its pages as soon as they are there."""
        self.forget()
        if request.id != self._request:
            self.went.hide()
            self._say_why_not("")
        self._family, self._request = family_id, request.id
        self.answered.setVisible(request.state not in CLOSED)
        self.make.setEnabled(False)
        reader = self._reader()
        if reader is None:
            return
        self._see().wait()
        # What draws PDF takes memory that most sittings never need.
        from familyplan.packs.render import render  # noqa: PLC0415 - see above
        from familyplan_ui.packs.putting import prepared_beside  # noqa: PLC0415 - see above

        session, asked = self._gate.session, self._asked()

        def work(tell: Progress) -> tuple[Prepared, bytes]:
            prepared = prepared_beside(session, family_id, asked, reader)
            tell(Step(""))  # where it is not wanted any more, no page is drawn
            return prepared, render(prepared.document)

        self._job = self._gate.worker.run(
            work, done=lambda both: self._rendered(*both), failed=self._not_made
        )

    def forget(self) -> None:
        """Stop rendering and show no pages."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.preview is not None:
            self.preview.clear()

    def _reader(self) -> Reader | None:
        from familyplan.model import AccessRequest  # noqa: PLC0415 - read behind the door

        rows = self._gate.rows(self._family)
        request = rows.find(AccessRequest, self._request)
        return reader_for(rows, request) if request is not None else None

    def _asked(self) -> Asked:
        return Asked("whole_record", about=self._request)

    def _not_made(self, problem: Exception) -> None:
        self._job = None
        self._see().show_none()
        if isinstance(problem, KnownError):
            self._say_why_not(problem.sentence)
        else:
            self._gate.refuse(told(problem))

    def _say_why_not(self, sentence: str) -> None:
        self.stopped.say(sentence, aloud=False)
        self.stopped.setVisible(bool(sentence))

    def _see(self) -> Preview:
        if self.preview is None:
            from familyplan_ui.packs.preview import Preview  # noqa: PLC0415 - see show_copy

            self.preview = Preview()
            self.preview.setMinimumHeight(Theme.current().px(_HIGH))
            self._column.addWidget(self.preview, 1)
        return self.preview

    def _rendered(self, prepared: Prepared, data: bytes) -> None:
        from familyplan.packs.document import text_in_order  # noqa: PLC0415 - see show_copy

        self._job = None
        self._say_why_not(prepared.not_ready)
        self.make.setEnabled(not prepared.not_ready)
        self._see().show_pdf(data, text_in_order(prepared.document))

    def _make(self) -> None:
        reader = self._reader()
        if reader is None or self.dialog is not None:
            return
        from familyplan_ui.packs.delivering import send_out  # noqa: PLC0415 - as in packs

        self._gate.keep_typing()  # so that it is in the copy
        wishes = [(reader, self._asked())]
        self.dialog = send_out(self._gate, self._family, wishes, self.window(), seams=self._seams)
        self.dialog.made.connect(self._went_out)
        self.dialog.finished.connect(self._forget_dialog)

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None

    def _went_out(self, made: object) -> None:
        self.went.setVisible(bool(made))
        self.made.emit()

    def _settle(self) -> None:
        self._gate.run(actions.access.settle, self._request)
