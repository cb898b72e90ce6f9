"""Under a passage: the words to be taken out of it, each of which can be put back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model.titles import shortened
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, RowButton, SoftLabel
from familyplan_ui.widgets.rebuilding import clear

_LONGEST = 60


class TakenOut(QWidget):
    """One button for each passage taken out; `put_back` carries the words of the one pressed."""

    put_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(4))
        column.addWidget(SoftLabel(say("Taken out. Press one to put it back.")))
        self._held = QWidget()
        self._line = FlowLayout(self._held, gap=6)
        column.addWidget(self._held)
        self.buttons: list[RowButton] = []

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these, or nothing at all."""
        clear(self._line)
        self.buttons = []
        for one in words:
            said = say("“{words}”", words=shortened(one, _LONGEST))
            press = partial(self.put_back.emit, one)
            button = RowButton(said, press, icon="x", name=say("Put back {words}", words=said))
            self.buttons.append(button)
            self._line.addWidget(button)
        self.setVisible(bool(words))
