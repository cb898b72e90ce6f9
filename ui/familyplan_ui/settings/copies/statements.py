"""How to reach the partnership, and the standard statements, each with a sample to go back to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.packs.wording import SAMPLE
from familyplan.words import mark, say
from familyplan_ui.forms.lines import LineEditor, TextEditor
from familyplan_ui.settings.copies.kept import keep, kept
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, SoftLabel, TextButton, announce

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_LABELS: Final = {
    "privacy": mark("Privacy"),
    "this_copy": mark("What happens to this copy"),
    "put_right": mark("Putting something right, or complaining"),
    "ground_rules": mark("Ground rules of meetings"),
}


class Statements(QWidget):
    """What stands on copies word for word; where nobody wrote anything, the sample's words."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.contact = LineEditor()
        self.texts = {key: TextEditor() for key in _LABELS}
        self.resets: dict[str, TextButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(12))
        self._column.addWidget(Heading(say("What copies say")))
        self._column.addWidget(SoftLabel(say("These words stand on copies as they are here.")))
        contact, help_line = say("How to reach the partnership"), say("Telephone, e-mail, address.")
        self._column.addWidget(
            FieldFrame(contact, self.contact.control, help_line=help_line, beside=self.contact)
        )
        self.contact.left.connect(self.leave)
        for key, label in _LABELS.items():
            self._add(key, say(label))
        gate.keeping.connect(self.leave)

    def show_now(self) -> None:
        """Show what is kept, except where somebody is typing."""
        wording = kept(self._gate)
        self.contact.show_value(wording.contact)
        for key, editor in self.texts.items():
            if not editor.text.hasFocus() or not editor.text.document().isModified():
                editor.show_value(wording.statement(key))
                editor.text.document().setModified(False)
            self._say(key)

    def leave(self) -> None:
        """Keep what was typed; a statement left empty is the sample's again."""
        if not self._gate.is_open:
            return
        typed = {key: editor.value() for key, editor in self.texts.items()}
        own = {key: "" if text == say(SAMPLE[key]) else text for key, text in typed.items()}
        for editor in self.texts.values():
            editor.text.document().setModified(False)
        keep(self._gate, contact=self.contact.value(), **own)
        self.show_now()

    def reset(self, key: str) -> None:
        """Take the sample's words for one statement."""
        self.texts[key].show_value(say(SAMPLE[key]))
        self.texts[key].control.setFocus()  # the button goes away
        self.leave()
        announce(self.texts[key].control, say("The sample's words are used."))

    def _add(self, key: str, label: str) -> None:
        editor = self.texts[key]
        words = say("Use the sample's words")
        button = TextButton(words, partial(self.reset, key), name=f"{words}: {label}")
        self.resets[key] = button
        self._column.addWidget(FieldFrame(label, editor.control, beside=editor))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        editor.left.connect(self.leave)
        editor.typed.connect(lambda: self._say(key))

    def _say(self, key: str) -> None:
        self.resets[key].setVisible(self.texts[key].value() != say(SAMPLE[key]))
