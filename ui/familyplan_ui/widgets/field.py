"""A form field's frame: label above, field, help below, and an error that keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.notices import announce
from familyplan_ui.widgets.text import IconLabel, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class FieldFrame(QWidget):
    """Label, field and the lines under it, tied together for a screen reader.

    `field` is the control that is typed in; `beside` may hold it together with a button. What
    was said to be wrong goes as soon as somebody types on.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        help_line: str = "",
        beside: QWidget | QLayout | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._help = help_line
        px = Theme.current().px
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.label = WrapLabel(label, strong=True)
        self.label.setBuddy(field)
        column.addWidget(self.label)
        if isinstance(beside, QWidget) or beside is None:
            column.addWidget(beside or field)
        else:
            column.addLayout(beside)
        if help_line:
            column.addWidget(SoftLabel(help_line))
        self._error: WrapLabel | None = None
        self._error_line: QWidget | None = None
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_line)
        Theme.current().dress(field, "text")
        if isinstance(field, QLineEdit):
            field.textEdited.connect(lambda _text: self.clear_error())

    @property
    def error(self) -> str:
        """The error shown, "" when there is none."""
        if self._error is None or self._error_line is None or self._error_line.isHidden():
            return ""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong and what to do; what was typed stays, and it is spoken."""
        if self._error is None or self._error_line is None:
            self._error = WrapLabel(tone="attention")
            self._error_line = _error_line(self._error)
            self._column.addWidget(self._error_line)
        self._error.setText(sentence)
        self._error_line.show()
        self.field.setAccessibleDescription(f"{sentence} {self._help}".strip())
        announce(self.field, sentence)

    def clear_error(self) -> None:
        """Take the error away."""
        if not self.error:
            return
        if self._error is not None and self._error_line is not None:
            self._error.setText("")
            self._error_line.hide()
        self.field.setAccessibleDescription(self._help)


def _error_line(error: WrapLabel) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Theme.current().px(8))
    icon: QLabel = IconLabel("triangle-alert", "attention", 18)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(error, 1)
    return held
