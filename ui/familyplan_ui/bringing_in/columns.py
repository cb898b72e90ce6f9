"""The step between a spreadsheet and its families: what each column means, and how rows group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from familyplan.exchange.spreadsheets import grouping
from familyplan.exchange.spreadsheets.choosing import understood
from familyplan.exchange.spreadsheets.fields import (
    LABELS,
    NOTE,
    OUT,
    Meaning,
    label,
    seat_words,
    seats,
)
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan.exchange.spreadsheets.guessing import Column
    from familyplan.exchange.spreadsheets.tables import Book, Sheet

_ROWS_OFFERED: Final = 15
_SHORT: Final = 60


class ColumnsStep(QWidget):
    """Choices of sheet, row of headings and grouping, then one line per column.

    `kept` gives what was chosen for the same headings before. `changed` comes after each choice.
    """

    changed = Signal()

    def __init__(self, kept: Callable[[Choices], Mapping[str, object]]) -> None:
        super().__init__()
        self._kept = kept
        self._sheets: tuple[Sheet, ...] = ()
        self.choices: Choices | None = None
        self.sheet, self.heading, self.way = Chooser(), Chooser(), Chooser()
        self.sheet_frame = FieldFrame(say("Sheet"), self.sheet)
        self._lines = QGridLayout()
        self._seat_choosers: dict[int, Chooser] = {}
        self._fields = _model([*LABELS, NOTE, OUT], label)
        self._seats = _model(seats(), seat_words)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self.sheet_frame)
        column.addWidget(FieldFrame(say("Row of headings"), self.heading))
        column.addWidget(FieldFrame(say("Which rows are one family"), self.way))
        self._lines.setHorizontalSpacing(px(16))
        self._lines.setVerticalSpacing(px(10))
        self._lines.setColumnStretch(0, 1)
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        self.sheet.activated.connect(lambda _at: self._take_sheet())
        self.heading.activated.connect(lambda _at: self._understand(self.heading.currentData()))
        self.way.activated.connect(lambda _at: self._take_way())

    def show_book(self, book: Book) -> None:
        """Begin with a file: its first sheet that is shown and holds anything."""
        self._sheets = tuple(sheet for sheet in book.sheets if sheet.rows)
        hidden = say("hidden")
        names = [f"{s.name} ({hidden})" if s.hidden else s.name for s in self._sheets]
        self.sheet.clear()
        self.sheet.offer((str(at), name) for at, name in enumerate(names))
        first = next((at for at, one in enumerate(self._sheets) if not one.hidden), 0)
        self.sheet.setCurrentIndex(first)
        self.sheet_frame.setVisible(len(self._sheets) > 1)
        self._take_sheet()

    def forget(self) -> None:
        """Let go of the file."""
        self._sheets, self.choices = (), None
        self._show_lines()

    def _take_sheet(self) -> None:
        rows = self._sheets[self.sheet.currentIndex()].rows[:_ROWS_OFFERED]
        self.heading.clear()
        for row in rows:
            said = ", ".join(cell for cell in row.cells if cell)
            short = said if len(said) <= _SHORT else f"{said[:_SHORT].rstrip()} …"
            self.heading.addItem(say("Row {n}: {cells}", n=row.n, cells=short), row.n)
        self._understand(0)

    def _understand(self, heading: int) -> None:
        sheet = self._sheets[self.sheet.currentIndex()]
        guessed = understood(sheet, heading)
        self.choices = understood(sheet, heading, self._kept(guessed))
        self.heading.setCurrentIndex(self.heading.findData(self.choices.heading))
        self.way.clear()
        self.way.offer((key, grouping.told(key)) for key in grouping.WAYS)
        self.way.setCurrentIndex(self.way.findData(self.choices.way))
        self._show_lines()
        self.changed.emit()

    def _take_way(self) -> None:
        if self.choices is not None:
            self.choices.way = self.way.currentData()
            self.changed.emit()

    def _show_lines(self) -> None:
        clear(self._lines)
        self._seat_choosers.clear()
        if self.choices is None:
            return
        for line, column in enumerate(self.choices.columns):
            self._lines.addWidget(_told(column, self.choices), line, 0)
            self._lines.addWidget(self._chooser(column), line, 1, Qt.AlignmentFlag.AlignTop)

    def _chooser(self, column: Column) -> QWidget:
        field, seat = Chooser(), Chooser()
        field.setModel(self._fields)
        seat.setModel(self._seats)
        field.setAccessibleName(say("What “{heading}” is", heading=column.heading))
        seat.setAccessibleName(say("Whose “{heading}” is", heading=column.heading))
        meant = self.choices.match[column.at] if self.choices else Meaning(NOTE)
        field.setCurrentIndex(field.findData(meant.field))
        seat.setCurrentIndex(seats().index(meant.seat))
        seat.setVisible(meant.of_person)
        field.activated.connect(lambda _at: self._match(column, field, seat))
        seat.activated.connect(lambda _at: self._match(column, field, seat))
        both = QWidget()
        box = QVBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Theme.current().px(6))
        box.addWidget(field)
        box.addWidget(seat)
        return both

    def _match(self, column: Column, field: Chooser, seat: Chooser) -> None:
        chosen = Meaning(field.currentData())
        seat.setVisible(chosen.of_person)
        if chosen.of_person:
            chosen = Meaning(chosen.field, seats()[seat.currentIndex()])
        if self.choices is not None:
            self.choices.match[column.at] = chosen
            self.changed.emit()


def _told(column: Column, choices: Choices) -> QWidget:
    """Show a heading with its first values, and whether what it means was guessed."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Theme.current().px(2))
    box.addWidget(WrapLabel(column.heading, strong=True))
    first = " · ".join(one.replace("\n", " ")[:_SHORT] for one in column.first)
    box.addWidget(SoftLabel(first or say("No values")))
    meant, guessed = choices.match[column.at], choices.guessed[column.at]
    if meant.field == NOTE:
        box.addWidget(
            WrapLabel(say("Not known. Kept in a note unless you choose."), tone="attention")
        )
    elif meant == guessed:
        box.addWidget(SoftLabel(say("Guessed from the heading")))
    else:
        box.addWidget(SoftLabel(say("As you chose before")))
    return made


def _model(keys: Iterable[str], words: Callable[[str], str]) -> QStandardItemModel:
    """Make one list for many choosers."""
    model = QStandardItemModel()
    for key in keys:
        item = QStandardItem(words(key))
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
