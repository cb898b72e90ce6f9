"""The list of what was found: painted rows of a name and one soft line."""

from __future__ import annotations

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

from familyplan.words import say
from familyplan_ui.families.matching import marks
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from familyplan_ui.find.finding import Found
    from familyplan_ui.theme import Role

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ICON: Final = 20
_SIDE: Final = 12


class ResultsModel(QAbstractListModel):
    """What was found, in order; the rows never change one by one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()
        self.terms: tuple[str, ...] = ()

    def show(self, found: Sequence[Found], terms: tuple[str, ...]) -> None:
        """Show these results of these folded letters."""
        self.beginResetModel()
        self._found, self.terms = found, terms
        self.endResetModel()

    def found(self, at: int) -> Found:
        """Give what stands at a row."""
        return self._found[at]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: D102 - Qt's own
        return 0 if parent.isValid() else len(self._found)

    def data(  # noqa: D102 - Qt's own
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._found[index.row()].name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._found[index.row()].spoken()
        return None


class _Row(QStyledItemDelegate):
    """Paints one result: icon, name, soft line, and a chip where it is protected."""

    def __init__(self, view: ResultsList) -> None:
        super().__init__(view)
        self._view = view
        self.letters = Lettering()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        tall = self.letters.metrics(strong=True).height() + self.letters.metrics("soft").height()
        return QSize(200, max(Theme.current().px(42), tall + Theme.current().px(8)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view, px = self._view, Theme.current().px
        found, wanted = view.results.found(index.row()), view.results.terms
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view
        )
        box = QRect(option.rect).adjusted(px(_SIDE), px(4), -px(_SIDE), -px(4))
        ink: Role = "accent-ink" if chosen else "text"
        icon = Theme.current().pixmap(found.icon, ink, _ICON)
        painter.drawPixmap(box.x(), box.center().y() - px(_ICON) // 2, icon)
        box.setLeft(box.left() + px(_ICON) + px(12))
        if found.guarded:
            wide, high = self.letters.chip_size(say("protected"))
            at = QRect(box.right() - wide, box.center().y() - high // 2, wide, high)
            look = ("shield", say("protected"), "attention")
            self.letters.chip(painter, at, look, on_selected=chosen)  # type: ignore[arg-type]  # a standing, spelt out
            box.setRight(at.left() - px(8))
        tall = self.letters.metrics(strong=True).height()
        first = QRect(box.x(), box.y(), box.width(), tall)
        self.letters.words(
            painter, first, found.name, ink, face=("text", True), marks=marks(found.name, wanted)
        )
        second = QRect(box.x(), first.bottom() + 1, box.width(), box.bottom() - first.bottom())
        soft: Role = "accent-ink" if chosen else "text-soft"
        self.letters.words(
            painter, second, found.soft, soft, face=("soft", False), marks=marks(found.soft, wanted)
        )
        if view.hasFocus() and chosen:
            view.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, view
            )


class ResultsList(QListView):
    """Shows a ResultsModel; Enter or a click chooses a row (`chosen` carries its place)."""

    chosen = Signal(int)

    def __init__(self, results: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = results
        self.setModel(results)
        self._row = _Row(self)
        self.setItemDelegate(self._row)
        self.setAccessibleName(say("What was found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        Theme.current().changed.connect(self._fit)

    @property
    def at(self) -> int:
        """The row we stand on, -1 for none."""
        return self.currentIndex().row()

    def stand(self, at: int) -> None:
        """Stand on a row, or as near to it as there is one."""
        last = self.results.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.results.index(max(0, min(last, at))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.at >= 0:
            self.chosen.emit(self.at)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self._row.letters.refresh()
        self.scheduleDelayedItemsLayout()
