"""The sharing page: who may see what, the chosen answer in sentences, and what left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from familyplan.model import AccessRequest, Permission
from familyplan.words import say
from familyplan_ui.access.section import RecordsAskedFor
from familyplan_ui.sharing.agreements import Agreements
from familyplan_ui.sharing.answers import agencies, answered, kinds
from familyplan_ui.sharing.chosen import ChosenCell
from familyplan_ui.sharing.copies import CopiesThatLeft
from familyplan_ui.sharing.matrix import Matrix
from familyplan_ui.sharing.told import MustBeTold
from familyplan_ui.sharing.unwanted import Unwanted
from familyplan_ui.sharing.who import WhoPicker
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import EmptyState, Heading, PrimaryButton, ScrollPage, SoftLabel
from familyplan_ui.widgets.rebuilding import same_place

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_BESIDE = 1080  # the least width at which the chosen cell stands beside the matrix
_CHOSEN = 256
_ANY_WIDTH = 16_777_215  # Qt's own largest


class Page(ScrollPage):
    """Who may see what in one family; `wanted` asks for another tab and perhaps a row there."""

    wanted = Signal(str, str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self.wanted.connect(lambda tab, row: gate.go("family", self._family, tab, row))
        self._rows: Rows | None = None
        self._who = WhoPicker()
        self._who.chosen.connect(lambda _who: self._show())
        self._matrix = Matrix()
        self._matrix.chosen.connect(lambda *_key: self._choose())
        self._chosen = ChosenCell(gate, family_id)
        self._chosen.wanted.connect(self.wanted)
        self._copies = CopiesThatLeft(gate, family_id)
        self._told = MustBeTold(gate, family_id)
        self._access = RecordsAskedFor(gate, family_id)
        self._unwanted = Unwanted(gate, family_id)
        self._agreements = Agreements(gate, family_id)
        self._agreements.opening.connect(self._chosen.put_details_away)
        self._agreements.closed.connect(self._show_chosen)
        self._empty = EmptyState(
            say("Agencies appear here once they are in the team."),
            say("Then you can write down what the family says each of them may know."),
            PrimaryButton(say("Add to the team"), lambda: self.wanted.emit("people", "")),
        )
        self._top = QWidget()
        self._soft = SoftLabel(
            say("What each agency may know. Somebody can want help and still keep things private.")
        )
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on; nothing of this one stays open."""
        self._family, self._rows = family_id, None
        for part in (
            self._chosen, self._copies, self._told, self._access, self._unwanted, self._agreements
        ):  # fmt: skip
            part.take(family_id)
        self._who.choose("")
        self._matrix.key = ("", "")
        self.verticalScrollBar().setValue(0)

    def reload(self, rows: Rows) -> None:
        """Show the family as it now is."""
        with same_place(self):
            self._rows = rows
            self._who.show_people(rows)
            self._copies.show_copies(rows)
            today = self._gate.clock.today()
            self._told.show_told(rows, today)
            self._agreements.show_rows(rows, today)
            self._access.show_rows(rows, today)
            self._show()

    def show_row(self, row_id: str) -> None:
        """Choose the cell of one permission, or open an agreement or a decision."""
        found = self._rows.find(Permission, row_id) if self._rows else None
        if self._rows is not None and self._rows.find(AccessRequest, row_id) is not None:
            self._access.open(row_id)
        elif found is not None:
            self._who.choose(found.person)
            self._matrix.choose(found.agency, found.information)
            self._show()
        else:
            self._agreements.open(row_id)

    def leave(self) -> None:
        """Keep what was typed."""
        self._gate.keep_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        px = Theme.current().px
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(px(16))
        top.addWidget(Heading(say("Who may see what")))
        top.addWidget(self._who, 1)
        self._both.setSpacing(px(20))
        self._both.addWidget(self._matrix, 1, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self._chosen, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._told)
        self.body.addWidget(self._top)
        self.body.addWidget(self._soft)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._both)
        self.body.addWidget(self._unwanted)
        self.body.addWidget(self._agreements)
        self.body.addWidget(self._access)
        self.body.addWidget(self._copies)
        self.body.addStretch(1)

    def _show(self) -> None:
        if self._rows is None:
            return
        self._unwanted.show_rows(self._rows, self._who.key, self._gate.clock.today())
        found = agencies(self._rows)
        for part in (self._top, self._soft, self._matrix, self._chosen):
            part.setVisible(bool(found))
        self._empty.setVisible(not found)
        if not found:
            return
        if self._matrix.key[0] not in found:
            self._matrix.choose(found[0], kinds()[0])
        self._matrix.show_answers(self._rows, self._who.key, found, self._gate.clock.today())
        self._show_chosen()

    def _choose(self) -> None:
        self._agreements.close_form()
        with same_place(self):
            self._show_chosen()

    def _show_chosen(self) -> None:
        if self._rows is None:
            return
        agency, information = self._matrix.key
        today = self._gate.clock.today()
        cell = answered(self._rows, self._who.key, agency, information, today=today)
        self._chosen.show_cell(self._rows, cell, details=not self._agreements.is_open)

    def _fit(self) -> None:
        px = Theme.current().px
        beside = self.viewport().width() >= px(_BESIDE)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._chosen.setMinimumWidth(px(_CHOSEN) if beside else 0)
        self._chosen.setMaximumWidth(px(_CHOSEN) if beside else _ANY_WIDTH)
