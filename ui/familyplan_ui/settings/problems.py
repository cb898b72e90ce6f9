"""The problem report: the whole of what was noted, to be read before anybody sends it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from familyplan.exchange.files import write_whole
from familyplan.mishaps import forget, problem_report, told
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, PlainButton, SoftLabel, announce
from familyplan_ui.widgets.clipboard import copy

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate

_TALL: Final = 200
_NAME: Final = "family-plan-problems.txt"


def _ask_file(parent: QWidget) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    chosen, _kind = QFileDialog.getSaveFileName(parent, say("Save the problem report"), _NAME)
    return Path(chosen) if chosen else None


class Problems(QWidget):
    """The report as it is, and what may be done with it; nothing sends it."""

    def __init__(
        self,
        gate: Gate,
        ask_file: Callable[[QWidget], Path | None] = _ask_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._ask_file = gate, ask_file
        px = Theme.current().px
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("Problem report"))
        self.text.setFixedHeight(px(_TALL))
        self.done = SoftLabel()
        self.done.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (
            PlainButton(say("Copy the report"), self.copy, icon="copy"),
            PlainButton(say("Save the report"), self.save, icon="download"),
            PlainButton(say("Throw the report away"), self.forget, icon="trash"),
        ):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Heading(say("Problem report")))
        why = say(
            "What went wrong inside the program on this computer: kinds of errors and places in "
            "the program, nothing of any family. Nobody gets it unless you send it."
        )
        column.addWidget(SoftLabel(why))
        column.addWidget(self.text)
        column.addLayout(buttons)
        column.addWidget(self.done)

    def show_now(self) -> None:
        """Read what was noted."""
        self.text.setPlainText(problem_report())
        self.done.hide()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        copy(self.text.toPlainText(), secret=False)
        self._say(say("The report is on the clipboard."))

    def save(self) -> None:
        """Write the report where the person chooses."""
        place = self._ask_file(self)
        if place is None:
            return
        try:
            write_whole(place, self.text.toPlainText().encode())
        except Exception as problem:  # noqa: BLE001 - whatever it was is told in a sentence
            self._gate.refuse(told(problem))
            return
        self._say(say("The report is in “{name}”.", name=place.name))

    def forget(self) -> None:
        """Throw away what was noted."""
        forget()
        self.show_now()
        self._say(say("What was noted is thrown away."))

    def _say(self, words: str) -> None:
        self.done.setText(words)
        self.done.show()
        announce(self.done, words)
