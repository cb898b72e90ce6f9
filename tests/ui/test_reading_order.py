"""The Tab key goes as a page is read, and asking for the order keeps nothing that Qt may delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layout_items import kept_of_layouts
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from familyplan_ui.widgets import FlowLayout, PlainButton, WrapLabel
from familyplan_ui.widgets.rebuilding import reading_order

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme


def _buttons_from(first: PlainButton) -> list[PlainButton]:
    """Give the buttons the Tab key goes to, until it comes round again."""
    reached, at = [first], first.nextInFocusChain()
    while at is not None and at is not first:
        if isinstance(at, PlainButton):
            reached.append(at)
        at = at.nextInFocusChain()
    return reached


def test_parts_made_in_any_order_are_reached_as_they_are_laid_out(
    qtbot: QtBot, theme: Theme
) -> None:
    assert theme.mode == "light"
    page = QWidget()
    qtbot.addWidget(page)
    last, third, first, second = (PlainButton(words) for words in ("4", "3", "1", "2"))
    column, beside, flow = QVBoxLayout(page), QHBoxLayout(), FlowLayout()
    column.addWidget(WrapLabel("A heading takes no stop"))
    column.addLayout(beside)
    column.addLayout(flow)
    column.addWidget(last)
    flow.addWidget(third)
    beside.addWidget(first)
    beside.addStretch(1)
    beside.addWidget(second)
    reading_order(page)
    assert _buttons_from(first) == [first, second, third, last]


def test_parts_of_what_has_no_layout_are_reached_where_it_stands(
    qtbot: QtBot, theme: Theme
) -> None:
    assert theme.mode == "light"
    page, beside = QWidget(), QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    floating = PlainButton("In no layout of the page", parent=page)
    inner = [PlainButton(words, parent=beside) for words in ("2", "3")]
    last, first = PlainButton("4"), PlainButton("1")
    for part in (first, beside, last):
        column.addWidget(part)
    reading_order(page)
    assert [one for one in _buttons_from(first) if one is not floating] == [first, *inner, last]


def test_nothing_is_kept_of_parts_that_have_gone(qtbot: QtBot) -> None:
    before = len(kept_of_layouts())
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for _ in range(20):
        column.addWidget(QLabel("Words"))
    reading_order(page)
    for label in page.findChildren(QLabel):
        label.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert column.count() == 0
    assert len(kept_of_layouts()) <= before


def test_an_item_that_was_asked_for_is_found_by_the_check(qtbot: QtBot, theme: Theme) -> None:
    assert theme.mode == "light"
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(PlainButton("Save"))
    before = set(map(id, kept_of_layouts()))
    column.itemAt(0)
    kept = [item for item in kept_of_layouts() if id(item) not in before]
    assert len(kept) == 1
    Shiboken.invalidate(kept[0])
