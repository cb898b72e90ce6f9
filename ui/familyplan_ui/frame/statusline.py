"""The status line: saved, undo and what it would undo, on this laptop only, text size, help."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, IconLabel, QuietButton, announce
from familyplan_ui.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


_LETTERS: Final = 90  # of what undo would undo, at 100 %


class StatusLine(QFrame):
    """Always there, quiet, in the same order; what just happened is said here and aloud."""

    def __init__(
        self,
        undo: Callable[[], object],
        text_size: Callable[[], object],
        help_me: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("bed", "status")
        self._tick = IconLabel("check", "text-soft", 16)
        self._saved = Line(size="small", tone="soft")
        self._undo = QuietButton("", undo, icon="undo-2")
        self._only = Line(say("On this laptop only"), size="small", tone="soft")
        self._text = QuietButton("", text_size)
        self._help = QuietButton(say("Help F1"), help_me)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._group(6, self._tick, self._saved, self._undo), 1, middle)
        row.addWidget(self._group(12, self._only, self._text, self._help), 0, middle)
        self._show_text_size()
        Theme.current().changed.connect(self._show_text_size)
        self.show_locked()

    def show_saved(self, at: datetime) -> None:
        """Say when the last thing typed was safely kept; only after it was."""
        self._tick.show()
        self._saved.show()
        self._saved.setText(say("Saved {time}", time=f"{at:%H:%M}"))
        announce(self._saved, self._saved.text())

    def show_undo(self, what: str) -> None:
        """Say what Ctrl+Z would undo, "" for nothing."""
        if what:
            # Large text would push everything else off the line; the menu has all the words.
            room = _LETTERS * 100 // Theme.current().percent
            self._undo.say(say("Undo: {what} Ctrl+Z", what=shorten(what, room, placeholder="…")))
        else:
            self._undo.say("")
        self._undo.setAccessibleDescription(what)
        self._undo.setVisible(bool(what))

    @property
    def text_button(self) -> QuietButton:
        """The button that says the text size, for a menu to open above it."""
        return self._text

    def show_help(self, *, shown: bool) -> None:
        """Show the help button once there is help."""
        self._help.setVisible(shown)

    def show_open(self) -> None:
        """Show an open store: nothing saved and nothing to undo yet."""
        self._tick.hide()
        self._saved.hide()
        self._undo.hide()
        self._only.show()

    def show_locked(self) -> None:
        """Say that the store is locked, and no more."""
        self.show_open()
        self._saved.setText(say("Locked"))
        self._saved.show()
        self._only.hide()

    def _show_text_size(self) -> None:
        self._text.say(say("Text {percent} %", percent=Theme.current().percent))

    @staticmethod
    def _group(gap: int, *parts: QWidget) -> QWidget:
        held = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        flow = FlowLayout(held, gap=gap)
        for part in parts:
            flow.addWidget(part)
        return held
