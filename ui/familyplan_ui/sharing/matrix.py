"""The matrix agencies x kinds of information: arrow keys move, one cell at a time is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan_ui.sharing.answers import answered, cell_name, faces, kinds
from familyplan_ui.sharing.cell import PermissionCell
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Line, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import Shown, clear, same_place
from familyplan_ui.wording import agency_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Rows

_NAMES = 104


class Matrix(QWidget):
    """Shows every agency's answers for one person; `chosen` carries agency and information.

    Where the columns do not fit, each agency becomes a block whose cells name their own kind.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Who may see what"))
        self._cells: dict[tuple[int, int], PermissionCell] = {}
        self._heads: list[QWidget] = []
        self._names: list[QWidget] = []
        self._rules: list[Hairline] = []
        self._agencies: list[str] = []
        self._across = 0
        self._shown = Shown()
        self.key = ("", "")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        Theme.current().changed.connect(self._lay_out_anew)

    def show_answers(self, rows: Rows, who: str, agencies: list[str], today: date) -> None:
        """Show what one person ("" = the whole family) said, agency by agency."""
        if agencies != self._agencies:
            with same_place(self):
                self._agencies = agencies
                self._make()
        cells = {
            (at, across): answered(rows, who, agency, information, today=today)
            for at, agency in enumerate(agencies)
            for across, information in enumerate(kinds())
        }
        names = [(agency_name(rows, one), faces(rows, one)) for one in agencies]
        if self._shown.already((cells, names)):
            self._mark()
            return
        for at, (name, soft) in enumerate(names):
            self._name_row(at, name, soft)
        for place, cell in cells.items():
            self._cells[place].show_answer(cell, cell_name(rows, cell))
        self._mark()
        self._lay_out(force=True)

    def choose(self, agency: str, information: str) -> None:
        """Mark a cell as the chosen one without telling anybody."""
        self.key = (agency, information)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out(force=True)

    def _make(self) -> None:
        clear(self._grid)
        self._cells.clear()
        self._names, self._heads, self._rules = [], [], []
        for information in kinds():
            head = Line(spoken("information", information), size="soft", tone="soft", parent=self)
            head.setContentsMargins(Theme.current().px(4), 0, Theme.current().px(4), 0)
            self._heads.append(head)
        for at in range(len(self._agencies)):
            self._names.append(_RowName(self))
            self._rules.append(Hairline(parent=self))
            for across in range(len(kinds())):
                cell = PermissionCell((at, across), self)
                # Not clicked: a screen reader toggles a cell without clicking it.
                cell.toggled.connect(lambda on, at=cell.at: self._toggled(at, on=on))
                cell.moved.connect(lambda down, right, at=cell.at: self._move(at, down, right))
                self._cells[at, across] = cell
        for shown in (*self._heads, *self._names, *self._rules, *self._cells.values()):
            shown.show()

    def _name_row(self, at: int, name: str, soft: str) -> None:
        shown = self._names[at]
        if isinstance(shown, _RowName):
            shown.name.setText(name)
            shown.soft.setText(soft)

    def _toggled(self, at: tuple[int, int], *, on: bool) -> None:
        here = self.key == (self._agencies[at[0]], kinds()[at[1]])
        if on and not here:
            self._press(at)
        elif here and not on:
            self._cells[at].setChecked(True)

    def _press(self, at: tuple[int, int]) -> None:
        self.choose(self._agencies[at[0]], kinds()[at[1]])
        self.chosen.emit(*self.key)

    def _move(self, at: tuple[int, int], down: int, right: int) -> None:
        there = (at[0] + down, at[1] + right)
        if there in self._cells:
            self._stop_at(there)
            self._cells[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self) -> None:
        agency, information = self.key
        here = (
            (self._agencies.index(agency), kinds().index(information))
            if agency in self._agencies and information in kinds()
            else None
        )
        for at, cell in self._cells.items():
            cell.setChecked(at == here)
        self._stop_at(here or (0, 0))

    def _stop_at(self, here: tuple[int, int]) -> None:
        """Let Tab stop at one cell only; arrow keys reach the others."""
        for at, cell in self._cells.items():
            stop = at == here
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _lay_out_anew(self) -> None:
        self._lay_out(force=True)

    def _lay_out(self, *, force: bool = False) -> None:
        """Place names, heads and cells for the width there is."""
        if not self._cells:
            return
        px = Theme.current().px
        count = len(kinds())
        widths = [self._column_width(column) for column in range(count)]
        whole = self.width() >= px(_NAMES) + sum(widths)
        widest = max(cell.width_for(headed=True) for cell in self._cells.values())
        if not widest:
            return  # the cells are made and hold no answers yet; they are laid out once they do
        across = count if whole else max(1, min(count, self.width() // widest))
        if not force and self._across == (across if not whole else -1):
            return
        self._across = -1 if whole else across
        self._place(across, whole=whole)

    def _column_width(self, column: int) -> int:
        head = self._heads[column].sizeHint().width()
        cells = (cell for (_, at), cell in self._cells.items() if at == column)
        return max(head, *(cell.width_for(headed=False) for cell in cells))

    def _place(self, across: int, *, whole: bool) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)
        for cell in self._cells.values():
            cell.set_headed(not whole)
        for column, head in enumerate(self._heads):
            head.setVisible(whole)
            if whole:
                self._grid.addWidget(head, 0, column + 1)
        deep = 1 + -(-len(kinds()) // across)
        for at, name in enumerate(self._names):
            top = 1 + 2 * at if whole else 1 + at * (deep + 1)
            self._grid.addWidget(name, top, 0, 1, 1 if whole else across)
            for column in range(len(kinds())):
                down, right = (0, column + 1) if whole else (1 + column // across, column % across)
                level = Qt.AlignmentFlag(0) if whole else Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(self._cells[at, column], top + down, right, level)
            under = top + 1 if whole else top + deep
            self._grid.addWidget(self._rules[at], under, 0, 1, across + whole)
        for column in range(across + whole):
            self._grid.setColumnStretch(column, 1 if whole and column == 0 else 0 if whole else 1)


class _RowName(QWidget):
    """An agency's name with who comes from it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Theme.current().px(4), Theme.current().px(8), 4)
        column.setSpacing(0)
        self.name = WrapLabel(strong=True)
        self.soft = SoftLabel()
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.soft)
        column.addStretch(1)
