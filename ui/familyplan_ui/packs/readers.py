"""Who gets a copy and of which kind: the pane at the left of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from familyplan.model import Group, Involvement, Person
from familyplan.sharing import Reader, reader_of, readers
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Rows

_OF_THE_FAMILY: Final = frozenset({"child", "parent", "carer"})


def who_comes_first(rows: Rows, meeting_id: str) -> tuple[Reader, ...]:
    """Suggest readers: who is asked and the team; without a meeting also parents and children."""
    found = readers(rows, meeting_id)
    if meeting_id:
        return found
    people = (reader_of(rows, one.id) for one in rows.of(Person) if one.place in _OF_THE_FAMILY)
    return (*(one for one in people if one is not None), *found)


class ReadersPane(QWidget):
    """The people copies may be made for; `arrived` carries the id of the one looked at.

    `kind_words` says which kind of copy a reader gets; `kind_wanted` comes with Enter or a double
    click on a reader, to choose another.
    """

    arrived = Signal(str)
    added = Signal()
    kind_wanted = Signal()

    def __init__(self, kind_words: Callable[[Reader], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readers: tuple[Reader, ...] = ()
        self._kind_words = kind_words
        self._more: dict[str, Reader] = {}
        self._counts: dict[str, int] = {}
        self._stopped: set[str] = set()
        self._heading = Heading(say("Readers"))
        self.list = PaintedList(say("Who gets a copy"), wraps=True)
        self.add = QComboBox()
        self.add.setAccessibleName(say("Add a reader"))
        Theme.current().dress(self.add, "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        self.list.arrived.connect(self.arrived)
        self.list.opened.connect(lambda _key: self.kind_wanted.emit())
        self.add.activated.connect(self._add)

    def offer(self, rows: Rows, meeting_id: str, *, keep: bool) -> None:
        """Suggest the readers of a meeting; `keep` also keeps those added by hand."""
        suggested = who_comes_first(rows, meeting_id)
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
    def nobody(self) -> bool:
        """Whether there is nobody a copy could be made for."""
        return not self.readers and not self._more

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

    def count_again(self, reader_id: str) -> None:
        """Forget what was noted of one reader, whose copy has become another."""
        self._counts.pop(reader_id, None)
        self._stopped.discard(reader_id)
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
        agency = reader.agency_name if reader.agency_name != reader.name else ""
        soft = " · ".join(part for part in (agency, self._kind_words(reader)) if part)
        count = self._counts.get(reader.id)
        words = "" if count is None else say("{n} left out", n=count) if count else say("Whole")
        if reader.id in self._stopped:
            words = say("No copy")
        return PaintedRow(reader.id, reader.name, soft, end=words)
