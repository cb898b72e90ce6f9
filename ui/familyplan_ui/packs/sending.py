"""Sending copies out one by one: made, handed over and noted on the worker, each told of."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from familyplan.mishaps import told
from familyplan.session.copies import (
    CopyNotMade,
    begin_on_paper,
    deliver,
    end_on_paper,
    neutral_name,
)
from familyplan.session.delivery import parcel
from familyplan.words import say
from familyplan_ui.packs.putting import prepared_beside
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from familyplan.model import Disclosure
    from familyplan.packs.asked import Asked
    from familyplan.session import Changes, Session
    from familyplan.session.copies import Left, Prepared
    from familyplan.session.delivery import Delivery, Parcel
    from familyplan.session.letters import Letter
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress


@dataclass(frozen=True, slots=True)
class Errand:
    """One copy to be handed over: a folder or a printer, and the words that open it if sealed."""

    reader: Reader
    asked: Asked
    delivery: Delivery
    folder: Path | None = None
    printer: QPrinter | None = None
    letter: Letter | None = None
    phrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of an errand: the copy that is out, or the sentence that says why none is."""

    errand: Errand
    left: Left | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Handed:
    """What the worker did: a copy that left, or one to print, or why neither; and what to tell."""

    changes: list[Changes]
    left: Left | None = None
    to_print: tuple[Disclosure, bytes, str] | None = None
    problem: Exception | None = None


class Sender(QObject):
    """Carries errands out one after another; one that fails holds up none of the others.

    `step` carries how far it is, `done` what became of each errand that was begun.
    """

    step = Signal(object)
    done = Signal(object)

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._family = ""
        self._waiting: list[Errand] = []
        self._ended: list[Ended] = []
        self._job: Job | None = None
        self._leaving = threading.Lock()
        self.busy = False
        gate.closing.connect(self._close)

    def send(self, family_id: str, errands: tuple[Errand, ...]) -> None:
        """Begin; what is being typed is kept first, so that it is in the copies."""
        if self.busy:
            return
        self._gate.keep_typing()
        self._family, self._waiting, self._ended, self.busy = family_id, list(errands), [], True
        self._next()

    def stop(self) -> None:
        """Begin no further errand; those that ended are told of."""
        self._waiting.clear()

    def _close(self) -> None:
        """Let the copy that is leaving leave and be noted, and no other."""
        if self.busy:
            if self._job is not None:
                self._job.cancel()
            with self._leaving:
                self._finish()

    def _next(self) -> None:
        if not self._waiting or not self._gate.is_open:
            self._finish()
            return
        errand = self._waiting.pop(0)
        ended = len(self._ended)
        words = say("Making the copy for {name}", name=errand.reader.addressed)
        self.step.emit(Step(words, ended, ended + len(self._waiting) + 1))
        if errand.folder is not None and not errand.folder.is_dir():
            self._end(errand, problem=CopyNotMade(str(errand.folder)))
            return
        session, family = self._gate.session, self._family

        def work(tell: Progress) -> _Handed:
            prepared = prepared_beside(session, family, errand.asked, errand.reader)
            made = parcel(prepared, errand.delivery, errand.phrase)
            with self._leaving:
                tell(Step(""))  # nothing leaves a store that is being locked
                return _handed(session, errand, prepared, made)

        self._job = self._gate.worker.run(
            work,
            done=lambda handed: self._handed(errand, handed),
            failed=lambda problem: self._end(errand, problem=problem),
        )

    def _handed(self, errand: Errand, handed: _Handed) -> None:
        for one in handed.changes:
            self._gate.session.tell(one)
        if handed.to_print is not None:
            self._print(errand, *handed.to_print)
        else:
            self._end(errand, left=handed.left, problem=handed.problem)

    def _print(self, errand: Errand, intent: Disclosure, pages: bytes, name: str) -> None:
        from familyplan_ui.packs.printing import print_pages  # noqa: PLC0415 - seldom needed

        printer = errand.printer
        if printer is None:
            return
        self._job = self._gate.worker.run(
            lambda _say: print_pages(printer, pages, name),
            done=lambda taken: self._printed(errand, intent, taken=taken),
            failed=lambda _problem: self._printed(errand, intent, taken=False),
        )

    def _printed(self, errand: Errand, intent: Disclosure, *, taken: bool) -> None:
        try:
            self._end(errand, left=end_on_paper(self._gate.session, intent, taken=taken))
        except Exception as problem:  # noqa: BLE001 - told as a sentence, and kept if unforeseen
            self._end(errand, problem=problem)

    def _end(
        self, errand: Errand, *, left: Left | None = None, problem: Exception | None = None
    ) -> None:
        self._job = None
        self._ended.append(Ended(errand, left, told(problem) if problem else ""))
        QTimer.singleShot(0, self, self._next)

    def _finish(self) -> None:
        ended, self._ended, self.busy = tuple(self._ended), [], False
        self._waiting.clear()
        self.done.emit(ended)


def _handed(session: Session, errand: Errand, prepared: Prepared, made: Parcel) -> _Handed:
    """Hand a copy over and note it; the listeners are told by whoever may touch the window."""
    with session.quietly() as changes:
        try:
            if errand.printer is not None:
                intent = begin_on_paper(session, prepared, made)
                named = neutral_name(session, prepared, "")
                return _Handed(changes, to_print=(intent, made.plain, named))
            if errand.folder is None:
                return _Handed(changes)
            left = deliver(session, prepared, made, out=errand.folder, letter=errand.letter)
        except Exception as problem:  # noqa: BLE001 - told as a sentence, and kept if unforeseen
            return _Handed(changes, problem=problem)
    return _Handed(changes, left)
