"""Editors for words: one line, text that grows as it is typed, and lists with one entry a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from familyplan_ui.forms.editor import Editor, plain
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_FEWEST, _MOST = 2, 16


class PlainLine(QLineEdit):
    """One line of text, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "text")


class LineEditor(Editor):
    """A short text on one line."""

    def __init__(self) -> None:
        self.line = PlainLine()
        super().__init__(self.line)
        self.line.textChanged.connect(lambda _text: self.tell_typed())
        self.line.returnPressed.connect(self._enter)

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        return " ".join(plain(self.line.text()).split("\n")).strip()

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

    def draft(self) -> str:  # noqa: D102 - as in Editor
        return self.line.text()

    def show_draft(self, text: str) -> None:  # noqa: D102 - as in Editor
        self.line.setText(text)

    def _enter(self) -> None:
        self.left.emit()
        self.entered.emit()


class GrowingText(QPlainTextEdit):
    """Plain text as tall as its words, within reason; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "text")
        self.document().setDocumentMargin(5)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height the words need."""
        line = self.fontMetrics().lineSpacing()
        lines = max(_FEWEST, min(_MOST, round(self.document().size().height())))
        edges = round(2 * self.document().documentMargin()) + 2 * self.frameWidth() + 4
        if self.height() != lines * line + edges:
            self.setFixedHeight(lines * line + edges)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(40, self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: D102 - Qt's own
        self.insertPlainText(plain(source.text()))


class TextEditor(Editor):
    """A text of any length."""

    def __init__(self) -> None:
        self.text = GrowingText()
        super().__init__(self.text)
        self.text.textChanged.connect(self.tell_typed)

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        return plain(self.text.toPlainText()).strip()

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self.text.setPlainText(value or "")

    def draft(self) -> str:  # noqa: D102 - as in Editor
        return self.text.toPlainText()

    def show_draft(self, text: str) -> None:  # noqa: D102 - as in Editor
        self.text.setPlainText(text)


class ListEditor(TextEditor):
    """A list of short texts, one on each line."""

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        lines = plain(self.text.toPlainText()).split("\n")
        return tuple(line.strip() for line in lines if line.strip())

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self.text.setPlainText("\n".join(value or ()))
