"""The head of the page: its name, saving one copy or all, and the one way both take out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from familyplan.words import say, say_many
from familyplan_ui.packs.making import Maker, Order
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.outcome import Outcome


def ask_folder(parent: QWidget) -> Path | None:
    """Ask for a folder in the system's own dialog; None if nobody chose one."""
    chosen = QFileDialog.getExistingDirectory(parent, say("Where to put the copies"))
    return Path(chosen) if chosen else None


class Saving(QWidget):
    """Heading and buttons; `one_wanted` and `all_wanted` ask for what `deliver` then takes."""

    one_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, gate: Gate, outcome: Outcome, ask: Callable[[QWidget], Path | None]) -> None:
        super().__init__()
        self._outcome, self._ask = outcome, ask
        self._folder = Path()
        self.maker = Maker(gate, self)
        self.one = PrimaryButton(say("Save this copy"), self.one_wanted.emit, icon="download")
        self.every = PlainButton(say("Make all"), self.all_wanted.emit)
        line = FlowLayout(self, gap=Theme.current().px(12))
        for part in (Heading(say("Packs"), size="title"), self.one, self.every):
            line.addWidget(part)
        outcome.strip.cancel.clicked.connect(lambda _on: self.maker.stop())
        self.maker.step.connect(outcome.strip.show_step)
        self.maker.done.connect(lambda made: outcome.say_made(made, self._folder))
        self.maker.failed.connect(gate.refuse)

    def show_buttons(self, *, there: bool) -> None:
        """Show or hide both."""
        self.one.setVisible(there)
        self.every.setVisible(there)

    def say_count(self, n: int) -> None:
        """Say how many copies would be made for all."""
        self.every.setEnabled(n > 0)
        self.every.say(say_many("Make {n} copy", "Make all {n} copies", n))

    def deliver(self, family_id: str, wishes: Sequence[tuple[Reader, Asked]], channel: str) -> None:
        """Ask for a folder and make these copies there; nothing where nobody chose one."""
        folder = None if self.maker.busy else self._ask(self)
        if folder is None:
            return
        self._folder = folder
        self._outcome.made.hide()
        self._outcome.strip.show()
        self.maker.make(Order(family_id, tuple(wishes), folder, channel))
