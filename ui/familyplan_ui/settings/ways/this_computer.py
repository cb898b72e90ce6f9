"""Opening without typing, on this computer: off until somebody wants it, and never the only way."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.session.entering import DEVICE_DAYS, DEVICE_OPENINGS
from familyplan.session.keys import keep_on_device, remove_way, this_computer
from familyplan.session.passphrases import probe_device
from familyplan.words import say
from familyplan_ui.door.steps import column_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, Heading, SoftLabel, WrapLabel
from familyplan_ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session import Session
    from familyplan_ui.gate import Gate


class NotOffered(KnownError):
    """The system's safe was tried, and cannot be used; the sentence is the probe's."""


class ThisComputer(QWidget):
    """One tick box, what ticking it means, and why it may not be ticked; `changed` tells others."""

    def __init__(
        self,
        gate: Gate,
        changed: Callable[[], object] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._changed = gate, changed
        self._slot = ""
        words = say("Open this store on this computer without typing")
        self.tick = Tick(words, self._ticked)
        self.words = Banner("info", "", "accent")
        self.words.hide()
        title = Heading(say("This computer"))
        column_of(self, (title, self._line(words), *map(SoftLabel, _means()), self.words))

    def show_now(self) -> None:
        """Show whether this computer keeps a key; its safe is asked only where one may be in it."""
        self.words.hide()
        session = self._gate.session
        if not session.vault.surroundings.policy().device_slot:
            self._offer(on=False)
            self.tick.setEnabled(False)
            self._say(probe_device(session.vault.surroundings).words)
            return
        self._run(lambda: this_computer(session))

    def _ticked(self, on: bool) -> None:  # noqa: FBT001 - it is the signal's only value
        session, slot = self._gate.session, self._slot
        if on:
            self._say(say("Trying where this computer keeps passwords. It may ask you something."))
            self._run(lambda: _keep(session))
        else:
            self._run(lambda: _give_up(session, slot))

    def _run(self, work: Callable[[], str]) -> None:
        self.tick.setEnabled(False)
        self._gate.worker.run(lambda _tell: work(), done=self._known, failed=self._failed)

    def _known(self, slot: str) -> None:
        changed, self._slot = slot != self._slot, slot
        self._offer(on=bool(slot))
        self.words.hide()
        if changed:
            self._changed()

    def _failed(self, problem: Exception) -> None:
        self._offer(on=bool(self._slot))
        if not isinstance(problem, KnownError):
            raise problem
        self._say(problem.sentence)

    def _offer(self, *, on: bool) -> None:
        self.tick.blockSignals(True)
        self.tick.setChecked(on)
        self.tick.blockSignals(False)
        self.tick.setEnabled(True)

    def _say(self, words: str) -> None:
        self.words.show()
        self.words.say(words)

    def _line(self, words: str) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        label = WrapLabel(words)
        label.setBuddy(self.tick)
        row.addWidget(label, 1)
        return held


def _keep(session: Session) -> str:
    """Try the safe, and only then let this computer in; gives the way's id."""
    probe = probe_device(session.vault.surroundings)
    if not probe.ok:
        raise NotOffered(probe.words)
    keep_on_device(session, platform.node() or say("a computer"))
    return this_computer(session)


def _give_up(session: Session, slot: str) -> str:
    remove_way(session, slot)
    return ""


def _means() -> tuple[str, str]:
    return (
        say(
            "Whoever can sign in to this computer as you can then open the store, and so can "
            "every program that runs as you. Leave it off where an account is shared."
        ),
        say(
            "Your passphrase goes on working, and is still asked for every {days} days and every "
            "{openings} openings, so that you do not forget it.",
            days=DEVICE_DAYS,
            openings=DEVICE_OPENINGS,
        ),
    )
