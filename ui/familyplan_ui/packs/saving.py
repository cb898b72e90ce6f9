"""The head of the page: its name, making one copy or all, and the one way both go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan.words import say, say_many
from familyplan_ui.packs.blank import BlankPages
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton, TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.asked import Asked
    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.asking import Seams
    from familyplan_ui.packs.delivering import Delivering


class Saving(QWidget):
    """Heading and buttons; `one_wanted` and `all_wanted` ask for what `deliver` then takes.

    `made` carries the disclosures of what went out, `dialog` is the one that is open; `closed`
    comes once it is not.
    """

    one_wanted = Signal()
    all_wanted = Signal()
    made = Signal(object)
    closed = Signal()

    def __init__(self, gate: Gate, seams: Seams | None = None) -> None:
        super().__init__()
        self._gate, self._seams = gate, seams
        self.dialog: Delivering | None = None
        self.one = PrimaryButton(say("Make this copy"), self.one_wanted.emit, icon="download")
        self.every = PlainButton(say("Make all"), self.all_wanted.emit)
        line = FlowLayout(self, gap=Theme.current().px(12))
        self.blank = BlankPages(gate, seams)
        log = TextButton(say("Copies that left"), lambda: gate.go("copies"))
        for part in (Heading(say("Packs"), size="title"), self.one, self.every, self.blank, log):
            line.addWidget(part)

    @property
    def busy(self) -> bool:
        """Whether somebody is asked how copies go out, or they are being made."""
        return self.dialog is not None

    def show_buttons(self, *, there: bool) -> None:
        """Show or hide both."""
        self.one.setVisible(there)
        self.every.setVisible(there)

    def say_count(self, n: int) -> None:
        """Say how many copies would be made for all."""
        self.every.setEnabled(n > 0)
        self.every.say(say_many("Make {n} copy", "Make all {n} copies", n))

    def deliver(self, family_id: str, wishes: Sequence[tuple[Reader, Asked]]) -> None:
        """Ask how these copies go out and make them; nothing while others are on their way."""
        if self.busy or not wishes:
            return
        # Only who makes copies needs what draws e-mails and talks to printers.
        from familyplan_ui.packs.delivering import send_out  # noqa: PLC0415 - see above

        self.dialog = send_out(self._gate, family_id, wishes, self.window(), seams=self._seams)
        self.dialog.made.connect(self.made)
        self.dialog.finished.connect(self._forget)

    def _forget(self, _result: int) -> None:
        self.dialog = None
        self.closed.emit()
