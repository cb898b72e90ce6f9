"""The table of families a view shows: frozen lines of the store, narrowed as somebody types."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from familyplan.words import mark, say
from familyplan_ui.families import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QObject

    from familyplan.session import FamilyLine

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """The columns of the table, in order."""

    FAMILY = 0
    LEAD = 1
    NEXT = 2
    CONTACT = 3
    LOOK = 4


HEADINGS: Final = (
    mark("Family"),
    mark("Lead"),
    mark("Next meeting"),
    mark("Last contact"),
    mark("Needs a look"),
)


class FamiliesModel(QAbstractTableModel):
    """Some of the families, each row one line of the store; words are made when asked for."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: Sequence[FamilyLine] = ()
        self._where: Callable[[FamilyLine], str] = _nowhere
        self.terms: tuple[str, ...] = ()

    def show(
        self,
        lines: Sequence[FamilyLine],
        terms: tuple[str, ...] = (),
        where: Callable[[FamilyLine], str] | None = None,
    ) -> None:
        """Show these lines; `where` says where the terms matched if the name does not."""
        self.beginResetModel()
        self._lines, self.terms, self._where = lines, terms, where or _nowhere
        self.endResetModel()

    @property
    def today(self) -> date:
        """The day the rows are seen from."""
        return self._today()

    def line(self, at: int) -> FamilyLine:
        """Give the line at a row."""
        return self._lines[at]

    def where(self, at: int) -> str:
        """Say where a row matched if its name does not show it."""
        return self._where(self._lines[at]) if self.terms else ""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: D102 - Qt's own
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: D102 - Qt's own
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(  # noqa: D102 - Qt's own
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own
        across = orientation == Qt.Orientation.Horizontal and 0 <= section < len(HEADINGS)
        if across and role == Qt.ItemDataRole.DisplayRole:
            return say(HEADINGS[section])
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(  # noqa: D102 - Qt's own
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == Column.FAMILY:
                line = self._lines[index.row()]
                return facts.spoken(line, self.today, self.where(index.row()))
            return self._words(index.row(), index.column())
        return None

    def _words(self, row: int, column: int) -> str:
        line = self._lines[row]
        if column == Column.FAMILY:
            return facts.family_title(line)
        if column == Column.LEAD:
            return line.lead
        if column == Column.NEXT:
            return facts.next_meeting(line, self.today)
        if column == Column.CONTACT:
            return facts.last_contact(line, self.today)
        return ", ".join(look.words for look in facts.looks(line, self.today))


def _nowhere(_line: FamilyLine) -> str:
    return ""
