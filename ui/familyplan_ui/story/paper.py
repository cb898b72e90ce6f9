"""One paper in detail: shown from memory, described, and copied out where that is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.model import Paper
from familyplan.practice.paper_kinds import ending
from familyplan.session import filing, papers
from familyplan.words import say
from familyplan_ui.family.detail import Detail
from familyplan_ui.family.said import joined
from familyplan_ui.forms import ARRANGEMENTS, RecordForm
from familyplan_ui.story.pictures import without_traces
from familyplan_ui.story.shown import PaperShown
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, SoftLabel, announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_MB = 10**6


def _ask_place(parent: QWidget, name: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - seldom needed

    chosen, _kind = QFileDialog.getSaveFileName(parent, say("Save a copy out"), name)
    return Path(chosen) if chosen else None


class PaperDetail(Detail):
    """A paper; `ask_place` asks where a copy is to lie."""

    def __init__(
        self, gate: Gate, ask_place: Callable[[QWidget, str], Path | None] = _ask_place
    ) -> None:
        super().__init__(gate)
        self.ask_place = ask_place
        self._file = ""
        self.shown = PaperShown()
        self.done = SoftLabel()
        px = Theme.current().px
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.shown)
        self._out = QWidget()
        out = QVBoxLayout(self._out)
        out.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        FlowLayout(held).addWidget(PlainButton(say("Save a copy out…"), self.save_out))
        out.addWidget(held)
        out.addWidget(
            SoftLabel(
                say(
                    "A copy out is not encrypted, and that it left is noted. A picture leaves "
                    "without the place and time its camera wrote in it."
                )
            )
        )
        column.addWidget(self._out)
        column.addWidget(self.done)
        self.done.hide()
        self.main.addWidget(top)
        self.form = RecordForm(gate, "paper", ARRANGEMENTS["paper"])
        self.main.addWidget(self.form)
        self.add_removal(say("Remove this paper"), "paper")

    def fill(self, rows: Rows) -> None:  # noqa: D102 - as in Detail
        paper = rows.find(Paper, self.row)
        if paper is None:
            return
        size = say("{size} MB", size=f"{paper.size / _MB:.1f}") if paper.size else ""
        self.say_title(paper.name or say("Paper"), joined(size, paper.media))
        self.form.show(paper)
        self._out.setVisible(bool(paper.file))
        self.shown.photo.setAccessibleDescription(paper.shows)
        if paper.id + paper.file != self._file:
            self._file = paper.id + paper.file
            self.done.hide()
            self._show(paper)

    def leave(self) -> None:  # noqa: D102 - as in Detail
        super().leave()
        self.form.keep()

    def forget(self) -> None:
        """Hold no bytes of a paper nobody looks at."""
        self._file = ""
        self.shown.clear()

    def save_out(self) -> None:
        """Write a copy where the person chooses, once it was noted that it leaves."""
        paper = self._paper()
        if paper is None:
            return
        try:
            filing.let_leave(self.gate.session)
            data = papers.read(self.gate.session, paper.file)
            if paper.media.startswith("image/"):
                data = without_traces(data, paper.media)
            end = ".png" if _becomes_png(paper.media) else ending(paper.media)
            place = self.ask_place(self, f"paper{end}")
            if place is None:
                return
            filing.take_out(self.gate.session, paper, data, place)
        except KnownError as problem:
            self.gate.refuse(problem.sentence)
            return
        self.gate.refuse("")
        self.done.setText(say("A copy was saved, and that was noted in the record of use."))
        self.done.show()
        announce(self.done, self.done.text())

    def _paper(self) -> Paper | None:
        return self.gate.session.store.get(Paper, self.row)

    def _show(self, paper: Paper) -> None:
        if not paper.file:
            self.shown.clear(say("No file is kept here. What it shows stands below in words."))
            return
        try:
            data = papers.read(self.gate.session, paper.file)
        except KnownError as problem:
            self.shown.clear(problem.sentence)
            return
        end = ending(paper.media)
        # A paper that was given another name is still what it was when it was kept.
        name = f"paper{end}" if end else paper.name
        self.shown.show_paper(name, data, called=paper.name or say("Picture"))


def _becomes_png(media: str) -> bool:
    return media.startswith("image/") and media != "image/jpeg"
