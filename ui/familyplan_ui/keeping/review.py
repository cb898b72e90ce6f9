"""Due for review: looking through every record on the worker, and the list of what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.mishaps import told
from familyplan.practice.disposal import dispose_on, flags
from familyplan.session import retention
from familyplan.words import say, say_many
from familyplan_ui.keeping.due_row import due_row
from familyplan_ui.keeping.why_due import WhyDue
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Heading,
    PlainButton,
    ProgressStrip,
    RowList,
    SoftLabel,
    WrapLabel,
    announce,
)
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.session import Changes
    from familyplan.session.retention import DueFamily
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

_PAGE: Final = 30


class Review(QWidget):
    """Nothing is looked through until somebody asks; opening a row says why it is there."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._shown = gate, _PAGE
        self._job: Job | None = None
        self.found: tuple[DueFamily, ...] = ()
        self.look_button = PlainButton(say("Look through the records"), self.look, icon="search")
        self.strip = ProgressStrip(say("Looking through the records"))
        self.strip.cancel.clicked.connect(lambda _on: self.stop())
        self.summary = WrapLabel()
        self.list = RowList(say("Due for review"))
        self.more = PlainButton(say("Show more records"), self._show_more)
        self.why = WhyDue(gate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(Heading(say("Due for review")))
        column.addWidget(SoftLabel(say("Records whose time has come, and those nobody can judge.")))
        column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.strip, self.summary, self.list):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why)
        for unused in (self.strip, self.summary, self.list, self.more, self.why):
            unused.hide()
        self.list.pressed_row.connect(self.open)
        self.list.opened.connect(self.open)
        self.why.closed.connect(self._back)
        gate.changed.connect(self._note)

    def leave(self) -> None:
        """Stop looking and close what is open; what was found stays until the store is locked."""
        self.stop()
        self.why.close_quietly()
        self._show()

    def look(self) -> None:
        """Look through every record on the worker thread."""
        session, today = self._gate.session, self._gate.clock.today()

        def work(tell: Progress) -> tuple[DueFamily, ...]:
            words = say("Looking through the records")
            return retention.due_for_review(
                session, today, lambda done, of: tell(Step(words, done, of))
            )

        self.why.close_quietly()
        self.look_button.setEnabled(False)
        self.strip.show()
        self._job = self._gate.worker.run(
            work, done=self._done, failed=self._failed, progress=self.strip.show_step
        )

    def stop(self) -> None:
        """Look no further; what was found before stays."""
        if self._job is not None:
            self._job.cancel()
            self._rest()

    def open(self, family_id: str) -> None:
        """Say why one record is in the list, in the list's place."""
        one = next((each for each in self.found if each.family == family_id), None)
        if one is not None and self._gate.is_open:
            for part in (self.list, self.more):
                part.hide()
            self.why.show_family(one)

    def _done(self, found: tuple[DueFamily, ...]) -> None:
        self._rest()
        self.why.close_quietly()
        self.found, self._shown = found, _PAGE
        self._say(_summary(found))
        self._show()
        (self.list if found else self.look_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, problem: Exception) -> None:
        self._rest()
        self._say(told(problem))

    def _rest(self) -> None:
        self._job = None
        self.strip.hide()
        self.look_button.setEnabled(True)

    def _show(self) -> None:
        rows = [due_row(one) for one in self.found[: self._shown]]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.more.setVisible(len(self.found) > self._shown)

    def _show_more(self) -> None:
        self._shown += _PAGE
        self._show()

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        self.summary.show()
        announce(self.summary, words)

    def _back(self) -> None:
        self._show()
        (self.list if self.found else self.look_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, changes: Changes) -> None:
        """Judge what was found anew where it changed, and let go of what is gone."""
        touched = {one.family for one in self.found} & changes.scopes
        if not touched or not self._gate.is_open:
            return
        store, today = self._gate.session.store, self._gate.clock.today()
        rules = retention.schedule(store)
        kept = []
        for one in self.found:
            rows: Rows | None = store.family(one.family) if one.family in touched else None
            if rows is None:
                kept.append(one)
            elif len(rows):
                due = dispose_on(rows, rules)
                if due.is_due(today) or due.uncertain:
                    kept.append(replace(one, due=due, flags=flags(rows, today)))
        self.found = tuple(kept)
        self._say(_summary(self.found))
        still = next((one for one in kept if one.family == self.why.family), None)
        if self.why.isHidden():
            self._show()
        elif still is None:
            self.why.close_quietly()
            self._back()
        else:
            self.why.show_family(still)


def _summary(found: tuple[DueFamily, ...]) -> str:
    unknown = sum(one.undecided for one in found)
    due = len(found) - unknown
    parts = [
        say_many("{n} record is due for review.", "{n} records are due for review.", due)
        if due
        else say("No record is due for review."),
        say_many("{n} cannot be judged yet.", "{n} cannot be judged yet.", unknown)
        if unknown
        else "",
    ]
    return " ".join(part for part in parts if part)
