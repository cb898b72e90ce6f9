"""A certificate of erasure on the screen, and the way to paper or a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.session.certificate import certificate_facts, held_lines
from familyplan.session.certificate_paper import as_pdf, note_printed
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, SoftLabel, WrapLabel, announce
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from familyplan.model import Erasure
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate

_NAME: Final = "certificate-of-erasure.pdf"


class CertificateView(QWidget):
    """What went, why, who approved it, and what holds it still; nothing of it is of a family."""

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking
        self._erasure: Erasure | None = None
        px = Theme.current().px
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(10))
        self.said = SoftLabel()
        self.said.hide()
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        flow.addWidget(PlainButton(say("Save as PDF"), self.save, icon="download"))
        flow.addWidget(PlainButton(say("Print"), self.print_it, icon="printer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(self._lines)
        column.addWidget(self.buttons)
        column.addWidget(self.said)

    def show_erasure(self, erasure: Erasure) -> None:
        """Show one certificate."""
        self._erasure = erasure
        self.said.hide()
        clear(self._lines)
        for label, value in certificate_facts(self._gate.session, erasure):
            self._lines.addWidget(_fact(label, (value or "–",)))
        held = held_lines(erasure.still_held)
        self._lines.addWidget(_fact(say("What holds it still"), held))

    def save(self) -> None:
        """Write it as a PDF where the person chooses."""
        path = self._ask().new_file(say("Save the certificate"), Path.home() / _NAME)
        if path is None or self._erasure is None:
            return
        from familyplan_ui.door.paper import put_in_file  # noqa: PLC0415 - seldom needed

        try:
            put_in_file(as_pdf(self._gate.session, self._erasure), path)
            note_printed(self._gate.session)
        except KnownError as problem:
            self._say(problem.sentence)
            return
        self._say(say("The certificate is in “{name}”.", name=path.name))

    def print_it(self) -> None:
        """Print it on a printer that is asked for."""
        printer = self._ask().printer(self)
        if printer is None or self._erasure is None:
            return
        from familyplan_ui.door.paper import put_on_paper  # noqa: PLC0415 - seldom needed

        data = as_pdf(self._gate.session, self._erasure)
        try:
            put_on_paper(data, printer, say("Certificate of erasure"))
            note_printed(self._gate.session)
        except KnownError as problem:
            self._say(problem.sentence)
            return
        self._say(say("The certificate was sent to the printer."))

    def _ask(self) -> Asking:
        if self._asking is None:
            from familyplan_ui.door.asking import Asking  # noqa: PLC0415 - seldom needed

            self._asking = Asking()
        return self._asking

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        announce(self.said, words)


def _fact(label: str, values: tuple[str, ...]) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(2))
    column.addWidget(SoftLabel(label))
    for value in values:
        column.addWidget(WrapLabel(value))
    return held
