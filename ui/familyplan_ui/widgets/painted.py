"""A list of painted rows for many results: icon, name, soft line, a chip or a word at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.lazy_rows import keys_of
from familyplan_ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent

    from familyplan_ui.theme import Role
    from familyplan_ui.widgets.chip import Standing
    from familyplan_ui.widgets.lettering import Face

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ICON: Final = 20
_SIDE: Final = 10
_GAP: Final = 10
_INDENT: Final = 20
_MOST_HINTS: Final = 10_000


@dataclass(frozen=True, slots=True)
class PaintedRow:
    """One row. `end` is a soft word at the end, `chip` an icon, words and how it stands.

    `marks` and `soft_marks` are stretches of the name and the soft line that were typed; the name
    of what is not there is `struck` through.
    """

    key: str
    name: str
    soft: str = ""
    icon: str = ""
    end: str = ""
    chip: tuple[str, str, Standing] | None = None
    indent: int = 0
    strong: bool = True
    marks: tuple[tuple[int, int], ...] = ()
    soft_marks: tuple[tuple[int, int], ...] = ()
    struck: bool = False

    def spoken(self) -> str:
        """Say it in one line, for a screen reader."""
        chip = self.chip[1] if self.chip else ""
        return ", ".join(part for part in (self.name, self.soft, chip, self.end) if part)


class PaintedModel(QAbstractListModel):
    """The rows of a painted list, in order; they only ever change all together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PaintedRow] = ()
        self._many = 0  # Qt asks twice for every row it lays out

    def show(self, rows: Sequence[PaintedRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self._many = rows, len(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: D102 - Qt's own
        return 0 if parent.isValid() else self._many

    def data(  # noqa: D102 - Qt's own
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return row.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Paint(QStyledItemDelegate):
    """Paints one row; with `wraps` it is as tall as its words need."""

    def __init__(self, view: PaintedList, *, wraps: bool) -> None:
        super().__init__(view)
        self._view, self._wraps = view, wraps
        self.letters = Lettering()
        # Qt asks for the same heights many times over while it settles a page, and for those of
        # all rows again after every change. A height follows from the row, the width and the
        # lettering alone.
        self._hints: dict[tuple[str, int], tuple[PaintedRow, QSize]] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        width, row = self._view.viewport().width(), self._view.painted.rows[index.row()]
        kept = self._hints.get((row.key, width))
        if kept is not None and (kept[0] is row or kept[0] == row):
            return kept[1]
        px = Theme.current().px
        room = self._words_box(QRect(0, 0, width, 1000), row).width()
        tall = sum(self._heights(row, room)) + px(10)
        hint = QSize(width, max(px(40 if row.soft else 34), tall))
        if len(self._hints) >= _MOST_HINTS:
            self._hints.clear()
        self._hints[row.key, width] = row, hint
        return hint

    def refresh(self) -> None:
        """Measure everything anew: the lettering has changed."""
        self._hints.clear()
        self.letters.refresh()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view, px, row = self._view, Theme.current().px, self._view.painted.rows[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view
        )
        box = QRect(option.rect)
        ink: Role = "accent-ink" if chosen else "text"
        soft: Role = "accent-ink" if chosen else "text-soft"
        words = self._words_box(box, row)
        tall, small = self._heights(row, words.width())
        top = box.y() + (box.height() - tall - small) // 2
        if row.icon:
            icon = Theme.current().pixmap(row.icon, ink if row.strong else soft, _ICON)
            down = top + (self.letters.metrics().height() - px(_ICON)) // 2
            down = box.center().y() - px(_ICON) // 2 if row.soft and not self._wraps else down
            painter.drawPixmap(words.x() - px(_ICON + _GAP), down, icon)
        first = QRect(words.x(), top, words.width(), tall)
        face: Face = ("text", row.strong, row.struck)
        self.letters.words(
            painter, first, row.name, ink, face=face, marks=row.marks, wrap=self._wraps
        )
        second = QRect(words.x(), top + tall, words.width(), small)
        self.letters.words(
            painter, second, row.soft, soft, face=("soft", False), marks=row.soft_marks,
            wrap=self._wraps,
        )  # fmt: skip
        self._paint_end(painter, box, row, chosen=chosen)
        if view.hasFocus() and index.row() == view.currentIndex().row():
            view.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, view
            )

    def _paint_end(self, painter: QPainter, box: QRect, row: PaintedRow, *, chosen: bool) -> None:
        right = box.right() - Theme.current().px(_SIDE)
        if row.chip:
            wide, high = self.letters.chip_size(row.chip[1])
            at = QRect(right - wide, box.center().y() - high // 2, wide, high)
            self.letters.chip(painter, at, row.chip, on_selected=chosen)
        elif row.end:
            wide = self.letters.metrics().horizontalAdvance(row.end) + 2
            at = QRect(right - wide, box.y(), wide, box.height())
            self.letters.words(painter, at, row.end, "accent-ink" if chosen else "text-soft")

    def _words_box(self, box: QRect, row: PaintedRow) -> QRect:
        """Give the room for the name and the soft line."""
        px = Theme.current().px
        left = px(_SIDE + _INDENT * row.indent + (_ICON + _GAP if row.icon else 0))
        end = 0
        if row.chip:
            end = self.letters.chip_size(row.chip[1])[0] + px(8)
        elif row.end:
            end = self.letters.metrics().horizontalAdvance(row.end) + px(10)
        return box.adjusted(left, 0, -px(_SIDE) - end, 0)

    def _heights(self, row: PaintedRow, room: int) -> tuple[int, int]:
        """Give how tall the name and the soft line are."""
        tall = self.letters.height(row.name, ("text", row.strong), room if self._wraps else 0)
        small = self.letters.height(row.soft, ("soft", False), room if self._wraps else 0)
        return tall, small if row.soft else 0


class PaintedList(QListView):
    """Shows painted rows; Enter or a double click opens one, `arrived` follows the current one.

    Both carry the key. With `wraps` a row is as tall as its words; without, all are alike, which
    is quicker. `click_opens` makes one click enough.
    """

    opened = Signal(str)
    arrived = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        wraps: bool = False,
        click_opens: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.painted = PaintedModel(self)
        self.setModel(self.painted)
        self._paint = _Paint(self, wraps=wraps)
        self._wraps = wraps
        self.setItemDelegate(self._paint)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(not wraps)
        if wraps:  # thousands of rows are measured a few at a time, or the window would stand
            self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        click = self.clicked if click_opens else self.doubleClicked
        click.connect(lambda index: self._open(index.row()))
        self.selectionModel().currentChanged.connect(lambda now, _was: self._arrive(now.row()))
        Theme.current().changed.connect(self._fit)

    def show_rows(self, rows: Sequence[PaintedRow]) -> None:
        """Show these rows; the one stood on stays if it is still there."""
        was = self.key
        self.painted.show(rows)
        keys = keys_of(rows)
        if was in keys:
            self.stand(keys.index(was))

    @property
    def key(self) -> str:
        """The key of the row stood on, "" for none."""
        at = self.currentIndex().row()
        return self.painted.rows[at].key if 0 <= at < len(self.painted.rows) else ""

    @property
    def at(self) -> int:
        """The place of the row stood on, -1 for none."""
        return self.currentIndex().row()

    def stand(self, at: int) -> None:
        """Stand on a row, or as near to it as there is one."""
        last = len(self.painted.rows) - 1
        if last >= 0:
            self.setCurrentIndex(self.painted.index(max(0, min(last, at))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.at >= 0:
            self._open(self.at)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        if self._wraps:
            self.scheduleDelayedItemsLayout()

    def _open(self, at: int) -> None:
        if 0 <= at < len(self.painted.rows):
            self.opened.emit(self.painted.rows[at].key)

    def _arrive(self, at: int) -> None:
        if 0 <= at < len(self.painted.rows):
            self.arrived.emit(self.painted.rows[at].key)

    def _fit(self) -> None:
        self._paint.refresh()
        self.scheduleDelayedItemsLayout()
