"""The table of families on the screen: painted rows, columns that fold when they do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from familyplan.words import say
from familyplan_ui.families import facts
from familyplan_ui.families.matching import marks
from familyplan_ui.families.model import Column, FamiliesModel
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent

    from familyplan.session import FamilyLine
    from familyplan_ui.theme import Role

_SIDE: Final = 10
_SHARES: Final = {Column.LEAD: 150, Column.NEXT: 118, Column.CONTACT: 110, Column.LOOK: 216}
_LEAST_NAME: Final = 200


class _Row(QStyledItemDelegate):
    """Paints one cell of a family's row."""

    def __init__(self, table: FamiliesTable) -> None:
        super().__init__(table)
        self._table = table
        self.letters = Lettering()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        table = self._table
        model, row, column = table.families, index.row(), index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        position = QStyleOptionViewItem.ViewItemPosition
        option.viewItemPosition = position.Beginning if column == Column.FAMILY else position.Middle
        table.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, table
        )
        box = QRect(option.rect)
        painter.setPen(Theme.current().colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        px = Theme.current().px
        inner = box.adjusted(px(_SIDE), 0, -px(4), 0)
        if column == Column.FAMILY:
            self._names(painter, inner, row, chosen=chosen)
        elif column == Column.LOOK:
            self._chips(painter, inner, model.line(row), chosen=chosen)
        else:
            words = str(index.data() or "")
            ink: Role = "text" if self._is_known(column, row) else "text-soft"
            found = marks(words, model.terms) if column == Column.LEAD else ()
            self.letters.words(painter, inner, words, ink, marks=found)
        if table.hasFocus() and row == table.currentIndex().row() and column == Column.FAMILY:
            self._ring(painter, option, row)

    def _is_known(self, column: int, row: int) -> bool:
        line = self._table.families.line(row)
        if column == Column.NEXT:
            return bool(line.next_meeting(self._table.families.today))
        return column != Column.CONTACT or bool(line.contact)

    def _ring(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        """Draw the focus ring round the whole row, not round one cell."""
        table = self._table
        whole = QRect(0, option.rect.y(), table.viewport().width(), table.rowHeight(row))
        option.rect = whole
        painter.save()
        painter.setClipping(False)
        table.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, table
        )
        painter.restore()

    def _names(self, painter: QPainter, box: QRect, row: int, *, chosen: bool) -> None:
        model = self._table.families
        line, wanted = model.line(row), model.terms
        name, soft = facts.family_title(line), facts.soft_line(line, model.where(row))
        tall, small = self.letters.metrics(strong=True), self.letters.metrics("soft")
        folded = self._table.folded
        lines = tall.height() + small.height() * (2 if folded else 1)
        top = box.y() + (box.height() - lines) // 2
        first = QRect(box.x(), top, box.width(), tall.height())
        self.letters.words(
            painter, first, name, "accent-ink" if chosen else "text", face=("text", True),
            marks=marks(name, wanted),
        )  # fmt: skip
        second = QRect(box.x(), first.bottom() + 1, box.width(), small.height())
        self.letters.words(
            painter, second, soft, "accent-ink" if chosen else "text-soft", face=("soft", False),
            marks=marks(soft, wanted),
        )  # fmt: skip
        if folded:
            third = second.translated(0, small.height())
            self._folded(painter, third, box, line, chosen=chosen)

    def _folded(
        self, painter: QPainter, third: QRect, box: QRect, line: FamilyLine, *, chosen: bool
    ) -> None:
        """Paint what the columns said, where there is no room for columns."""
        today = self._table.families.today
        words = " · ".join(
            part
            for part in (
                say("Lead: {lead}", lead=line.lead) if line.lead else "",
                say("Next meeting: {day}", day=facts.next_meeting(line, today)),
            )
            if part
        )
        ink: Role = "accent-ink" if chosen else "text-soft"
        self.letters.words(painter, third, words, ink, face=("soft", False))
        across = sum(self.letters.chip_size(look.words)[0] for look in facts.looks(line, today))
        if across and across < box.width() // 2:
            left = box.right() - across - Theme.current().px(4)
            upper = QRect(left, box.y(), box.right() - left, third.y() - box.y())
            self._chips(painter, upper, line, chosen=chosen)

    def _chips(self, painter: QPainter, box: QRect, line: FamilyLine, *, chosen: bool) -> None:
        left, gap = box.x(), Theme.current().px(4)
        for look in facts.looks(line, self._table.families.today):
            wide, high = self.letters.chip_size(look.words)
            if left + wide > box.right() + gap:
                break
            at = QRect(left, box.y() + (box.height() - high) // 2, wide, high)
            shown = (look.icon, look.words, look.standing)
            self.letters.chip(painter, at, shown, on_selected=chosen)
            left += wide + gap


class FamiliesTable(QTableView):
    """Shows a FamiliesModel; Enter or a double click opens a row, letters typed go to the filter.

    Too narrow for columns, each row says its facts in a third line instead.
    """

    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, families: FamiliesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.families = families
        self.folded = False
        self.setModel(families)
        self._row = _Row(self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(say("List of families"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            header.setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        Theme.current().changed.connect(self._fit)
        self._fit()

    def choose(self, row: int) -> None:
        """Stand on a row, the first if there is no such row."""
        if self.families.rowCount():
            at = row if 0 <= row < self.families.rowCount() else 0
            self.setCurrentIndex(self.families.index(at, Column.FAMILY))

    def open_current(self) -> None:
        """Open the family we stand on, or the first."""
        self._open(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()  # a row is one thing: there are no cells to go through
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: D102 - Qt's own
        self.typed.emit(search)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._share_out()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(400, 300)

    def _open(self, row: int) -> None:
        if 0 <= row < self.families.rowCount():
            self.opened.emit(self.families.line(row).family)

    def _fit(self) -> None:
        """Make rows as tall as their words at this text size."""
        self._row.letters.refresh()
        Theme.current().dress(self.horizontalHeader(), "soft")
        self._share_out()
        self.viewport().update()

    def _share_out(self) -> None:
        px, width = Theme.current().px, self.viewport().width()
        letters = self._row.letters
        needed = {
            column: max(
                px(share), letters.metrics("soft").horizontalAdvance(self._heading(column)) + 24
            )
            for column, share in _SHARES.items()
        }
        self.folded = width < sum(needed.values()) + px(_LEAST_NAME)
        self.horizontalHeader().setVisible(not self.folded)
        for column, wide in needed.items():
            self.setColumnHidden(column, self.folded)
            self.setColumnWidth(column, wide)
        names = width if self.folded else width - sum(needed.values())
        self.setColumnWidth(Column.FAMILY, names)
        tall, small = letters.metrics(strong=True).height(), letters.metrics("soft").height()
        lines = tall + small * (2 if self.folded else 1)
        self.verticalHeader().setDefaultSectionSize(max(px(42), lines + px(8)))

    def _heading(self, column: Column) -> str:
        return str(self.families.headerData(column, Qt.Orientation.Horizontal) or "")
