"""The assessments of a family: the list, one open beside it, and what a completed one said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from familyplan.figures.assessed import as_it_stood
from familyplan.model import Assessment, Episode
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.words import say
from familyplan_ui.family.columns import ListAndDetail
from familyplan_ui.family.entries import Entry, EntryList
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.assessment import AssessmentDetail
from familyplan_ui.understanding.told import ToldPage
from familyplan_ui.widgets import EmptyState, PlainButton, PrimaryButton, ScrollPage
from familyplan_ui.widgets.scroll import MARGIN
from familyplan_ui.wording import names, plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class AssessmentsView(QWidget):
    """Newest first; a new one is begun in its whole form."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._rows: Rows | None = None
        self.list = EntryList(say("Assessments of this family"))
        self.list.chosen.connect(self.open)
        self._start = PlainButton(say("Start an assessment"), self.begin, icon="plus")
        acts = QVBoxLayout()
        acts.setContentsMargins(MARGIN, Theme.current().px(4), MARGIN, 0)
        acts.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty = ScrollPage()
        self._empty.body.addWidget(
            EmptyState(
                say("No assessment is written down yet."),
                say("Who it was made with, what it means for each child and what came of it "
                    "stands here; what it said when it was completed stays readable."),
                PrimaryButton(say("Start the first assessment"), self.begin),
            )
        )  # fmt: skip
        self._empty.body.addStretch(1)
        self.detail = AssessmentDetail(gate, family_id)
        self.detail.made.connect(self.open)
        self.detail.closed.connect(self._closed)
        self.detail.reading.connect(self.read)
        self.told = ToldPage(gate)
        self.told.back.connect(self._back)
        self._right = QStackedWidget()
        for part in (self._empty, self.detail, self.told):
            self._right.addWidget(part)
        self._both = ListAndDetail(self.list, self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(acts)
        column.addWidget(self._both, 1)

    @property
    def row(self) -> str:
        """The assessment that is shown, "" for none."""
        return self.detail.row

    def reload(self, rows: Rows) -> None:
        """Show the assessments as they now are."""
        self._rows = rows
        found = list(reversed(rows.of(Assessment)))
        today = self._gate.clock.today()
        self.list.show_entries([_entry(rows, one, today) for one in found])
        writing = self._right.currentWidget() is self.detail and self.detail.writing
        self._start.setVisible(bool(found) and not writing)
        if writing:
            return
        at = self.detail.row
        if rows.find(Assessment, at) is None:
            at = found[0].id if found else ""
        if not at:
            self.detail.forget()
            self._right.setCurrentWidget(self._empty)
        elif self._right.currentWidget() is self.told and at == self.detail.row:
            self.read()
        else:
            self.open(at)

    def open(self, row_id: str) -> None:
        """Show one assessment."""
        if self._rows is None or self._rows.find(Assessment, row_id) is None:
            return
        self.detail.show_row(self._rows, row_id)
        self._right.setCurrentWidget(self.detail)
        self._start.show()
        self.list.choose(row_id)

    def begin(self) -> None:
        """Open the form of a new assessment, dated today and in the help there now is."""
        episodes = self._rows.of(Episode) if self._rows else ()
        self._right.setCurrentWidget(self.detail)
        self._start.hide()
        self.list.choose("")
        self.detail.begin(
            Assessment(
                scope=self._family,
                started=on_day(self._gate.clock.today()),
                episode=episodes[-1].id if episodes else "",
            )
        )

    def read(self) -> None:
        """Show what the assessment said on the day it was completed."""
        found = self._rows.find(Assessment, self.detail.row) if self._rows else None
        told = as_it_stood(found) if found is not None else None
        if told is None or self._rows is None:
            self._right.setCurrentWidget(self.detail)
            return
        self.told.show_told(self._rows, told)
        self._right.setCurrentWidget(self.told)

    def leave(self) -> None:
        """Keep what was typed."""
        self.detail.leave()

    def _back(self) -> None:
        self._right.setCurrentWidget(self.detail)
        self.detail.take_keyboard()

    def _closed(self) -> None:
        self.detail.forget()
        if self._rows is not None:
            self.reload(self._gate.rows(self._family))


def _entry(rows: Rows, one: Assessment, today: date) -> Entry:
    when = plain_date(one.completed or one.started, today)
    done = one.completed is not None or one.frozen is not None
    name = title(one)
    author = names(rows, (one.author,)) if one.author else ""
    note = say("Completed {day}", day=when).strip() if done else say("Under way")
    return Entry(one.id, name, author, note=note, note_role="good" if done else "accent")
