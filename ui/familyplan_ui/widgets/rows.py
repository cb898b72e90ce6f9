"""A calm list of rows for the keyboard: a name, a soft line, facts, chips and one button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.buttons import RowButton
from familyplan_ui.widgets.chip import Chip, Standing
from familyplan_ui.widgets.flow import FlowLayout
from familyplan_ui.widgets.text import SoftLabel, WrapLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent

_KEY = Qt.ItemDataRole.UserRole
_COLUMN = 64  # the least a share of a row's width may be before facts go under the name


@dataclass(frozen=True)
class Row:
    """One row: `facts` stand in columns, `chips` are (icon, words, standing)."""

    key: str
    name: str
    soft: str = ""
    facts: tuple[str, ...] = ()
    chips: tuple[tuple[str, str, Standing], ...] = ()
    button: str = ""

    def spoken(self) -> str:
        """Say the whole row in one line, for a screen reader."""
        parts = (self.name, self.soft, *self.facts, *(words for _, words, _ in self.chips))
        return ", ".join(part for part in parts if part)


class ListRow(QWidget):
    """What one row looks like; the list round it does the moving and choosing.

    `columns` is how many facts the widest row of the list has, `chipped` whether any has chips
    and `buttoned` whether any has a button, so that the same thing stands at the same place in
    every row. A row too narrow for columns puts its facts under the name.
    """

    pressed = Signal(str)

    def __init__(self, row: Row, *, columns: int, chipped: bool, buttoned: bool) -> None:
        super().__init__()
        px = Theme.current().px
        self.setAccessibleName(row.spoken())
        line = QHBoxLayout(self)
        line.setContentsMargins(px(10), px(5), px(10), px(5))
        line.setSpacing(px(12))
        self._cells = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cells.setSpacing(px(12))
        self._cells.addLayout(_names(row), 3)
        for at in range(columns):
            self._cells.addWidget(_cell(row.facts[at] if at < len(row.facts) else ""), 2)
        self.chips = [Chip(icon, words, standing) for icon, words, standing in row.chips]
        if chipped:
            self._cells.addWidget(_chip_cell(self.chips), 2, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self._cells, 1)
        self._places = 3 + 2 * (columns + chipped)
        self.button: RowButton | None = None
        if row.button:
            name = say("{button}: {row}", button=row.button, row=row.name)
            self.button = RowButton(row.button, lambda: self.pressed.emit(row.key), name=name)
            self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.end: QWidget = QWidget() if self.button is None else self.button
        if buttoned:
            line.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)

    def tall(self, width: int) -> int:
        """Give the height it needs at a width, in columns or one under another."""
        px = Theme.current().px
        narrow = width < px(_COLUMN) * self._places
        way = QBoxLayout.Direction
        self._cells.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._cells.setSpacing(px(2 if narrow else 12))
        layout = self.layout()
        if layout is not None:
            # The layouts inside still go by the letters as they were: a new font is told later.
            layout.invalidate()
            layout.activate()
        needed = 0 if layout is None else layout.totalHeightForWidth(width)
        return max(px(42), needed, self.minimumSizeHint().height() if needed < 0 else 0)


def _names(row: Row) -> QVBoxLayout:
    """Lay the name over its soft line, in the middle of the row's height."""
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addStretch(1)
    names.addWidget(_cell(row.name, strong=True))
    if row.soft:
        soft = SoftLabel(row.soft)
        soft.keep_dates_whole()
        soft.setSizePolicy(_as_wide_as_the_column())
        names.addWidget(soft)
    names.addStretch(1)
    return names


def _cell(words: str, *, strong: bool = False) -> WrapLabel:
    label = WrapLabel(words, strong=strong)
    label.keep_dates_whole()
    label.setSizePolicy(_as_wide_as_the_column())
    return label


def _chip_cell(chips: list[Chip]) -> QWidget:
    held = QWidget()
    held.setSizePolicy(_as_wide_as_the_column())
    flow = FlowLayout(held, gap=4)
    for chip in chips:
        flow.addWidget(chip)
    return held


