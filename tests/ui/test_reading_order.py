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
    reached, at = [first], first.nextInFocusChain()
    while at is not None and at is not first:
        if isinstance(at, PlainButton):
            reached.append(at)
        at = at.nextInFocusChain()
    assert reached == [first, second, third, last]


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
