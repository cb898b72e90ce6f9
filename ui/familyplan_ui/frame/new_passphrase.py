"""Choosing a passphrase: written twice, measured, or made up; the same wherever one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.frame.passphrase import PassphraseField
from familyplan_ui.frame.strength import StrengthLine
from familyplan_ui.frame.suggestion import Suggestion
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, FieldFrame, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan_ui.work import Worker


@dataclass(frozen=True)
class Labels:
    """What stands above the two fields, already said."""

    first: str
    again: str


class NewPassphrase(QWidget):
    """Two fields, what the first is worth, and "Suggest one"; `entered` tells of Enter."""

    entered = Signal()

    def __init__(
        self,
        worker: Worker,
        names: Callable[[], Iterable[str]],
        labels: Labels,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.first, self.again = PassphraseField(labels.first), PassphraseField(labels.again)
        words = say("Four or five words you can picture work well. Pasting is fine.")
        self.frame = FieldFrame(labels.first, self.first.line, help_line=words, beside=self.first)
        self.again_frame = FieldFrame(labels.again, self.again.line, beside=self.again)
        self.strength = StrengthLine(self.first, worker, names)
        self.suggestion = Suggestion()
        self.suggest_button = TextButton(
            say("Suggest one"), self.suggestion.suggest, icon="dices",
            name=say("Suggest one: a passphrase of words drawn by chance"),
        )  # fmt: skip
        self._caps = Banner("triangle-alert", say("Caps Lock is on."))
        self._caps.hide()
        self._build()
        self.suggestion.chosen.connect(self._take)
        for field in (self.first, self.again):
            field.caps.connect(self._caps.setVisible)
            field.entered.connect(self.entered)

    @property
    def text(self) -> str:
        """The passphrase in the first field."""
        return self.first.text

    def same(self) -> bool:
        """Whether both fields agree; where they do not, say so at the second."""
        self.clear_errors()
        if self.first.text == self.again.text:
            return True
        self.again_frame.show_error(say("The two are not the same. Write it once more."))
        self.again.line.setFocus()
        return False

    def object(self, sentence: str) -> None:
        """Say at the first field what is wrong with the passphrase."""
        self.frame.show_error(sentence)
        self.first.line.setFocus()

    def clear_errors(self) -> None:
        """Take what was said at the fields away."""
        self.frame.clear_error()
        self.again_frame.clear_error()

    def forget(self) -> None:
        """Forget what was typed and what was made up."""
        for field in (self.first, self.again):
            field.line.clear()
            field.hide_words()
        self.suggestion.forget()

    def _take(self, words: str) -> None:
        for field in (self.first, self.again):
            field.line.setText(words)
        self.clear_errors()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(self.frame)
        column.addWidget(self.strength)
        column.addWidget(self.suggest_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.suggestion)
        column.addWidget(self.again_frame)
        column.addWidget(self._caps)
