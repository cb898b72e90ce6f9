"""Finding controls by what a screen reader would call them, as a person would look for them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

W = TypeVar("W", bound=QWidget)


def named(page: QWidget, name: str, kind: type[W]) -> W:
    """Give the one visible control of this kind and name."""
    found = [
        widget
        for widget in page.findChildren(kind)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and _name(widget) == name
    ]
    assert len(found) == 1, f"{len(found)} controls are called “{name}”"
    return found[0]


def press(page: QWidget, name: str) -> None:
    """Press the button of this name."""
    named(page, name, QAbstractButton).click()


def type_into(page: QWidget, name: str, words: str) -> None:
    """Go to the field of this name, replace what is there, and leave it with Tab."""
    field = named(page, name, QWidget)
    field.setFocus()
    if isinstance(field, QComboBox) and not field.isEditable():
        at = field.findText(words)
        assert at >= 0, f"“{words}” is not offered in “{name}”"
        field.setCurrentIndex(at)
    elif isinstance(field, QComboBox):
        field.setEditText(words)
    elif isinstance(field, QLineEdit):
        field.setText(words)
    else:
        QTest.keyClicks(field, words)


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return str(spoken.text(QAccessible.Text.Name))
