"""Who gets a copy and what is in it: the two panes beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from familyplan.model import Group, Involvement, Person
from familyplan.sharing import Reader, reader_of, readers
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, Segments, SoftLabel
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.model import Rows
    from familyplan_ui.packs.left_out import LeftOut


class ReadersPane(QWidget):
    """The people copies may be made for; `arrived` carries the id of the one looked at."""

    arrived = Signal(str)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readers: tuple[Reader, ...] = ()
        self._more: dict[str, Reader] = {}
        self._counts: dict[str, int] = {}
        self._stopped: set[str] = set()
        self._heading = Heading(say("Readers"))
        self.list = PaintedList(say("Who gets a copy"), wraps=True)
        self.add = QComboBox()
        self.add.setAccessibleName(say("Add a reader"))
        Theme.current().dress(self.add, "text")
        column = _column(self)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        self.list.arrived.connect(self.arrived)
        self.add.activated.connect(self._add)

    def offer(self, rows: Rows, meeting_id: str, *, keep: bool) -> None:
        """Suggest the readers of a meeting; `keep` also keeps those added by hand."""
        suggested = readers(rows, meeting_id)
        known = {one.id for one in suggested}
        if keep:
            again = (reader_of(rows, one.id) for one in self.readers if one.id not in known)
            suggested = (*suggested, *(one for one in again if one is not None))
        self.readers = suggested
        self._counts, self._stopped = {}, set()
        everyone = [*rows.of(Person), *rows.of(Involvement), *rows.of(Group)]
        taken = {one.id for one in self.readers}
        others = (reader_of(rows, one.id) for one in everyone if one.id not in taken)
        self._more = {one.id: one for one in others if one is not None}
        self._show()

    @property
    def counted(self) -> frozenset[str]:
        """The ids of the readers whose left-out lines are counted, or who get no copy."""
        return frozenset(self._counts) | self._stopped

    @property
    def allowed(self) -> tuple[Reader, ...]:
        """The readers who may get a copy, as far as it is known."""
        return tuple(one for one in self.readers if one.id not in self._stopped)

    def note_stopped(self, reader_id: str) -> None:
        """Note that a reader may get no copy."""
        if reader_id not in self._stopped:  # showing the rows tells who is looked at once more
            self._stopped.add(reader_id)
            self._show()

    def note_count(self, reader_id: str, lines: int) -> None:
        """Note how many lines the copy of a reader leaves out."""
        self._counts[reader_id] = lines
        self._show()

    def reader(self, reader_id: str) -> Reader | None:
        """Give the reader with this id."""
        return next((one for one in self.readers if one.id == reader_id), None)

    def _add(self, at: int) -> None:
        chosen = self._more.get(str(self.add.itemData(at) or ""))
        if chosen is not None:
            self.readers = (*self.readers, chosen)
            del self._more[chosen.id]
            self._show()
            self.list.stand(len(self.readers) - 1)
            self.added.emit()

    def _show(self) -> None:
        self.list.show_rows([self._row(one) for one in self.readers])
        self.add.clear()
        self.add.addItem(say("Add a reader"), "")
        for reader in self._more.values():
            self.add.addItem(reader.addressed, reader.id)
        self.add.setVisible(bool(self._more))

    def _row(self, reader: Reader) -> PaintedRow:
        soft = reader.agency_name if reader.agency_name != reader.name else say("Agency copy")
        if reader.kind == "person":
            soft = say("Family copy")
        count = self._counts.get(reader.id)
        words = "" if count is None else say("{n} left out", n=count) if count else say("Whole")
        if reader.id in self._stopped:
            words = say("No copy")
        return PaintedRow(reader.id, reader.name, soft, end=words)


class ContentsPane(QWidget):
    """What the chosen reader gets and what is left out and why; `opened` carries a page."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = ""
        self._in: list[PaintedRow] = []
        self._out: list[PaintedRow] = []
        self._heading = Heading()
        self._note = SoftLabel()
        views = [("all", say("In the copy")), ("out", say("Left out"))]
        self.views = Segments(say("Which part"), views)
        self.list = PaintedList(say("What is in the copy"), wraps=True, click_opens=True)
        column = _column(self)
        column.addWidget(self._heading)
        column.addWidget(self.views)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        self.views.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(self._open)

    def wait_for(self, name: str) -> None:
        """Say that the copy of a reader is being made."""
        self._heading.setText(say("A copy for {name}", name=name))
        self._none = ""
        self._in, self._out = [], []
        self.list.show_rows([])
        self._note.setText(say("It is being put together."))

    def show_none(self, name: str, why: str) -> None:
        """Say why a reader gets no copy, in the place of what would be in it."""
        self._heading.setText(say("No copy for {name}", name=name))
        self._none, self._in, self._out = why, [], []
        self._show()

    def show_contents(
        self, name: str, headings: Sequence[tuple[int, str, int]], out: Sequence[LeftOut]
    ) -> None:
        """Show the headings (level, words, page from 0) and what is left out."""
        self._heading.setText(say("What {name} gets", name=name))
        self._none = ""
        self._in = [
            PaintedRow(f"page/{page}/{at}", words, icon="check", end=str(page + 1), indent=level,
                       strong=not level)
            for at, (level, words, page) in enumerate(headings)
        ]  # fmt: skip
        self._out = [PaintedRow(one.key, one.name, one.reason, "circle-slash") for one in out]
        self._show()

    def _show(self) -> None:
        out = self.views.key == "out"
        rows = self._out if out else self._in
        if self._none:
            self._note.setText(self._none)
        elif out:
            words = say_many("{n} line is left out.", "{n} lines are left out.", len(rows))
            self._note.setText(words if rows else say("Nothing is left out of this copy."))
        else:
            lines = len(self._out)
            words = say_many("{n} line is left out.", "{n} lines are left out.", lines)
            self._note.setText(words if lines else say("Nothing is left out of this copy."))
        self.list.show_rows(rows)

    def _open(self, key: str) -> None:
        if key.startswith("page/"):
            self.opened.emit(int(key.split("/")[1]))


def _column(pane: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(8))
    return column
