"""Settings for the record of use: who did what in a period, on the screen and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.exchange.files import write_whole
from familyplan.mishaps import told
from familyplan.session.audit import SORTS, Sort, as_csv, as_pages, audit, let_leave
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, short_date
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.settings.period import Period
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    EmptyState,
    FieldFrame,
    Heading,
    PlainButton,
    SoftLabel,
    announce,
)
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.session import Session
    from familyplan.session.audit import AuditLine
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job

_TALL: Final = 320
_TALLEST: Final = 440  # of a small screen, however large the words are
_NAME: Final = "record-of-use"


def _ask_file(parent: QWidget, kind: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    chosen, _kind = QFileDialog.getSaveFileName(
        parent, say("Save the record of use"), f"{_NAME}.{kind}"
    )
    return Path(chosen) if chosen else None


@dataclass(frozen=True)
class _Question:
    """What is asked of the record: from when to when, of which family, of which sorts."""

    span: tuple[date, date]
    family: str
    sorts: tuple[Sort, ...]


@dataclass(frozen=True)
class _Found:
    """What the record holds of it, oldest first, and the same as rows, newest first."""

    lines: tuple[AuditLine, ...]
    rows: tuple[PaintedRow, ...]


class RecordOfUse(QWidget):
    """Entries of a period, newest first; read on the worker, because there may be very many."""

    def __init__(
        self,
        gate: Gate,
        ask_file: Callable[[QWidget, str], Path | None] = _ask_file,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._ask_file = gate, ask_file
        self._job: Job | None = None
        self._asked: _Question | None = None
        self.lines: tuple[AuditLine, ...] = ()
        self.period = Period(self._today)
        self.sorts = Chooser()
        everything = [("", say("Everything"))]
        self.sorts.offer(everything + [(key.value, say(words)) for key, words in SORTS.items()])
        self.family = Chooser(open_to_words=True)
        self.family_frame = FieldFrame(say("Family"), self.family)
        self.summary, self.done = SoftLabel(), SoftLabel()
        self.list = PaintedList(say("What was done"), wraps=True)
        self.empty = EmptyState(
            say("Nothing of this kind was written down in this period."),
            say("Openings, copies that leave, keys and every change to a record stand here."),
        )
        self.buttons = {
            "pdf": PlainButton(say("Save as PDF…"), lambda: self.save("pdf"), icon="file-text"),
            "csv": PlainButton(say("Save as CSV…"), lambda: self.save("csv"), icon="table"),
        }
        self._lay_out()
        self.period.changed.connect(self._ask_anew)
        self.sorts.activated.connect(lambda _at: self._ask_anew())
        self.family.activated.connect(lambda _at: self._ask_anew())
        line = self.family.lineEdit()
        if line is not None:
            line.setPlaceholderText(say("All families"))
            line.editingFinished.connect(self._ask_anew)
        Theme.current().changed.connect(self._fit)

    def show_now(self) -> None:
        """Read the record anew, as far as it was asked for."""
        lines = self._gate.session.store.family_lines()
        self.family.offer((line.family, _called(line.name, line.reference)) for line in lines)
        self.done.hide()
        self._asked = None
        self._ask_anew()

    def leave(self) -> None:
        """Stop reading what nobody looks at any more."""
        if self._job is not None:
            self._job.cancel()

    def save(self, kind: str) -> None:
        """Write what is shown where the person chooses, as "pdf" or "csv"."""
        asked, lines, session = self._asked, self.lines, self._gate.session
        try:
            let_leave(session)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        place = self._ask_file(self, kind) if asked is not None else None
        if asked is None or place is None:
            return
        name = self.family.currentText() if asked.family else ""
        self._able(on=False)
        self._gate.worker.run(
            lambda _say: (
                as_csv(lines) if kind == "csv" else as_pages(session, lines, asked.span, name)
            ),
            done=lambda content: self._write(place, content, asked),
            failed=self._failed,
        )

    def _today(self) -> date:
        return self._gate.clock.today()

    def _ask_anew(self) -> None:
        """Read what is asked for now, unless it was read already."""
        asked = self._question()
        if asked == self._asked and asked is not None:
            return
        self.leave()
        self._asked = asked
        self._able(on=False)
        if asked is None:
            return
        self.summary.setText(say("Reading the record…"))
        session = self._gate.session
        self._job = self._gate.worker.run(
            lambda _say: _find(session, asked), done=self._show, failed=self._failed
        )

    def _question(self) -> _Question | None:
        span, family = self.period.span(), self._family_id()
        if span is None or family is None:
            return None
        sort = self.sorts.currentData()
        return _Question(span, family, (Sort(sort),) if sort else tuple(Sort))

    def _family_id(self) -> str | None:
        """Give the family chosen or typed, "" for all; None where nobody is called that."""
        self.family_frame.clear_error()
        words = self.family.words()
        if not words:
            return ""
        at = self.family.currentIndex()
        if at < 0 or self.family.itemText(at) != words:
            at = self.family.findText(words, Qt.MatchFlag.MatchFixedString)
        if at < 0:
            self.family_frame.show_error(
                say("No family here is called that. Choose one, or leave this empty for all.")
            )
            return None
        return str(self.family.itemData(at))

    def _show(self, found: _Found) -> None:
        self.lines = found.lines
        self.list.show_rows(found.rows)
        self.list.scrollToTop()
        self.list.setVisible(bool(found.rows))
        self.empty.setVisible(not found.rows)
        n = len(found.rows)
        words = say_many("{n} entry, the newest first.", "{n} entries, the newest first.", n)
        self.summary.setText(words if n else "")
        announce(self.summary, words)
        self._able(on=True)

    def _write(self, place: Path, content: bytes, asked: _Question) -> None:
        try:
            write_whole(place, content)
        except KnownError as problem:
            self._failed(problem)
            return
        self._gate.session.note_event(
            "printed", asked.family or "store", what=say("the record of use")
        )
        self.show_now()
        words = say("The record of use is in “{name}”. It names families.", name=place.name)
        self.done.setText(words)
        self.done.show()
        announce(self.done, words)

    def _failed(self, problem: Exception) -> None:
        self._able(on=True)
        self._gate.refuse(told(problem))

    def _able(self, *, on: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(on)

    def _lay_out(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(Heading(say("Record of use")))
        why = say(
            "Who opened the store, saw what is kept back, let something leave, changed keys or "
            "records, and when. Times are those this computer's clock showed."
        )
        column.addWidget(SoftLabel(why))
        column.addWidget(self.period)
        chosen, saved = QHBoxLayout(), QHBoxLayout()
        chosen.setSpacing(px(12))
        chosen.addWidget(FieldFrame(say("What"), self.sorts), 1, Qt.AlignmentFlag.AlignTop)
        chosen.addWidget(self.family_frame, 1, Qt.AlignmentFlag.AlignTop)
        saved.setSpacing(px(8))
        for button in self.buttons.values():
            saved.addWidget(button)
        saved.addStretch(1)
        column.addLayout(chosen)
        column.addLayout(saved)
        for part in (self.done, self.summary, self.list, self.empty):
            column.addWidget(part)
        for part in (self.list, self.empty, self.done):
            part.hide()
        self._fit()

    def _fit(self) -> None:
        self.list.setFixedHeight(min(Theme.current().px(_TALL), _TALLEST))


def _find(session: Session, asked: _Question) -> _Found:
    first, last = asked.span
    lines = audit(session, first, last, family=asked.family, sorts=asked.sorts)
    today = session.clock.today()
    rows = tuple(_row(str(at), line, today) for at, line in enumerate(lines))
    return _Found(lines, rows[::-1])


def _row(key: str, line: AuditLine, today: date) -> PaintedRow:
    return PaintedRow(
        key,
        line.words[:1].upper() + line.words[1:],
        " · ".join(part for part in (line.who, line.family) if part),
        end=f"{short_date(line.at.date(), today)}, {clock_time(line.at)}",
        strong=False,
    )


def _called(name: str, reference: str) -> str:
    return f"{name} · {reference}" if reference else name
