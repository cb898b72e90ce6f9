"""Settings about people: me, and what this partnership is and calls things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import User, declarations
from familyplan.words import say
from familyplan.words.terms import DEFAULT_TERMS
from familyplan_ui import own_terms as terms
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, SoftLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate

_ME: Final = ("name", "role", "agency", "phone")
_PARTNERSHIP: Final = "partnership"


class _Lines(QWidget):
    """Single-line fields under a heading and a sentence saying what they are for."""

    def __init__(self, gate: Gate, heading: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.fields: dict[str, QLineEdit] = {}
        self.frames: dict[str, FieldFrame] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(12))
        self._column.addWidget(Heading(heading))
        self._column.addWidget(SoftLabel(why))

    def add(self, key: str, label: str, help_line: str = "") -> None:
        """Add a field."""
        field = QLineEdit()
        frame = FieldFrame(label, field, help_line=help_line)
        self.fields[key], self.frames[key] = field, frame
        self._column.addWidget(frame)

    def keep_with(self, keep: Callable[[], None]) -> None:
        """Have `keep` called when one leaves a field or presses Enter, and before a lock."""
        for field in self.fields.values():
            field.editingFinished.connect(keep)
        self._gate.keeping.connect(keep)


class Me(_Lines):
    """My name, role, agency and telephone, as they stand on what I write."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        why = say("Your name stands beside everything you write down in this store.")
        super().__init__(gate, say("Me"), why, parent)
        for key in _ME:
            self.add(key, say(declarations(User)[key].label))
        self.keep_with(self.leave)

    def show_now(self) -> None:
        """Show what is kept."""
        user = self._gate.session.user
        for key, field in self.fields.items():
            field.setText(getattr(user, key))

    def leave(self) -> None:
        """Keep what was typed; a user always has a name."""
        if not self._gate.is_open:
            return
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        if not typed["name"]:
            self.frames["name"].show_error(
                say("A name is needed, because it stands beside what you write. It is as it was.")
            )
            return
        self.frames["name"].clear_error()
        user = self._gate.session.user
        changed = {key: text for key, text in typed.items() if text != getattr(user, key)}
        if changed:
            self._gate.run(actions.accounts.edit_user, user.id, **changed)


class Partnership(_Lines):
    """The partnership's name and its words for things."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        why = say("These stand on screen and on every copy. Leave a word empty to keep ours.")
        super().__init__(gate, say("This partnership"), why, parent)
        self.add(_PARTNERSHIP, say("Name of the partnership"))
        for key, label in terms.LABELS.items():
            self.add(key, say("What you call “{thing}”", thing=say(label)))
            self.fields[key].setPlaceholderText(DEFAULT_TERMS[key])
        self.keep_with(self.leave)

    def show_now(self) -> None:
        """Show what is kept."""
        session = self._gate.session
        own = terms.own_terms(session)
        self.fields[_PARTNERSHIP].setText(str(session.setting(_PARTNERSHIP, "")))
        for key in terms.LABELS:
            self.fields[key].setText(own.get(key, ""))

    def leave(self) -> None:
        """Keep what was typed and speak like that from now on."""
        if not self._gate.is_open:
            return
        session = self._gate.session
        name = self.fields[_PARTNERSHIP].text().strip()
        if name != str(session.setting(_PARTNERSHIP, "")):
            self._gate.run(actions.accounts.set_setting, _PARTNERSHIP, name)
        own = {key: text for key in terms.LABELS if (text := self.fields[key].text().strip())}
        if own != terms.own_terms(session):
            self._gate.run(actions.accounts.set_setting, terms.KEY, own)
            terms.speak_as(session)
