"""A calm word under a form: what is being typed looks like somebody who is here already."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.words import listed, say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, TextButton, WrapLabel, announce
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session.duplicates import Lookalike
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

PAUSE_MS: Final = 450


class LooksLike(QFrame):
    """Hidden until something looks alike; it takes no focus and stops nobody.

    Looking is done on the worker after a pause in typing. `passed` comes when somebody goes on.
    """

    passed = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "accent")
        self._gate = gate
        self._look: Callable[[], tuple[Lookalike, ...]] | None = None
        self._job: Job | None = None
        self._passed: tuple[Lookalike, ...] = ()
        self.found: tuple[Lookalike, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        px = Theme.current().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self._column.setSpacing(px(6))
        gate.locked.connect(self.rest)
        self.hide()

    def ask(self, look: Callable[[], tuple[Lookalike, ...]] | None) -> None:
        """Look after a pause, unless something else is asked before then; None asks nothing."""
        self._stop()
        self._look = look
        if look is None:
            self._show(())
        else:
            self._pause.start()

    def rest(self) -> None:
        """Say nothing, and forget what was passed over."""
        self.ask(None)
        self._passed = ()

    def _stop(self) -> None:
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        look = self._look
        if look is None or not self._gate.is_open:
            return

        def work(_tell: Progress) -> tuple[Lookalike, ...]:
            # Nobody waits for this: where it cannot be read, nothing is said.
            with suppress(KnownError, RuntimeError):
                return look()
            return ()

        self._job = self._gate.worker.run(work, done=self._show, failed=lambda _why: None)

    def _show(self, found: tuple[Lookalike, ...]) -> None:
        self.found = found
        self.hide()
        clear(self._column)
        if not found or found == self._passed:
            return
        for one in found:
            words = _said(one)
            self._column.addWidget(WrapLabel(words, tone="ink"))
        held = QWidget()
        flow = FlowLayout(held, gap=16)
        for one in found:
            words = say("Open “{name}”", name=one.within or one.name)
            where = ("people", one.person) if one.person else ()
            flow.addWidget(
                TextButton(words, lambda one=one, where=where: self._open(one, where))  # type: ignore[misc]  # bound now
            )
        flow.addWidget(TextButton(say("Go on: it is somebody else"), self._pass))
        self._column.addWidget(held)
        self.show()
        announce(self, self.words)

    @property
    def words(self) -> str:
        """What it says."""
        return "\n".join(label.text() for label in self.findChildren(WrapLabel))

    def _open(self, one: Lookalike, where: tuple[str, ...]) -> None:
        self._gate.go("family", one.family, *where)

    def _pass(self) -> None:
        passed = self.found
        self._show(())
        self._passed = passed
        self.passed.emit()


def _said(one: Lookalike) -> str:
    why = listed([say(reason) for reason in one.reasons])
    if one.within:
        words = say("Looks like “{name}” in the family “{family}”: {why}.",
                    name=one.name, family=one.within, why=why)  # fmt: skip
    elif one.person:
        words = say("Looks like “{name}”, who is here already: {why}.", name=one.name, why=why)
    else:
        words = say("Looks like “{name}”, a family here: {why}.", name=one.name, why=why)
    return words
