"""A passphrase made up by chance, shown in clear, for people who would rather not think of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    PlainButton,
    SoftLabel,
    TextButton,
    WrapLabel,
    announce,
)

if TYPE_CHECKING:
    from familyplan.session.passphrases import Phrase


class Suggestion(QFrame):
    """Hidden until it is asked for; `chosen` carries the words somebody decided to use."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        px = Theme.current().px
        self.phrase: Phrase | None = None
        self._words = WrapLabel(size="section", strong=True)
        self._about = SoftLabel()
        self.use = PlainButton(say("Use this one"), self._use, icon="check")
        self.another = PlainButton(say("Another one"), self.suggest)
        self.away = TextButton(say("No, thank you"), self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        held = QWidget()
        flow = FlowLayout(held)
        for button in (self.use, self.another, self.away):
            flow.addWidget(button)
        for part in (self._words, self._about, held):
            column.addWidget(part)
        self.hide()

    @property
    def words(self) -> str:
        """The passphrase shown, "" for none."""
        return self.phrase.text if self.phrase is not None else ""

    def suggest(self) -> None:
        """Make one up and show it."""
        from familyplan.session.passphrases import suggest  # noqa: PLC0415 - at first need

        self.phrase = suggest()
        self._words.setText(self.phrase.text)
        self._about.setText(
            say(
                "{n} words drawn by chance. Nobody who knows you can guess them, and a thousand "
                "computers trying day and night would need many years.",
                n=len(self.phrase.text.split()),
            )
        )
        for button in (self.use, self.another):
            button.show()
        self.away.say(say("No, thank you"))
        self.show()
        announce(self, self.phrase.text)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take it off the screen and out of here."""
        self.phrase = None
        self._words.setText("")
        self.hide()

    def _use(self) -> None:
        self.chosen.emit(self.words)
        self._about.setText(
            say("It stands in both fields now. Say it to yourself a few times before you go on.")
        )
        for button in (self.use, self.another):
            button.hide()
        self.away.say(say("Put it away"))
        self.away.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._about.text())
