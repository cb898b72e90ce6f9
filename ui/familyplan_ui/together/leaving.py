"""The second step of leaving: asked in words, away from the first button, with staying first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton, WrapLabel
from familyplan_ui.widgets.scroll import MARGIN


class Leaving(QWidget):
    """Stands in place of the page; `stay` and `leave` carry the answer."""

    stay = Signal()
    leave = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, px(40), MARGIN, MARGIN)
        column.setSpacing(px(12))
        column.addWidget(Heading(say("Stop looking together?"), size="dialog"))
        column.addWidget(
            WrapLabel(
                say(
                    "The whole record will be on the screen again, with what is kept off it now. "
                    "Turn the screen away first."
                )
            )
        )
        held = QWidget()
        row = FlowLayout(held, gap=px(12))
        self.first = PrimaryButton(say("Go on looking together"), self.stay.emit)
        row.addWidget(self.first)
        row.addWidget(PlainButton(say("Show the whole record"), self.leave.emit))
        column.addWidget(held)
        column.addStretch(1)
