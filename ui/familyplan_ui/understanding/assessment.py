"""One assessment: its form, the answers on its form, and completing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.figures.assessed import as_it_stood
from familyplan.model import Assessment, FormAnswer
from familyplan.model.titles import title
from familyplan.words import say
from familyplan_ui.forms import RecordList, Shown
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.detail import EntryDetail
from familyplan_ui.understanding.laid_out import ANSWER
from familyplan_ui.understanding.said import answer_row
from familyplan_ui.widgets import Banner, FieldFrame, FlowLayout, PlainButton, SoftLabel
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class AssessmentDetail(EntryDetail):
    """`reading` asks for the page of what it said when it was completed."""

    reading = Signal()

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id, "assessment")
        self._assessment: Assessment | None = None
        self._banner = Banner("check", "", "good")
        self._read_button = PlainButton("", self.reading.emit, icon="eye")
        self._complete_button = PlainButton(say("Complete it"), self._complete, icon="check")
        self._complete_words = SoftLabel(
            say("Completing keeps the statements and scores as they stand today. "
                "Later changes never alter what it said.")
        )  # fmt: skip
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._complete_button)
        flow.addWidget(self._read_button)
        for part in (self._banner, buttons, self._complete_words):
            column.addWidget(part)
        self._completing = held
        self.main.insertWidget(0, held)
        self._build_answers(gate)
        self.writing = False

    def begin(self, blank: Assessment) -> None:  # type: ignore[override]  # only ever this kind
        """Open the form of a new assessment."""
        self.writing = True
        super().begin(blank)

    def show_row(self, rows: Rows, row_id: str) -> None:  # noqa: D102 - as in Detail
        self.writing = False
        super().show_row(rows, row_id)

    def forget(self) -> None:  # noqa: D102 - as in EntryDetail
        self.writing = False
        super().forget()

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        found = rows.find(Assessment, self.row)
        if found is None:
            return
        self._assessment = found
        super().fill(rows)
        self.say_title(title(found))
        answers = [one for one in rows.of(FormAnswer) if one.assessment == self.row]
        self._answers.show_records(answers, [answer_row(rows, one) for one in answers])
        kept = as_it_stood(found) is not None
        day = plain_date(found.completed, self.gate.clock.today())
        said = say("Completed {day}. What it said then stays readable.", day=day)
        if self._banner.words != said:
            self._banner.say(said, aloud=False)
        self._read_button.say(say("What it said on {day}", day=day))
        self._banner.setVisible(kept)
        self._read_button.setVisible(kept)
        self._complete_button.setVisible(not kept)
        self._complete_words.setVisible(not kept)

    def take_keyboard(self) -> None:
        """Put the keyboard on what opens the page of what it said."""
        self._read_button.setFocus()

    def _turn(self) -> None:
        super()._turn()
        self._completing.setVisible(not self.is_new)
        self._asking.setVisible(not self.is_new)

    def _complete(self) -> None:
        self.gate.keep_typing()
        self.gate.run(actions.understanding.complete, self.row)

    def _build_answers(self, gate: Gate) -> None:
        self._answers = RecordList(
            gate,
            Shown(
                "form_answer",
                say("Answers on its form"),
                say("Add an answer"),
                say("A question of a local form that has no place of its own goes here."),
                ANSWER,
                lambda: FormAnswer(scope=self._family, assessment=self.row),
                under="assessment",
            ),
        )
        self._answers.add_button.hide()
        self.add_beside(self._answers)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        self._question = PlainLine()
        self._question.returnPressed.connect(self._ask)
        column.addWidget(FieldFrame(say("Another question, as the form puts it"), self._question))
        held = QWidget()
        FlowLayout(held).addWidget(PlainButton(say("Add this question"), self._ask, icon="plus"))
        column.addWidget(held)
        self.beside.addWidget(self._asking)

    def _ask(self) -> None:
        words, held = self._question.text().strip(), self._assessment
        if not words or held is None:
            self._question.setFocus()
            return
        asked = FormAnswer(scope=held.scope, assessment=held.id, form=held.form, question=words)
        made = self.gate.run(actions.records.add, asked)
        if made is not None:
            self._question.clear()
            self._answers.open(made.id)
