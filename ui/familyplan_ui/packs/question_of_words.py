"""One text that waits for a decision: its words, what they may name, and what one can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.model import Kind, declarations, nouns
from familyplan.model.titles import name_in, title
from familyplan.words import say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.packs.found_words import FoundWords
from familyplan_ui.widgets import (
    FieldFrame,
    Heading,
    PlainButton,
    SoftLabel,
    WrapLabel,
)

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.sharing import TextToDecide
    from familyplan_ui.gate import Gate

__all__ = ["QuestionOfWords"]

_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT})


class QuestionOfWords(QWidget):
    """Asks about one text, the one with this number.

    `settled` comes once it is decided, `changed_words` once its words were changed.
    """

    settled = Signal()
    changed_words = Signal(object)

    def __init__(self, gate: Gate, rows: Rows, found: TextToDecide, number: int) -> None:
        super().__init__()
        self._gate, self._rows, self.found = gate, rows, found
        self.done = False
        declared = declarations(nouns()[found.kind])[found.field]
        self.heading = Heading(_called(rows, found))
        self.words = FoundWords()
        self.names = WrapLabel()
        self.reason = PlainLine()
        self.frame = FieldFrame(say("What the words mean"), self.reason)
        self.other = PlainButton(say("Means something else, may be read"), self.let_be_read)
        self.keep = PlainButton(say("Keep it out"), self.keep_out)
        self.edit = PlainButton(say("Change the words"), self.change)
        self.kept = SoftLabel()
        self._part = say(declared.label)
        self.edit.setVisible(declared.kind in _TYPED)
        self._buttons = row_of((self.other, self.keep, self.edit))
        column_of(
            self,
            (
                self.heading, SoftLabel(self._part), self.words, self.names, self.frame,
                self._buttons, self.kept,
            ),
            gap=8,
        )  # fmt: skip
        self.kept.hide()
        self._show(found)
        self._number = number
        self._tell_apart()

    def let_be_read(self) -> None:
        """Decide that the words mean something else; a reason is needed."""
        reason = plain(self.reason.text()).strip()
        if not reason:
            self.frame.show_error(say("Write down what the words mean."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._decide("other", reason, say("May be read from now on."))

    def keep_out(self) -> None:
        """Decide that the words stay out."""
        self._decide("keep", plain(self.reason.text()).strip(), say("Stays out of such copies."))

    def change(self) -> None:
        """Let the words be changed, then keep them as they stand."""
        if self.words.isReadOnly():
            self.words.let_change()
            self.edit.say(say("Keep the changed words"))
            self.other.setEnabled(False)
            self.keep.setEnabled(False)
            self._tell_apart()
            return
        found = self.found
        said = {found.field: self.words.said}
        if self._gate.did(actions.records.edit, found.kind, found.row, **said):
            self.changed_words.emit(self)

    def show_changed(self, found: TextToDecide | None) -> None:
        """Show what was found in the changed words, None for nothing any more."""
        self.edit.say(say("Change the words"))
        self.other.setEnabled(True)
        self.keep.setEnabled(True)
        self._tell_apart()
        if found is None:
            self._close(say("The words were changed and name nothing any more."))
        else:
            self._show(found)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_apart(self) -> None:
        """Name each control with the number of its text: there may be several."""
        words: tuple[tuple[QWidget, str], ...] = (
            (self.words, say("The words to decide about")),
            (self.reason, say("What the words mean")),
            *((one, one.text()) for one in (self.other, self.keep, self.edit)),
        )
        for widget, name in words:
            numbered = say("{name}, text {number}", name=name, number=self._number)
            widget.setAccessibleName(numbered)

    def _show(self, found: TextToDecide) -> None:
        self.found = found
        self.words.show_found(found)
        lines = dict.fromkeys(self._names(found))
        self.names.setText("\n".join(lines))

    def _names(self, found: TextToDecide) -> list[str]:
        return [
            say(
                "“{words}” may be {what} ({whose}).",
                words=found.text[one.start : one.end],
                what=say(one.says.sort),
                whose=_whose(self._rows, one.says.row),
            )
            for one in found.passages
        ]

    def _decide(self, verdict: str, reason: str, told: str) -> None:
        self.frame.clear_error()
        if self._gate.did(actions.deciding.decide_words, self.found, verdict, reason=reason):
            self._close(told)

    def _close(self, told: str) -> None:
        self.done = True
        for part in (self.words, self.names, self.frame, self._buttons):
            part.hide()
        self.kept.setText(told)
        self.kept.show()
        self.settled.emit()


def _called(rows: Rows, found: TextToDecide) -> str:
    record = rows.any(found.row)
    return name_in(rows, found.row) or (title(record) if record is not None else "")


def _whose(rows: Rows, row: str) -> str:
    """Say whose it is that is kept back: a person, else what the row is called."""
    record = rows.any(row)
    person = name_in(rows, getattr(record, "person", ""))
    return person or name_in(rows, row) or (title(record) if record is not None else "")
