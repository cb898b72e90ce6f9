"""The understanding of a family: what is stated under a lens, and the assessments it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import Assessment, FormAnswer, Person, Reply
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.assessments import AssessmentsView
from familyplan_ui.understanding.statements import StatementsView
from familyplan_ui.widgets import Segments
from familyplan_ui.widgets.rebuilding import same_place
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class Page(QWidget):
    """Two views of one thing: the statements, and the assessments."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._rows: Rows | None = None
        px = Theme.current().px
        self.statements = StatementsView(gate, family_id)
        self._assessments: AssessmentsView | None = None
        self._views = Segments(
            say("What to look at"),
            (("statements", say("Statements")), ("assessments", say("Assessments"))),
        )
        self._views.chosen.connect(self.show_view)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.statements)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, px(8), MARGIN, px(4))
        head.addWidget(self._views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    @property
    def assessments(self) -> AssessmentsView:
        """The assessments, made when they are first asked for."""
        if self._assessments is None:
            self._assessments = AssessmentsView(self._gate, self._family)
            self._stack.addWidget(self._assessments)
        return self._assessments

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on; nothing of this one stays open."""
        self._family, self._rows = family_id, None
        self._views.choose("statements")
        self._stack.setCurrentWidget(self.statements)
        self.statements.take(family_id)
        if self._assessments is not None:
            self._stack.removeWidget(self._assessments)
            self._assessments.deleteLater()
            self._assessments = None

    @property
    def row(self) -> str:
        """The entry that is open."""
        return self._shown().row

    def reload(self, rows: Rows) -> None:
        """Show everything as it now is; the view that is not seen follows when it is chosen."""
        self._rows = rows
        with same_place(self):
            self._shown().reload(rows)

    def show_view(self, key: str) -> None:
        """Show the statements or the assessments."""
        self._shown().leave()
        self._views.choose(key)
        self._stack.setCurrentWidget(self.assessments if key == "assessments" else self.statements)
        if self._rows is not None:
            self.reload(self._gate.rows(self._family))

    def show_row(self, row_id: str) -> None:
        """Open one entry; a person opens the form for their own words."""
        found = self._rows.any(row_id) if self._rows else None
        if isinstance(found, Reply) and self._rows is not None:
            found = self._rows.any(found.to)
        if isinstance(found, FormAnswer) and self._rows is not None:
            found = self._rows.any(found.assessment)
        if isinstance(found, Assessment):
            self.show_view("assessments")
            self.assessments.open(found.id)
        elif isinstance(found, Person):
            self.show_view("statements")
            self.statements.add_voice(found.id)
        elif found is not None:
            self.show_view("statements")
            self.statements.open(found.id)

    def leave(self) -> None:
        """Keep what was typed."""
        self._gate.keep_typing()

    def _shown(self) -> StatementsView | AssessmentsView:
        at = self._stack.currentWidget()
        return at if isinstance(at, AssessmentsView) else self.statements
