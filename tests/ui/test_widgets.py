"""The small parts: keys, names, words that stay whole, and a focus that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gallery
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from familyplan_ui.theme.icons import NoSuchIconError
from familyplan_ui.widgets import (
    DrawingView,
    FieldFrame,
    FlowLayout,
    PlainButton,
    RowList,
    ScrollPage,
    Segments,
    WrapLabel,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme


def show(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 400) -> None:
    """Show a widget in a window that has the keyboard."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> RowList:
    """Show three families."""
    assert theme.mode == "light"
    made = RowList("Families")
    made.show_rows(gallery.ROWS)
    show(qtbot, made)
    made.setFocus()
    return made


def test_arrow_keys_move_between_rows_and_enter_opens(rows: RowList) -> None:
    opened: list[str] = []
    rows.opened.connect(opened.append)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert (rows.key, opened) == ("khan", ["khan"])


def test_tab_reaches_the_current_rows_button_and_no_other(rows: RowList) -> None:
    pressed: list[str] = []
    rows.pressed_row.connect(pressed.append)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Tab)
    button = rows.row_at(1).button
    assert button is not None
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["khan"]


def test_rows_that_came_late_have_their_buttons_right_after_the_list(
    qtbot: QtBot, theme: Theme
) -> None:
    assert theme.mode == "light"
    page, made, after = QWidget(), RowList("Families"), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addWidget(after)
    show(qtbot, page)
    made.show_rows(gallery.ROWS)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Tab)
    button = made.row_at(0).button
    assert button is not None
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_row_is_read_out_whole_with_its_place_in_the_list(rows: RowList) -> None:
    read = QAccessible.queryAccessibleInterface(rows)
    assert read.childCount() == 3
    assert read.child(0).text(QAccessible.Text.Name) == (
        "Hillier family, Jade, Mason, Ruby, Canal View Academy, 1 late"
    )


def test_new_rows_keep_the_person_where_they_were(rows: RowList) -> None:
    rows.setCurrentRow(2)
    rows.show_rows(gallery.ROWS[1:])
    assert (rows.key, rows.currentRow()) == ("nowak", 1)


def test_a_narrow_list_grows_instead_of_cutting_words(rows: RowList) -> None:
    wide = rows.height()
    rows.resize(320, rows.height())
    assert rows.height() > wide


def test_segments_answer_to_arrow_keys(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    made = Segments("Which", [("open", "Open"), ("mine", "Mine"), ("closed", "Closed")])
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    show(qtbot, made)
    first = made.nextInFocusChain()
    assert first is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (made.key, chosen) == ("mine", ["mine"])
    made.choose("closed")
    assert (made.key, chosen) == ("closed", ["mine"])


def test_a_drawing_is_walked_by_keyboard_and_chosen(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    made = DrawingView(gallery.PICTURE)
    show(qtbot, made)
    made.setFocus()
    reached: list[str] = []
    chosen: list[str] = []
    made.rowReached.connect(reached.append)
    made.rowChosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert (reached, chosen) == (["sadia", "sadia", "daniel"], ["daniel"])
    assert made.accessibleName() == "Who lives where"
    assert made.accessibleDescription() == "Daniel lives alone. Sadia and Daniel have parted."


def test_a_click_on_a_shape_chooses_its_row(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    made = DrawingView(gallery.PICTURE)
    show(qtbot, made)
    chosen: list[str] = []
    made.rowChosen.connect(chosen.append)
    scale = 96 / 72
    at = made.rect().topLeft()
    at.setX(round(105 * scale))
    at.setY(round(45 * scale))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=at)
    assert chosen == ["sadia"]


def test_a_fields_error_is_read_with_its_help_and_goes_away(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    line = QLineEdit("31 June")
    frame = FieldFrame("When", line, help_line="As people say it.")
    show(qtbot, frame)
    frame.show_error("June has 30 days.")
    assert (line.accessibleName(), line.accessibleDescription(), line.text()) == (
        "When",
        "June has 30 days. As people say it.",
        "31 June",
    )
    frame.clear_error()
    assert (frame.error, line.accessibleDescription()) == ("", "As people say it.")


@pytest.mark.parametrize("make", ["button", "row", "field"])
def test_focus_changes_what_is_painted(qtbot: QtBot, theme: Theme, make: str) -> None:
    assert theme.mode == "light"
    made: dict[str, QWidget] = {
        "button": PlainButton("Keep"),
        "row": gallery_list(),
        "field": QLineEdit("Rosa"),
    }
    window = QWidget()
    column = QVBoxLayout(window)
    other = PlainButton("Elsewhere")
    column.addWidget(other)
    column.addWidget(made[make])
    show(qtbot, window)
    other.hide()
    made[make].clearFocus()
    before = window.grab().toImage()
    made[make].setFocus()
    qtbot.wait(20)
    focus = theme.colour("focus").rgb()
    after = window.grab().toImage()
    assert before != after
    painted = sum(
        after.pixel(x, y) == focus and before.pixel(x, y) != focus
        for x in range(after.width())
        for y in range(after.height())
    )
    assert painted > 100


def gallery_list() -> RowList:
    """Give the three families as a list."""
    made = RowList("Families")
    made.show_rows(gallery.ROWS)
    return made


def test_a_page_scrolls_to_whatever_has_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    page = ScrollPage()
    buttons = [PlainButton(f"Button {at}") for at in range(40)]
    for button in buttons:
        page.body.addWidget(button)
    show(qtbot, page)
    buttons[-1].setFocus()
    top = buttons[-1].mapTo(page, buttons[-1].rect().topLeft()).y()
    assert 0 <= top <= page.height() - buttons[-1].height()


def test_a_flow_wraps_and_asks_for_the_height_it_needs(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    held = QWidget()
    flow = FlowLayout(held)
    for at in range(6):
        flow.addWidget(PlainButton(f"Button {at}"))
    qtbot.addWidget(held)
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    assert flow.itemAt(6) is None
    assert flow.count() == 6


def test_family_words_are_never_read_as_markup(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    label = WrapLabel("<b>Dad</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_typeface_is_ours_and_its_two_weights_differ(theme: Theme) -> None:
    plain, strong = WrapLabel("Family"), WrapLabel("Family", strong=True)
    assert QFontInfo(theme.font()).family() == "Source Sans 3"
    assert plain.sizeHint().width() < strong.sizeHint().width()


def test_a_change_of_text_size_reaches_what_is_already_there(qtbot: QtBot, theme: Theme) -> None:
    label = WrapLabel("Family", size="title")
    qtbot.addWidget(label)
    theme.set_percent(200)
    assert label.font().pointSizeF() == 36.0


def test_an_icon_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(NoSuchIconError):
        theme.pixmap("no-such-icon")
