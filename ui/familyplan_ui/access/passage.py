"""One passage to decide about: others in it are marked, and words are chosen to take out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from familyplan.words import say
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.sharing.access import Block

_LINES_AT_LEAST, _LINES_AT_MOST = 2, 12
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class Passage(QPlainTextEdit):
    """The words themselves, to be read and selected and never typed in.

    `take_wanted` comes when somebody presses Delete: the words selected are to be taken out.
    """

    take_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._block: Block | None = None
        self._taken: tuple[str, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(say("The words to decide about"))
        self.setAccessibleDescription(say("Select words with Shift and the arrow keys."))
        theme = Theme.current()
        theme.dress(self, "text")
        theme.changed.connect(self._mark)

    def show_block(self, block: Block, taken: tuple[str, ...]) -> None:
        """Show a passage with what speaks of others marked and what is taken out struck."""
        if self._block is None or self._block.text != block.text:
            self.setPlainText(block.text)
        self._block, self._taken = block, taken
        self._mark()

    @property
    def selected(self) -> str:
        """The words selected, "" for none."""
        return self.textCursor().selectedText().translate(_BREAKS)

    def forget_selection(self) -> None:
        """Select nothing any more, and stay where one was."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.take_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        if self._block is None:
            return
        theme, text = Theme.current(), self._block.text
        spoken, gone = QTextCharFormat(), QTextCharFormat()
        spoken.setBackground(theme.colour("attention-soft"))
        spoken.setForeground(theme.colour("attention"))
        spoken.setFontUnderline(True)
        gone.setBackground(theme.colour("sunken"))
        gone.setForeground(theme.colour("text-soft"))
        gone.setFontStrikeOut(True)
        mentioned = ((one.start, one.end) for one in self._block.mentions)
        found = [self._over(text, place, spoken) for place in mentioned]
        found += [self._over(text, place, gone) for place in _places(text, self._taken)]
        self.setExtraSelections(found)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Be as tall as the words need, within reason."""
        metrics = self.fontMetrics()
        wide = max(1, self.viewport().width() - Theme.current().px(24))
        lines = sum(
            metrics.horizontalAdvance(one) // wide + 1 for one in self.toPlainText().split("\n")
        )
        room = min(max(lines, _LINES_AT_LEAST), _LINES_AT_MOST)
        self.setFixedHeight(metrics.lineSpacing() * room + Theme.current().px(24))

    def _over(
        self, text: str, place: tuple[int, int], look: QTextCharFormat
    ) -> QTextEdit.ExtraSelection:
        made, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
        # Qt counts in halves of UTF-16, Python in whole letters.
        start, end = (_halves(text[:at]) for at in place)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor, made.format = cursor, look
        return made


def _halves(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    found = []
    for one in words:
        at = text.find(one) if one else -1
        while at >= 0:
            found.append((at, at + len(one)))
            at = text.find(one, at + len(one))
    return found
