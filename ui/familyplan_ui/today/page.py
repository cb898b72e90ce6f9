"""The place Today: what needs somebody now, in four short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, day_and_date, short_date
from familyplan_ui.jotting import NotesToFile
from familyplan_ui.theme import Theme
from familyplan_ui.today import reading
from familyplan_ui.today.notices import notices, strip_for
from familyplan_ui.today.row import DueRow
from familyplan_ui.widgets import (
    Banner,
    EmptyState,
    FlowLayout,
    Hairline,
    Heading,
    Line,
    PrimaryButton,
    ScrollPage,
    Segments,
    SoftLabel,
    TextButton,
)
from familyplan_ui.widgets.rebuilding import clear, same_place
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from familyplan.practice import Line as Due
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate
    from familyplan_ui.today.reading import Seen
    from familyplan_ui.work import Job, Progress

_SHORT: Final = 6
_WIDE: Final = 900


class Page(ScrollPage):
    """Four lists for me, for a person, or for everyone, read on the worker."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._job: Job | None = None
        self._whole: set[str] = set()
        self.seen: reading.Seen | None = None
        self.rows: dict[str, list[DueRow]] = {}
        views = [("mine", say("Mine")), ("person", say("A person")), ("all", say("Everyone"))]
        self.views = Segments(say("For whom"), views)
        self.person = QComboBox()
        self.person.setAccessibleName(say("Person"))
        Theme.current().dress(self.person, "text")
        self._date = Line(tone="soft")
        self._notes = NotesToFile(gate)
        self._part = SoftLabel()
        self._next = QVBoxLayout()
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._build()
        self.views.chosen.connect(lambda _key: self.refresh())
        self.person.activated.connect(lambda _at: self.refresh())
        gate.changed.connect(self._note)
        Theme.current().changed.connect(self._arrange)

    def arrive(self) -> None:
        """Come to the page: everything is looked at anew, what was shown stays until then."""
        self.refresh()

    def leave(self) -> None:
        """Stop reading for nobody."""
        if self._job is not None:
            self._job.cancel()

    def refresh(self) -> None:
        """Read the lists for whoever is chosen."""
        self.leave()
        session, today = self._gate.session, self._gate.clock.today()
        self._date.setText(day_and_date(today))
        view = self.views.key
        self.person.setVisible(view == "person")
        name = {"mine": session.user.name, "person": self.person.currentText()}.get(view, "")

        def work(tell: Progress) -> Seen:
            return reading.read(session, name, lambda at, of: tell(Step("", at, of)))

        self._job = self._gate.worker.run(work, done=self._show, failed=self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        px = Theme.current().px
        top = QWidget()
        row = FlowLayout(top, gap=px(14))
        for part in (Heading(say("Today"), size="title"), self._date, self.views, self.person):
            row.addWidget(part)
        self.body.addWidget(top)
        self.body.addLayout(self._next)
        self.body.addWidget(self._notes)
        self.body.addWidget(self._part)
        self._part.hide()
        self._lists.setSpacing(px(40))
        for column in self._columns:
            column.setSpacing(px(4))
            self._lists.addLayout(column, 1)
        self.body.addLayout(self._lists)
        self.body.addStretch(1)

    def _arrange(self) -> None:
        way = QBoxLayout.Direction
        wide = self.viewport().width() >= Theme.current().px(_WIDE)
        self._lists.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _note(self, changes: Changes) -> None:
        if self.isVisible() and changes:
            self.refresh()

    def _offer_people(self, names: Sequence[str]) -> None:
        was = self.person.currentText()
        self.person.clear()
        self.person.addItems(names)
        self.person.setCurrentIndex(max(0, self.person.findText(was)))

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, KnownError):
            raise problem
        self._gate.refuse(problem.sentence)

    def _show(self, seen: Seen) -> None:
        if not self._gate.is_open:
            return
        self.seen = seen
        self._offer_people(seen.names)
        found = seen.today
        with same_place(self):
            self.rows = {}
            clear(self._next)
            self._notes.refresh()
            for notice in notices(self._gate.session):
                self._next.addWidget(strip_for(self._gate, notice))
            for column in self._columns:
                clear(column)
            self._show_next(found.this_week)
            for key, at, words, lines in (
                ("week", 0, say("Today and this week"), found.this_week),
                ("late", 0, say("Late"), found.late),
                ("drifting", 1, say("Drifting"), found.drifting),
                ("prepare", 1, say("To prepare"), found.to_prepare),
            ):
                self._show_list(self._columns[at], key, words, lines)
            for column in self._columns:
                column.addStretch(1)
        self._part.setVisible(seen.read < seen.of)
        self._part.setText(
            say(
                "From the {read} families whose meetings are nearest, of {of}.",
                read=seen.read,
                of=seen.of,
            )
        )

    def _show_next(self, lines: Sequence[Due]) -> None:
        """Say what comes next today or tomorrow, or that there is nothing at all yet."""
        if self.seen is not None and not self.seen.of:
            self._next.addWidget(self._empty_state())
            return
        today = self._gate.clock.today()
        timed = [line for line in lines if line.at and line.on]
        if not timed:
            return
        line = timed[0]
        time = clock_time(line.at) if line.at else ""
        if line.on is not None and line.on != today:
            time = say("{day}, {time}", day=short_date(line.on, today), time=time)
        words = say(
            "Next: {family} family, {when}. {what}",
            family=line.family_name,
            when=time,
            what=line.words,
        )
        banner = Banner("clock", words, "accent")
        go = PrimaryButton(
            say("Open meeting"),
            lambda: self._gate.go("family", line.family, "meetings", line.row),
        )
        banner.add(go)
        self._next.addWidget(banner)

    def _empty_state(self) -> EmptyState:
        go = PrimaryButton(say("Go to families"), lambda: self._gate.go("families"))
        return EmptyState(
            say("Meetings, actions and gaps of your families stand here."),
            say("You see them once you lead for a family or have a seat in its team."),
            go,
        )

    def _show_list(self, column: QVBoxLayout, key: str, words: str, lines: Sequence[Due]) -> None:
        if self.seen is not None and not self.seen.of:
            return
        column.addWidget(SectionHead(words, str(len(lines))))
        shown = lines if key in self._whole else lines[:_SHORT]
        self.rows[key] = []
        for at, line in enumerate(shown):
            if at:
                column.addWidget(Hairline())
            row = DueRow(self._gate, line, prepares=key == "prepare")
            self.rows[key].append(row)
            column.addWidget(row)
        if not lines:
            column.addWidget(SoftLabel(say("Nothing here today.")))
        if len(shown) < len(lines):
            rest = len(lines) - len(shown)
            label = say_many("Show {n} more", "Show {n} more", rest)
            name = say("{label}: {list}", label=label, list=words)
            column.addWidget(TextButton(label, lambda: self._show_whole(key), name=name))
        column.addSpacing(Theme.current().px(14))

    def _show_whole(self, key: str) -> None:
        self._whole.add(key)
        if self.seen is not None:
            self._show(self.seen)
