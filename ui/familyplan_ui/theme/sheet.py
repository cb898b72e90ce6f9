"""The style sheet, written from the colour roles; it names no font and no colour of its own."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.theme.roles import Role, Scheme

_GROUNDS: Final = """
QWidget { color: $text; }
QMainWindow, QDialog { background: $surface; }
QScrollArea { background: $surface; border: none; }
QWidget#page { background: $surface; }
QScrollArea#side, QWidget#side { background: $sunken; border: none; }
QFrame[bed="surface"] { background: $surface; }
QFrame[bed="sunken"] { background: $sunken; }
QFrame[bed="raised"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[bed="sidebar"] { background: $sunken; border: none; border-right: 1px solid $line; }
QFrame[bed="status"] { background: $sunken; border: none; border-top: 1px solid $line; }
QFrame[rule="line"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[tone="soft"] { color: $text_soft; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="ink"] { color: $accent_ink; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="danger"] { color: $danger; }
QFrame[strip="accent"] { background: $accent_strip; border: $accent_edge; border-radius: 8px; }
QFrame[strip="attention"] {
    background: $attention_soft; border: $attention_edge; border-radius: 8px; }
QFrame[strip="danger"] { background: $danger_soft; border: $danger_edge; border-radius: 8px; }
QFrame[strip="good"] { background: $good_soft; border: $good_edge; border-radius: 8px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px; }
"""

_BUTTONS: Final = """
QPushButton { background: $raised; color: $text; border: ${edge}px solid $line_strong;
    border-radius: 6px; padding: ${button_pad}px ${button_side}px; min-height: ${button}px; }
QPushButton:hover { background: $accent_soft; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $text_soft; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent;
    border: ${edge}px solid $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    border-color: $accent_ink; }
QPushButton[kind="primary"]:disabled { background: transparent; color: $text_soft;
    border-color: $line; }
QPushButton[kind="row"] { min-height: ${row_button}px; }
QPushButton[lean="true"] { padding-left: ${lean}px; padding-right: ${lean}px; }
QPushButton[kind="text"] { background: transparent; border: none; border-radius: 4px;
    color: $accent; padding: ${button_pad}px 0; $link }
QPushButton[kind="text"]:hover { color: $accent_ink; background: $accent_soft; }
QPushButton[kind="quiet"] { background: transparent; border: ${edge}px solid transparent;
    color: $text_soft; padding: 0 6px; min-height: ${quiet}px; }
QPushButton[kind="quiet"]:hover { color: $text; background: $accent_soft; }
QPushButton[kind="quiet"]:disabled { color: $text_soft; background: transparent; }
QPushButton[kind="place"] { background: transparent; border: none; border-radius: 0;
    padding: 0; min-height: ${place}px; text-align: left; }
QPushButton[kind="place"]:hover { background: $raised; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $raised; color: $text; border: ${edge}px solid $line_strong; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $text_soft; }
QLineEdit, QAbstractSpinBox, QComboBox {
    padding: ${field_pad}px ${field_side}px; min-height: ${field}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid $focus; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    padding: ${field_pad_focus}px ${field_side_focus}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled {
    color: $text_soft; background: $surface; border-color: $line; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; }
QFrame[field="frame"] { background: $raised; border: ${edge}px solid $line_strong;
    border-radius: 6px; padding: 1px; }
QComboBox::drop-down { border: none; width: ${arrow}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${mark}px; height: ${mark}px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line_strong; }
"""

_FURNITURE: Final = """
QMenuBar { background: $sunken; color: $text; border: none; padding: 0 8px; }
QMenuBar::item { background: transparent; padding: ${menu_pad}px 8px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_soft; color: $accent_ink; }
QMenu { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px 0; }
QMenu::item { padding: ${menu_pad}px 28px ${menu_pad}px 20px; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; }
QMenu::item:disabled { color: $text_soft; }
QMenu::separator { height: 1px; background: $line; margin: 4px 12px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text; border: none;
    border-bottom: 3px solid transparent; padding: ${tab_pad}px 11px; }
QTabBar::tab:selected { color: $accent; border-bottom: 3px solid $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QListView, QTreeView, QTableView { background: transparent; border: none;
    alternate-background-color: transparent; gridline-color: $line; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $text_soft; border: none;
    border-bottom: 1px solid $line_strong; padding: ${menu_pad}px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $sunken; border: 1px solid $line_strong; border-radius: 4px;
    max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
"""

_SHEET: Final = Template(_GROUNDS + _BUTTONS + _FIELDS + _FURNITURE)


def write(
    scheme: Scheme, colours: dict[Role, str], px: Callable[[float], int], chevron: str
) -> str:
    """Write the sheet for one scheme.

    `px` turns a length at 100 % into one at the text size; `chevron` is the file of the icon
    that opens a list, because a style sheet takes pictures only from files.
    """
    strong = scheme == "contrast"
    names = {role.replace("-", "_"): colour for role, colour in colours.items()}
    edges = {
        f"{role}_edge": f"1.5px solid {colours[role]}" if strong else "none" for role in _EDGED
    }
    return _SHEET.substitute(
        **names,
        **edges,
        accent_strip=colours["surface" if strong else "accent-soft"],
        arrow=px(28),
        chevron=chevron,
        mark=px(16),
        edge=2 if strong else 1,
        link="text-decoration: underline;" if strong else "",
        button=px(24),
        button_pad=3,
        button_side=px(12),
        lean=px(7),
        row_button=px(20),
        quiet=px(22),
        place=px(36),
        field=px(26),
        field_pad=3,
        field_pad_focus=3 if strong else 2,
        field_side=px(8),
        field_side_focus=px(8) - (0 if strong else 1),
        menu_pad=px(5),
        tab_pad=px(7),
    )


_EDGED: Final[tuple[Role, ...]] = ("accent", "attention", "danger", "good")
