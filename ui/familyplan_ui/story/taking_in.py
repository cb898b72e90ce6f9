"""Papers on their way in: chosen, dragged in or pasted, sealed away from the window, then filed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from familyplan.errors import KnownError
from familyplan.model import Paper
from familyplan.model.partial_date import on_day
from familyplan.session import filing
from familyplan.words import say
from familyplan_ui.story.pictures import as_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from familyplan.session import Session
    from familyplan.session.papers import SealedPaper
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress


def ask_files(parent: QWidget) -> list[Path]:
    """Ask for papers to keep, with the system's own dialog."""
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    chosen, _kind = QFileDialog.getOpenFileNames(parent, say("Choose papers to keep"))
    return [Path(one) for one in chosen]


def carries_papers(mime: QMimeData) -> bool:
    """Say whether something dragged or copied is files of this computer, or a picture."""
    return mime.hasImage() or bool(_paths(mime))


class TakingIn(QObject):
    """Takes papers in one after another; `filed` carries the id of each, `busy` what is going on.

    A file that is refused is said and does not keep the others out.
    """

    filed = Signal(str)
    busy = Signal(str)

    def __init__(self, gate: Gate, family_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate, self.family = gate, family_id
        self._waiting: list[tuple[str, Callable[[], bytes]]] = []
        self._at_work = False
        self._refused: list[str] = []

    def take_mime(self, mime: QMimeData) -> None:
        """Take what was dropped or pasted: files before a picture of them."""
        paths = _paths(mime)
        if paths:
            self.take_files(paths)
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._take([(say("Picture.png"), lambda: as_file(image, b"PNG"))])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files; they stay where they are."""
        self._take([(path.name, partial(filing.read_file, path)) for path in paths])

    def _take(self, more: Sequence[tuple[str, Callable[[], bytes]]]) -> None:
        self._waiting += more
        if not self._at_work:
            self._refused = []
            self._next()

    def _next(self) -> None:
        self._at_work = bool(self._waiting) and self._gate.is_open
        if not self._at_work:
            self._waiting.clear()
            self.busy.emit("")
            if self._gate.is_open and self._refused:
                self._gate.refuse(" ".join(self._refused))
            return
        name, read = self._waiting.pop(0)
        self.busy.emit(say("Keeping “{name}”…", name=name))
        session, family = self._gate.session, self.family
        blank = Paper(scope=family, name=name, happened=on_day(session.clock.today()))

        def work(_tell: Progress) -> tuple[Paper, SealedPaper]:
            return filing.seal(session, blank, read())

        def done(made: tuple[Paper, SealedPaper]) -> None:
            self._file(session, *made)

        self._gate.worker.run(work, done=done, failed=self._failed)

    def _file(self, session: Session, paper: Paper, sealed: SealedPaper) -> None:
        """File it, unless the store was locked meanwhile: then the file is settled later."""
        if not self._gate.is_open or self._gate.session is not session:
            self._waiting.clear()
            self._at_work = False
            return
        try:
            kept = filing.file_sealed(session, _guessed(paper), sealed)
        except KnownError as problem:
            self._refused.append(problem.sentence)
        else:
            self.filed.emit(kept.id)
        self._next()

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, KnownError):
            self._waiting.clear()
            self._at_work = False
            raise problem
        self._refused.append(problem.sentence)
        self._next()


def _guessed(paper: Paper) -> Paper:
    """Call a picture a photo until somebody says it is a drawing."""
    return replace(paper, type="photo") if paper.media.startswith("image/") else paper


def _paths(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
