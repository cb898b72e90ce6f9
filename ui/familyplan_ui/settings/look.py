"""Settings for the eye: light, dark or high contrast, and the size of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import MODES, Theme
from familyplan_ui.widgets import FlowLayout, Heading, Line, PlainButton, Segments, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.theme import Mode

_NORMAL = 100


class Look(QWidget):
    """Follows the theme and changes it; keeping it is the start-up's business."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = Theme.current()
        words = {
            "system": say("As the computer"),
            "light": say("Light"),
            "dark": say("Dark"),
            "contrast": say("High contrast"),
        }
        self.modes = Segments(say("Colours"), [(mode, words[mode]) for mode in MODES])
        self.percent = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Heading(say("Look")))
        why = say("Kept on this computer, for you. It says nothing about anybody.")
        column.addWidget(SoftLabel(why))
        column.addWidget(self.modes)
        held = QWidget()
        row = FlowLayout(held)
        row.addWidget(PlainButton(say("Smaller text"), lambda: theme.step(-1), icon="minus"))
        row.addWidget(self.percent)
        row.addWidget(PlainButton(say("Larger text"), lambda: theme.step(1), icon="plus"))
        row.addWidget(PlainButton(say("Normal text"), lambda: theme.set_percent(_NORMAL)))
        column.addWidget(held)
        column.addStretch(1)
        self.modes.chosen.connect(self._choose)
        theme.changed.connect(self._follow)
        self._follow()

    def _choose(self, key: str) -> None:
        mode: Mode = next(one for one in MODES if one == key)
        Theme.current().set_mode(mode)

    def _follow(self) -> None:
        theme = Theme.current()
        self.modes.choose(theme.mode)
        self.percent.setText(say("{percent} %", percent=theme.percent))
