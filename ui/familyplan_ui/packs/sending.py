"""Sending copies out one by one: made on the worker, handed over, noted, each told of."""

from __future__ import annotations

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
    from familyplan.session.copies import Left, Prepared
    from familyplan.session.delivery import Delivery, Parcel
    from familyplan.session.letters import Letter
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress


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
        self.busy = False

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

        def work(_tell: Progress) -> tuple[Prepared, Parcel]:
            prepared = prepared_beside(session, family, errand.asked, errand.reader)
            return prepared, parcel(prepared, errand.delivery, errand.phrase)

        self._gate.worker.run(
            work,
            done=lambda both: self._hand_over(errand, *both),
            failed=lambda problem: self._not_made(errand, problem),
        )

    def _not_made(self, errand: Errand, problem: Exception) -> None:
        # A store that was locked meanwhile can be read no more, and nobody waits for the copy.
        if self._gate.is_open:
            self._end(errand, problem=problem)
        else:
            self._finish()

    def _hand_over(self, errand: Errand, prepared: Prepared, made: Parcel) -> None:
        if not self._gate.is_open:
            self._finish()
            return
        session = self._gate.session
        try:
            if errand.printer is not None:
                self._print(errand, prepared, made)
            elif errand.folder is not None:
                left = deliver(session, prepared, made, out=errand.folder, letter=errand.letter)
                self._end(errand, left=left)
        except Exception as problem:  # noqa: BLE001 - told as a sentence, and kept if unforeseen
            self._end(errand, problem=problem)

    def _print(self, errand: Errand, prepared: Prepared, made: Parcel) -> None:
        from familyplan_ui.packs.printing import print_pages  # noqa: PLC0415 - seldom needed

        printer, session = errand.printer, self._gate.session
        if printer is None:
            return
        intent = begin_on_paper(session, prepared, made)
        name = neutral_name(session, prepared, "")
        self._gate.worker.run(
            lambda _say: print_pages(printer, made.plain, name),
            done=lambda taken: self._printed(errand, intent, taken=taken),
            failed=lambda _problem: self._printed(errand, intent, taken=False),
        )

    def _printed(self, errand: Errand, intent: Disclosure, *, taken: bool) -> None:
        if not self._gate.is_open:
            self._finish()
            return
        try:
            self._end(errand, left=end_on_paper(self._gate.session, intent, taken=taken))
        except Exception as problem:  # noqa: BLE001 - told as a sentence, and kept if unforeseen
            self._end(errand, problem=problem)

    def _end(
        self, errand: Errand, *, left: Left | None = None, problem: Exception | None = None
    ) -> None:
        self._ended.append(Ended(errand, left, told(problem) if problem else ""))
        QTimer.singleShot(0, self, self._next)

    def _finish(self) -> None:
        ended, self._ended, self.busy = tuple(self._ended), [], False
        self._waiting.clear()
        self.done.emit(ended)
