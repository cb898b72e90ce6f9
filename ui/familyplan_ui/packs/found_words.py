"""A text with the words marked that seem to name something kept back, to be read or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from familyplan.words import listed, say
from familyplan_ui.forms.editor import plain
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.sharing import TextToDecide

__all__ = ["FoundWords", "marked_words"]

_LEAST, _MOST, _LETTERS_IN_LINE = 2, 9, 80
_QUOTED: Final = "\u201c{}\u201d"


def marked_words(found: TextToDecide) -> tuple[str, ...]:
    """Give the words of a text that were found, each once, as they stand in it."""
    return tuple(dict.fromkeys(found.text[one.start : one.end] for one in found.passages))


class FoundWords(QPlainTextEdit):
    """The words of one entry; the marks are underlined, and told in words to who listens."""

    def __init__(self) -> None:
        super().__init__()
        self._found: TextToDecide | None = None
        self.setTabChangesFocus(True)
        theme = Theme.current()
        theme.dress(self, "text")
        theme.changed.connect(self._mark)

    def show_found(self, found: TextToDecide) -> None:
        """Show a text that waits, to be read."""
        self._found = found
        self.setReadOnly(True)
        self.setPlainText(found.text)
        words = listed([_QUOTED.format(one) for one in marked_words(found)])
        self.setAccessibleDescription(say("Marked: {words}", words=words))
        self._mark()

    def let_change(self) -> None:
        """Let the words be changed."""
        self.setReadOnly(False)
        self.setFocus()
        self.moveCursor(QTextCursor.MoveOperation.End)

    @property
    def said(self) -> str:
        """The words as they stand now."""
        return plain(self.toPlainText()).strip()

    def _mark(self) -> None:
        if self._found is None:
            return
        text = self._found.text
        places = ((one.start, one.end) for one in self._found.passages)
        self.setExtraSelections(self._marks(text, places))
        lines = text.count("\n") + 1 + len(text) // _LETTERS_IN_LINE
        room = min(max(lines, _LEAST), _MOST)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * room + Theme.current().px(20))

    def _marks(
        self, text: str, places: Iterable[tuple[int, int]]
    ) -> list[QTextEdit.ExtraSelection]:
        look, made = QTextCharFormat(), []
        look.setBackground(Theme.current().colour("attention-soft"))
        look.setForeground(Theme.current().colour("attention"))
        look.setFontUnderline(True)
        for start, end in places:
            one, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
            cursor.setPosition(_halves(text[:start]))
            cursor.setPosition(_halves(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, look
            made.append(one)
        return made


def _halves(text: str) -> int:
    """Count a text in halves of UTF-16, as Qt does."""
    return len(text.encode("utf-16-le")) // 2
