"""The list at the left of a page: rows with a name and a soft line, and quiet headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan_ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
_WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
_KEY: Final = Qt.ItemDataRole.UserRole
_TALL: Final = 10_000


@dataclass(frozen=True)
class Entry:
    """One line of the list; without a key it is a heading that cannot be chosen.

    `quiet` entries are headings that can be chosen, such as a home above the people in it; `icon`
    says what such a heading is. `note` is said last, in the colour of `note_role`.
    """

    key: str
    name: str
    soft: str = ""
    quiet: bool = False
    icon: str = ""
    note: str = ""
    note_role: Role = "accent"

    @property
    def heads(self) -> bool:
        """Whether it stands above others."""
        return self.quiet or not self.key

    def spoken(self) -> str:
        """Say the whole line."""
        return ", ".join(part for part in (self.name, self.soft, self.note) if part)


class EntryModel(QAbstractListModel):
    """Holds frozen `entries` for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Hold other entries from now on."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """Give the entry at an index."""
        return self.entries[index.row()] if 0 <= index.row() < len(self.entries) else None

    def index_of(self, key: str) -> QModelIndex:
        """Give the index of a key, an invalid one where there is none."""
        for at, entry in enumerate(self.entries):
            if key and entry.key == key:
                return self.index(at, 0)
        return QModelIndex()

    def first_key(self) -> str:
        """Give the first key that can be chosen, "" where nothing can."""
        return next((entry.key for entry in self.entries if entry.key), "")

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: D102 - Qt's own
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, D102 - Qt's own
        entry = self.entry(index) if index.isValid() else None
        if entry is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry.spoken()
        return entry.key if role == _KEY else None

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: D102 - Qt's own
        entry = self.entry(index) if index.isValid() else None
        if entry is None or not entry.key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Paper(QStyledItemDelegate):
    """Paints an entry: words that wrap, a bar and a soft fill when chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = _entry(index)
        view = self.parent()
        if entry is None or not isinstance(view, QAbstractItemView):
            return
        theme = Theme.current()
        chosen = index.row() in {one.row() for one in view.selectionModel().selectedIndexes()}
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            top_of_fill = theme.px(5) if entry.heads else 0
            _paint_chosen(painter, box.adjusted(0, top_of_fill, 0, 0), theme)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
        top = box.top() + _above(entry, theme)
        for words, role, strong, soft in _lines(entry, chosen=chosen):
            painter.setFont(theme.font("soft" if soft else "text", strong=strong))
            painter.setPen(theme.colour(role))
            left = box.left() + theme.px(10)
            if entry.icon:
                painter.drawPixmap(left, top + theme.px(1), theme.pixmap(entry.icon, role, 16))
            left += _beside(entry, theme)
            room = QRect(left, top, box.right() - theme.px(10) - left, _TALL)
            painter.drawText(room, _WRAP, words)
            top += painter.fontMetrics().boundingRect(room, _WRAP, words).height()
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = _entry(index)
        view = self.parent()
        if entry is None or not isinstance(view, QAbstractItemView):
            return super().sizeHint(option, index)
        theme = Theme.current()
        beside = theme.px(20) + _beside(entry, theme)
        room = QRect(0, 0, max(40, view.viewport().width() - beside), _TALL)
        tall = _above(entry, theme) + theme.px(4)
        for words, _, strong, soft in _lines(entry, chosen=False):
            metrics = QFontMetrics(theme.font("soft" if soft else "text", strong=strong))
            tall += metrics.boundingRect(room, _WRAP, words).height()
        return QSize(room.width(), max(tall, theme.px(28)))


def _above(entry: Entry, theme: Theme) -> int:
    """Give the room above the words; a heading stands off from what is before it."""
    return theme.px(9 if entry.heads else 4)


def _beside(entry: Entry, theme: Theme) -> int:
    return theme.px(22) if entry.icon else 0


def _entry(index: Index) -> Entry | None:
    model = index.model()
    return model.entry(index) if isinstance(model, EntryModel) else None


def _lines(entry: Entry, *, chosen: bool) -> list[tuple[str, Role, bool, bool]]:
    """Give the lines to paint: words, colour, semibold, soft size."""
    soft: Role = "accent-ink" if chosen else "text-soft"
    plain: Role = "accent-ink" if chosen else "text"
    heading = entry.heads
    found: list[tuple[str, Role, bool, bool]] = [
        (entry.name, soft if heading else plain, not heading, heading)
    ]
    if entry.soft:
        found.append((entry.soft, soft, False, True))
    if entry.note:
        found.append((entry.note, "accent-ink" if chosen else entry.note_role, True, True))
    return found


def _paint_chosen(painter: QPainter, box: QRect, theme: Theme) -> None:
    strong = theme.scheme == "contrast"
    painter.setPen(QPen(theme.colour("accent"), 1.5) if strong else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent-soft"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
    painter.fillRect(box.left(), box.top() + 4, 6 if strong else 3, box.height() - 8,
                     theme.colour("accent"))  # fmt: skip


class EntryList(QListView):
    """A list in which one entry is chosen; `chosen` carries its key."""

    chosen = Signal(str)
    shown = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._entries = EntryModel(self)
        self._quiet = False
        self.setModel(self._entries)
        self.setItemDelegate(_Paper(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(Theme.current().px(90))
        self.selectionModel().currentChanged.connect(self._moved)
        Theme.current().changed.connect(self.doItemsLayout)

    @property
    def key(self) -> str:
        """The key chosen, "" for none."""
        return str(self.currentIndex().data(_KEY) or "")

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries shown, headings among them."""
        return self._entries.entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what was chosen stays chosen while it is there, and nothing is told."""
        was = self.key
        self._quiet = True
        self._entries.show_entries(entries)
        self.setCurrentIndex(self._entries.index_of(was))
        self._quiet = False
        self.shown.emit()

    def choose(self, key: str) -> None:
        """Choose an entry without telling anybody; "" or an unknown key chooses none."""
        self._quiet = True
        at = self._entries.index_of(key)
        self.setCurrentIndex(at)
        if not at.isValid():
            self.clearSelection()
        else:
            self.scrollTo(at)
        self._quiet = False
        self.shown.emit()

    def first_key(self) -> str:
        """Give the first key that can be chosen."""
        return self._entries.first_key()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def _moved(self, _now: QModelIndex, _was: QModelIndex) -> None:
        if not self._quiet and self.key:
            self.chosen.emit(self.key)
