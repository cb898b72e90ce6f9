"""Making copies that leave: rendered on the worker, written and logged one by one, stoppable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from familyplan.errors import KnownError
from familyplan.packs.render import render
from familyplan.session.copies import CopyNotMade, Prepared, hand_out, prepare
from familyplan.words import say
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.model import Disclosure
    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: who gets which copy, into which folder, handed over how."""

    family_id: str
    wishes: tuple[tuple[Reader, Asked], ...]
    folder: Path
    channel: str


class Maker(QObject):
    """Carries one order out at a time.

    `step` carries how far it is, `done` the disclosures made, `failed` a sentence. Copies made
    before somebody stopped it are out and are in the sharing log.
    """

    step = Signal(object)
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._order: Order | None = None
        self._made: list[Disclosure] = []
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether an order is being carried out."""
        return self._order is not None

    def make(self, order: Order) -> None:
        """Begin an order; what is being typed is kept first, so that it is in the copies."""
        if self.busy or not order.wishes:
            return
        if not order.folder.is_dir():
            self.failed.emit(CopyNotMade(str(order.folder)).sentence)
            self._finish()
            return
        self._gate.keep_typing()
        self._order, self._made = order, []
        self._next()

    def stop(self) -> None:
        """Make no more copies; those made are told of."""
        if self._job is not None:
            self._job.cancel()
        self._finish()

    def _next(self) -> None:
        order = self._order
        if order is None:
            return
        at, of = len(self._made), len(order.wishes)
        if at == of:
            self._finish()
            return
        reader, asked = order.wishes[at]
        words = say("Making the copy for {name}", name=reader.addressed)
        self.step.emit(Step(words, at, of))
        try:
            prepared = prepare(self._gate.session, order.family_id, asked, reader)
        except KnownError as problem:
            self._fail(problem)
            return

        def work(_say: Progress) -> bytes:
            return render(prepared.document)

        self._job = self._gate.worker.run(
            work, done=lambda data: self._write(prepared, data), failed=self._fail
        )

    def _write(self, prepared: Prepared, data: bytes) -> None:
        order = self._order
        if order is None or not self._gate.is_open:
            return
        try:
            made = hand_out(
                self._gate.session, prepared, data, out=order.folder, channel=order.channel
            )
        except KnownError as problem:
            self._fail(problem)
            return
        self._made.append(made)
        self._next()

    def _fail(self, problem: Exception) -> None:
        if not isinstance(problem, KnownError):
            self._finish()
            raise problem
        sentence = problem.sentence
        self._finish()
        self.failed.emit(sentence)

    def _finish(self) -> None:
        made, self._made, self._order, self._job = tuple(self._made), [], None, None
        self.done.emit(made)