def _as_wide_as_the_column() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class _Paper(QStyledItemDelegate):
    """Draws what lies under a row: its fill when chosen, the hairline, the focus ring."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return
        style = view.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        if index.row() < view.count() - 1:
            painter.setPen(Theme.current().colour("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if view.hasFocus() and index.row() == view.currentRow():
            style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, view)


class RowList(QListWidget):
    """Rows one under another, as tall as they need to be; the page does the scrolling.

    Arrow keys move, Enter or a double click opens (`opened`), the current row's button is the
    next tab stop (`pressed`). With `choosing`, the current row stays marked and `arrived`
    tells which it is. For hundreds of rows use a model and a view instead.
    """

    opened = Signal(str)
    pressed_row = Signal(str)
    arrived = Signal(str)

    def __init__(self, name: str, *, choosing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._choosing = choosing
        self._rows: list[Row] = []
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if choosing else mode.NoSelection)
        self.setItemDelegate(_Paper(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentRowChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(_KEY)))
        Theme.current().changed.connect(self.lay_out)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the row the person was on stays current if it is still there."""
        if list(rows) == self._rows:
            return
        self._rows = list(rows)
        was = self.key
        self.blockSignals(True)
        self.clear()
        columns = max((len(row.facts) for row in rows), default=0)
        chipped = any(row.chips for row in rows)
        buttoned = any(row.button for row in rows)
        for row in rows:
            item = QListWidgetItem(self)
            item.setData(_KEY, row.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken())
            shown = ListRow(row, columns=columns, chipped=chipped, buttoned=buttoned)
            shown.pressed.connect(self.pressed_row)
            self.setItemWidget(item, shown)
        self._order_stops()
        keys = [row.key for row in rows]
        self.setCurrentRow(keys.index(was) if was in keys else 0 if keys else -1)
        self.blockSignals(False)
        self._mark_current()
        self.lay_out()

    @property
    def key(self) -> str:
        """The key of the current row, "" when there is none."""
        at = self.currentRow()
        return "" if at < 0 else str(self.item(at).data(_KEY))

    def row_at(self, at: int) -> ListRow:
        """Give the widget of the row at a position; IndexError past the end."""
        shown = self.itemWidget(self.item(at)) if 0 <= at < self.count() else None
        if isinstance(shown, ListRow):
            return shown
        raise IndexError(at)

    def lay_out(self) -> None:
        """Make each row as tall as its words need at this width, and the list with them."""
        width, total = self.viewport().width(), 0
        shown = [self.row_at(at) for at in range(self.count())]
        widest = max(
            (row.button.sizeHint().width() for row in shown if row.button is not None), default=0
        )
        for row in shown:
            row.end.setMinimumWidth(widest)
        for at, row in enumerate(shown):
            tall = row.tall(width)
            self.item(at).setSizeHint(QSize(0, tall))
            total += tall
        self.setFixedHeight(max(total, 1))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.key:
            self.opened.emit(self.key)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        super().focusInEvent(event)
        if self.currentRow() < 0 < self.count():
            self.setCurrentRow(0)

    def _order_stops(self) -> None:
        """Let the Tab key go from the list to its buttons, which were made after the page was."""
        before: QWidget = self
        for at in range(self.count()):
            button = self.row_at(at).button
            if button is not None:
                QWidget.setTabOrder(before, button)
                before = button

    def _moved(self, _at: int) -> None:
        self._mark_current()
        if self.key:
            self.arrived.emit(self.key)

    def _mark_current(self) -> None:
        """Let the keyboard reach the current row's button only, and mark its chips."""
        for at in range(self.count()):
            row, here = self.row_at(at), at == self.currentRow()
            if row.button is not None:
                policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
                row.button.setFocusPolicy(policy)
            for chip in row.chips:
                chip.set_on_selected(here and self._choosing)
