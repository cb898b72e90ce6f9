"""The accessibility walk notices each fault it is there for, and passes a sound window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from walk import contrasts, cut_off, names, targets, traps, walk

from familyplan_ui.widgets import PlainButton, WrapLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme


class Trap(QLineEdit):
    """A field that keeps Tab for itself."""

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            return True
        return super().event(event)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Callable[..., QWidget]:
    """Show widgets one under another in a window of their own."""
    assert theme.scheme == "light"

    def show(*widgets: QWidget) -> QWidget:
        made = QWidget()
        qtbot.addWidget(made)
        column = QVBoxLayout(made)
        for widget in widgets:
            column.addWidget(widget)
        made.resize(400, 300)
        made.show()
        qtbot.waitExposed(made)
        return made

    return show


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def test_a_sound_window_has_no_findings(window: Callable[..., QWidget]) -> None:
    made = window(WrapLabel("Your name"), field("Your name"), PlainButton("Keep"))
    assert walk(made) == []


def test_a_control_without_a_name_is_found(window: Callable[..., QWidget]) -> None:
    assert names(window(QLineEdit())) == ["QLineEdit “” has no name"]


def test_a_name_that_differs_from_what_is_shown_is_found(window: Callable[..., QWidget]) -> None:
    button = PlainButton("Ask again")
    button.setAccessibleName("Request consent")
    assert names(window(button)) == [
        "PlainButton “Ask again” shows “Ask again” but is named “Request consent”"
    ]


def test_two_controls_of_one_name_are_found(window: Callable[..., QWidget]) -> None:
    made = window(PlainButton("Add"), PlainButton("Add"))
    assert names(made) == ["two controls are named “Add”"]


def test_a_small_target_is_found(window: Callable[..., QWidget]) -> None:
    button = QPushButton("x")
    button.setStyleSheet("min-height: 0; padding: 0;")
    button.setFixedSize(20, 20)
    assert targets(window(button)) == ["QPushButton “x” is only 20 by 20 pixels"]


def test_words_cut_off_at_the_side_or_below_are_found(window: Callable[..., QWidget]) -> None:
    words = "Words that need more than one line"
    narrow, low = QLabel("Khan-Walters family"), WrapLabel(words)
    narrow.setFixedWidth(40)
    low.setFixedHeight(20)
    low.setMaximumWidth(90)
    found = cut_off(window(narrow, low))
    assert "QLabel “Khan-Walters family” is cut off at the side" in found
    assert f"WrapLabel “{words}” is cut off below" in found


def test_a_button_too_small_for_its_words_is_found(window: Callable[..., QWidget]) -> None:
    button = PlainButton("Print for the family")
    button.setFixedWidth(60)
    assert cut_off(window(button)) == ["PlainButton “Print for the family” cuts its words off"]


def test_words_that_stick_out_of_what_holds_them_are_found(
    window: Callable[..., QWidget],
) -> None:
    holder = QWidget()
    holder.setFixedSize(60, 40)
    label = QLabel("far too long", holder)
    label.resize(200, 30)
    assert cut_off(window(holder)) == ["QLabel “far too long” lies partly outside what holds it"]


def test_faint_words_are_found(window: Callable[..., QWidget]) -> None:
    faint = QLabel("Last contact 3 March")
    faint.setStyleSheet("color: #B0ACA4; background: #F7F4ED;")
    found = contrasts(window(faint))
    assert len(found) == 1
    assert found[0].startswith("QLabel “Last contact 3 March” has a contrast of 2")


def test_a_field_that_keeps_tab_is_found(window: Callable[..., QWidget]) -> None:
    trap = Trap()
    trap.setAccessibleName("Trap")
    made = window(trap, field("After"))
    assert traps(made) == ["Tab does not leave Trap “Trap”"]


def test_every_stop_is_reached_in_a_row_of_buttons(window: Callable[..., QWidget]) -> None:
    held = QWidget()
    row = QHBoxLayout(held)
    for words in ("Keep", "Change", "Not today"):
        row.addWidget(PlainButton(words))
    assert traps(window(held)) == []
