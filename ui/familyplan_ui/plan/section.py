"""A folded part of the plan page: a heading, one line saying how it stands, lists when opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan_ui.forms.layout import Fold
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.forms import RecordList
    from familyplan_ui.gate import Gate


class Section(QWidget):
    """What is seen of a part once it is open; `lists` are its lists by kind of record."""

    opening = Signal(object)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self.gate, self.family = gate, family_id
        self.lists: dict[str, RecordList] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Theme.current().px(14))

    def add_list(self, shown: RecordList, kind: str) -> RecordList:
        """Keep a list by its kind; where it stands is up to the part."""
        self.lists[kind] = shown
        shown.opening.connect(lambda: self.opening.emit(shown))
        return shown

    def show_rows(self, rows: Rows, today: date) -> None:
        """Show the part as it now is."""
        raise NotImplementedError


class _Telling(Fold):
    """A fold that tells when it is opened or put away."""

    turned = Signal()

    def open(self, *, on: bool) -> None:
        super().open(on=on)
        self.turned.emit()


class Folded(QWidget):
    """A part that is made when it is first opened; until then `summary` says how it stands."""

    opening = Signal(object)

    def __init__(
        self,
        heading: str,
        make: Callable[[], Section],
        summary: Callable[[Rows, date], str],
        kinds: tuple[str, ...],
    ) -> None:
        super().__init__()
        self.kinds = kinds
        self._make, self._summary = make, summary
        self._shown: tuple[Rows, date] | None = None
        self.section: Section | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(2))
        self.soft = SoftLabel()
        self.fold = _Telling(heading, self._fill, folded=True)
        self.fold.turned.connect(lambda: self.soft.setVisible(not self.fold.is_open))
        column.addWidget(self.fold)
        column.addWidget(self.soft)

    def show_rows(self, rows: Rows, today: date) -> None:
        """Show the part, or only how it stands while it is folded."""
        self._shown = (rows, today)
        self.soft.setText(self._summary(rows, today))
        if self.section is not None:
            self.section.show_rows(rows, today)

    def open(self, kind: str, row_id: str) -> None:
        """Unfold, and open the form of one entry."""
        self.fold.open(on=True)
        if self.section is not None and kind in self.section.lists:
            self.section.lists[kind].open(row_id)

    def _fill(self, body: QVBoxLayout) -> None:
        self.section = self._make()
        self.section.opening.connect(self.opening)
        body.addWidget(self.section)
        if self._shown is not None:
            self.section.show_rows(*self._shown)
