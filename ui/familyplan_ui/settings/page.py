"""Settings, in five parts: me, this partnership, the look, safety, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.settings.about import About
from familyplan_ui.settings.about_you import Me, Partnership
from familyplan_ui.settings.look import Look
from familyplan_ui.settings.security import Passphrase, Ways, Whole
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, ScrollPage, Segments

if TYPE_CHECKING:
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate

_COLUMN = 560


class Page(ScrollPage):
    """One part at a time, a narrow column so that lines stay short."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.me, self.partnership, self.look = Me(gate), Partnership(gate), Look()
        self.ways, self.passphrase, self.whole = Ways(gate), Passphrase(gate), Whole(gate)
        self.about = About()
        parts = [
            ("me", say("Me")),
            ("partnership", say("Partnership")),
            ("look", say("Look")),
            ("safety", say("Safety")),
            ("about", say("About")),
        ]
        self.parts = Segments(say("Part of the settings"), parts)
        self._pages: dict[str, QWidget] = {
            "me": self.me,
            "partnership": self.partnership,
            "look": self.look,
            "safety": _together(self.ways, self.passphrase, self.whole),
            "about": self.about,
        }
        self.body.addWidget(Heading(say("Settings"), size="title"))
        self.body.addWidget(self.parts)
        for page in self._pages.values():
            self.body.addWidget(page)
        self.body.addStretch(1)
        self.parts.chosen.connect(self.show_part)
        gate.changed.connect(self._note)
        Theme.current().changed.connect(self._fit)
        self._fit()
        self.show_part("me")

    def arrive(self, part: str = "") -> None:
        """Come to a part of the settings, or to the one looked at last."""
        if part in self._pages:
            self.parts.choose(part)
        self.show_part(self.parts.key)

    def leave(self) -> None:
        """Keep what was typed, and forget passphrases."""
        self.me.keep()
        self.partnership.keep()
        self.passphrase.forget()

    def show_part(self, key: str) -> None:
        """Show one part as it is now."""
        for name, page in self._pages.items():
            page.setVisible(name == key)
        if not self._gate.is_open:
            return
        if key == "me":
            self.me.show_now()
        elif key == "partnership":
            self.partnership.show_now()
        elif key == "safety":
            self.ways.show_now()
        elif key == "about":
            self.about.show_now()
        self.verticalScrollBar().setValue(0)

    def _note(self, changes: Changes) -> None:
        """Show what undo or redo changed, unless somebody is typing there."""
        typing = any(field.isModified() for field in self.me.fields.values())
        if changes.kinds & {"user", "setting"} and self.isVisible() and not typing:
            self.show_part(self.parts.key)

    def _fit(self) -> None:
        for page in self._pages.values():
            page.setMaximumWidth(Theme.current().px(_COLUMN))


def _together(*parts: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(28))
    for part in parts:
        column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
    return held
