"""What opens beside a list: a title, the record's own form, and small lists that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.session.audit import note_viewed
from familyplan_ui.forms.layout import Pair
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, ScrollPage, SoftLabel
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.forms import RecordList
    from familyplan_ui.gate import Gate

_NARROW = 640


class Detail(ScrollPage):
    """A page for one record: `main` holds its form, `beside` its lists; one list form at a time."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate
        self.row = ""
        self.lists: list[RecordList] = []
        px = Theme.current().px
        self.title = Heading(size="dialog")
        self.soft = SoftLabel()
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(self.title)
        head.addWidget(self.soft)
        self.body.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        self.body.addLayout(head)
        left, right = QWidget(), QWidget()
        self.main, self.beside = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self.main, self.beside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(20))
        self._right = right
        self.body.addWidget(Pair(left, right, narrow=_NARROW, gap=32, shares=(5, 4)))
        self.body.addStretch(1)

    def show_row(self, rows: Rows, row_id: str) -> None:
        """Show the record with this id, as it is now."""
        if row_id != self.row:
            for shown in self.lists:
                shown.close_form()
            self.verticalScrollBar().setValue(0)
            note_viewed(self.gate.session, rows, row_id)
        self.row = row_id
        self.fill(rows)
        self._right.setVisible(bool(self.lists))

    def fill(self, rows: Rows) -> None:
        """Bring everything shown into line with the rows."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what was typed."""
        for shown in self.lists:
            shown.close_form()

    def say_title(self, title: str, soft: str = "") -> None:
        """Say whose page this is."""
        self.title.setText(title)
        self.soft.setText(soft)
        self.soft.setVisible(bool(soft))

    def add_list(self, shown: RecordList, *, within: QWidget | None = None) -> RecordList:
        """Put a list beside the form, `within` what holds it; opening one closes the others."""
        self.lists.append(shown)
        self.beside.addWidget(within or shown)
        shown.opening.connect(lambda: self._close_others(shown))
        return shown

    def add_removal(self, words: str, kind: str) -> None:
        """Put a button under the form that removes the record; it can be undone."""
        held = QWidget()
        button = PlainButton(
            words, lambda: self.gate.did(actions.records.remove, kind, self.row), icon="trash"
        )
        FlowLayout(held).addWidget(button)
        self.main.addWidget(held)

    def _close_others(self, opened: RecordList) -> None:
        for shown in self.lists:
            if shown is not opened:
                shown.close_form()
