"""What has come in, what has not and why, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.session.bringing_in import came_words, names
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, FlowLayout, PlainButton, PrimaryButton, WrapLabel

if TYPE_CHECKING:
    from familyplan.session.bringing_in import Outcome, TakenBack


class Ended(QWidget):
    """The end of an import; `look_for_twice` asks to look for families that are here twice."""

    take_back = Signal()
    go_on = Signal()
    look_for_twice = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Banner("circle-check", "", "good")
        self.more = WrapLabel()
        self.on_button = PrimaryButton(say("Go to the families"), self.go_on.emit)
        self.twice_button = PlainButton(say("Look for duplicates"), self.look_for_twice.emit)
        self.back_button = PlainButton(say("Take it all back"), self.take_back.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(12))
        column.addWidget(self.words)
        column.addWidget(self.more)
        row = FlowLayout(gap=12)
        for button in (self.on_button, self.twice_button, self.back_button):
            row.addWidget(button)
        column.addLayout(row)

    def show_outcome(self, outcome: Outcome, undo: str) -> None:
        """Say what came in, and what undo would do first."""
        self.words.say(came_words(outcome))
        lines = (
            [say("Undo takes them back one at a time, the last first ({what}).", what=undo)]
            if undo
            else []
        )
        if outcome.left:
            lines.append(say("Not here: {names}.", names=names(outcome.left)))
        self._say(lines)
        self.twice_button.setVisible(bool(outcome.came))
        self.back_button.setVisible(bool(outcome.action_ids))

    def show_taken_back(self, taken: TakenBack) -> None:
        """Say that it was taken back, and what could not be."""
        gone = say("It was taken back: nothing of the file is here.")
        self.words.say(say("Some of it stays here.") if taken.stayed else gone)
        self._say(list(taken.stayed[:10]))
        self.twice_button.hide()
        self.back_button.hide()

    def _say(self, lines: list[str]) -> None:
        self.more.setText("\n".join(lines))
        self.more.setVisible(bool(lines))
