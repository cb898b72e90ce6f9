"""The two halves of making a recovery sheet: getting it on paper, and typing two groups back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from familyplan.words import say
from familyplan_ui.door.code_shown import CodeShown
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
)
from familyplan_ui.widgets.rebuilding import clear, reading_order

if TYPE_CHECKING:
    from familyplan.session.keys import NewSheet

_GROUP: Final = 160


class OnPaper(QWidget):
    """Shows the code and the ways to paper; `printing`, `saving` and `ready` say what was asked."""

    printing = Signal()
    saving = Signal()
    ready = Signal()

    def __init__(self, *, may_save: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = CodeShown()
        self.done = Banner("circle-check", "", "good")
        self.print_button = PrimaryButton(
            say("Print the sheet"), self.printing.emit, icon="printer"
        )
        self.save_button = PlainButton(say("Save as PDF…"), self.saving.emit)
        self.ready_button = PlainButton(say("I have it on paper"), self.ready.emit)
        warning = SoftLabel(
            say(
                "A file of it is as good as the sheet to whoever finds it. If you must save it, "
                "take a stick that stays at the office, print it there, and delete the file."
            )
        )
        self.save_button.setVisible(may_save)
        warning.setVisible(may_save)
        self.done.hide()
        words = say(
            "Nobody can show you this code again, not even this program. Print it, or write it "
            "down letter by letter. Keep it sealed at the office, never with the laptop."
        )
        buttons = row_of((self.print_button, self.save_button, self.ready_button))
        parts = (Heading(say("1. Get the code on paper")), SoftLabel(words), self.code,
                 buttons, warning, self.done)  # fmt: skip
        column_of(self, parts)
        self.hide()

    def come(self, sheet: NewSheet) -> None:
        """Show this sheet's code."""
        self.code.show_groups(sheet.groups)
        self.done.hide()
        self.show()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take the code away."""
        self.code.forget()
        self.hide()

    def say_done(self, words: str) -> None:
        """Say that it is on paper or in a file."""
        self.done.show()
        self.done.say(words)
        self.ready_button.setFocus(Qt.FocusReason.OtherFocusReason)


class TypedBack(QWidget):
    """Asks for the groups the core chose; `confirmed` and `again` say what was asked."""

    confirmed = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frames: dict[int, FieldFrame] = {}
        self._fields = QWidget()
        self._column = column_of(self._fields)
        self.confirm_button = PrimaryButton(say("Let the sheet count"), self.confirmed.emit)
        self.again_button = TextButton(say("Show the code again"), self.again.emit)
        words = say("Read them from the paper: this is how you know that it is there and readable.")
        parts = (
            Heading(say("2. Type two groups back")),
            SoftLabel(words),
            self._fields,
            row_of((self.confirm_button, self.again_button)),
        )
        column_of(self, parts)
        self.hide()

    def come(self, sheet: NewSheet) -> None:
        """Ask for the groups of this sheet."""
        self.forget()
        for number in sheet.asked:
            frame = FieldFrame(say("Group {n}", n=number), QLineEdit())
            frame.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            if isinstance(frame.field, QLineEdit):
                frame.field.returnPressed.connect(self.confirmed)
            self.frames[number] = frame
            frame.field.setMaximumWidth(Theme.current().px(_GROUP))
            self._column.addWidget(frame)
        self.show()
        for frame in self.frames.values():
            frame.show()
        reading_order(self)
        self.frames[sheet.asked[0]].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[int, str]:
        """Give what was typed, by the number of its group."""
        return {
            number: frame.field.text()
            for number, frame in self.frames.items()
            if isinstance(frame.field, QLineEdit)
        }

    def object(self, sentence: str) -> None:
        """Say at the first field that the groups are not those on the sheet."""
        first = next(iter(self.frames.values()))
        first.show_error(sentence)
        first.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Take the fields away with what was typed."""
        self.frames.clear()
        clear(self._column)
        self.hide()
