"""Statements: the voices on top, the lens, the same statements arranged by it, one open beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from familyplan.figures.understanding import SIDES, seen_through
from familyplan.model import AreaScore, Need, Reply, Voice, kind_of
from familyplan.model.lenses import COLUMNS
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.understanding.beside import Beside
from familyplan_ui.understanding.detail import EntryDetail, VoiceDetail
from familyplan_ui.understanding.lens_bar import LensBar
from familyplan_ui.understanding.lens_view import AreaShown, LensShown, LensView
from familyplan_ui.understanding.said import score_line, statement_row
from familyplan_ui.understanding.voices import OtherVoices, VoiceStrip
from familyplan_ui.widgets import (
    EmptyState,
    Hairline,
    PrimaryButton,
    ScrollPage,
)
from familyplan_ui.widgets.rebuilding import same_place
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.figures.understanding import InArea
    from familyplan.model import Record, Rows
    from familyplan.model.lenses import Lens
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets.painted import PaintedRow

_OPENS: Final = ("need", "voice", "area_score")


class StatementsView(Beside):
    """Everything that was stated about a family; opening it shows its form at the right."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        self._left = ScrollPage()
        super().__init__(self._left)
        self._gate, self._family = gate, family_id
        self._rows: Rows | None = None
        self._details: dict[str, EntryDetail] = {}
        self.voices = VoiceStrip()
        self.voices.opened.connect(self.open)
        self.voices.adding.connect(self.add_voice)
        self.lens_bar = LensBar(gate)
        self.lens_bar.chosen.connect(self._look_again)
        self.lens_view = LensView()
        self.lens_view.opened.connect(self.open)
        self.lens_view.adding.connect(self.add_statement)
        self.lens_view.scoring.connect(self.add_score)
        self.others = OtherVoices()
        self.others.opened.connect(self.open)
        self.others.adding.connect(lambda: self.add_voice(""))
        self._lay_out()

    def _lay_out(self) -> None:
        body = self._left.body
        body.setContentsMargins(MARGIN, Theme.current().px(8), MARGIN, MARGIN)
        body.addWidget(self.voices)
        body.addWidget(Hairline())
        body.addWidget(self.lens_bar)
        self._empty = EmptyState(
            say("Nothing is stated yet."),
            say("Strengths stand beside worries, in the words of whoever says them."),
            PrimaryButton(say("Write down the first statement"), self._add_first),
        )
        body.addWidget(self._empty)
        body.addWidget(self.lens_view)
        body.addWidget(Hairline())
        body.addWidget(self.others)
        body.addStretch(1)

    @property
    def row(self) -> str:
        """The entry that is open, "" for none."""
        at = self.right
        return at.row if isinstance(at, EntryDetail) else ""

    def take(self, family_id: str) -> None:
        """Be about another family: what was opened of this one is let go."""
        self.leave()
        self._family, self._rows = family_id, None
        self.let_go(self._details.values())
        self._details.clear()
        self._left.verticalScrollBar().setValue(0)

    def reload(self, rows: Rows) -> None:
        """Show everything as it now is."""
        self._rows = rows
        self.lens_bar.reload()
        for strip in (self.voices, self.others):
            strip.show_voices(rows, self._gate.clock.today())
        self._empty.setVisible(not rows.of(Need))
        self._show_lens()
        at = self.right
        if isinstance(at, EntryDetail) and at.row:
            if rows.any(at.row) is None:
                self._closed()
            else:
                at.show_row(rows, at.row)

    def open(self, row_id: str) -> None:
        """Open a statement, own words or a score; a reply opens what it stands beside."""
        found = self._rows.any(row_id) if self._rows else None
        if isinstance(found, Reply) and self._rows is not None:
            found = self._rows.any(found.to)
        if found is None or self._rows is None or kind_of(found) not in _OPENS:
            return
        now = QApplication.focusWidget()
        inside = now is not None and self.isAncestorOf(now)
        detail = self._detail(kind_of(found))
        detail.show_row(self._rows, found.id)
        self.show_right(detail)
        if inside and now is not None and not now.isVisibleTo(self):
            detail.first_field()  # what had the keyboard has made room

    def add_statement(self, area: str) -> None:
        """Open the form of a new statement in an area, or in a column of the three."""
        if area in SIDES:
            self._begin(Need(scope=self._family, side=SIDES[area]))
        else:
            self._begin(Need(scope=self._family, areas=(area,)))

    def add_score(self, area: str) -> None:
        """Open the form of a new score of an area."""
        self._begin(AreaScore(scope=self._family, area=area))

    def add_voice(self, person_id: str) -> None:
        """Open the form for somebody's own words."""
        people = (person_id,) if person_id else ()
        self._begin(Voice(scope=self._family, said_by=people))

    def choose_lens(self, key: str) -> None:
        """Look through another lens."""
        if self.lens_bar.choose(key):
            self._look_again()

    def leave(self) -> None:
        """Keep what was typed."""
        for detail in self._details.values():
            detail.leave()

    def _add_first(self) -> None:
        self._begin(Need(scope=self._family))

    def _begin(self, blank: Record) -> None:
        detail = self._detail(kind_of(blank))
        self.show_right(detail)
        detail.begin(blank)

    def _detail(self, kind: str) -> EntryDetail:
        """Give the detail of a kind, and put away what is typed in another."""
        if kind not in self._details:
            voice = kind == "voice"
            made = (
                VoiceDetail(self._gate, self._family)
                if voice
                else EntryDetail(self._gate, self._family, kind)
            )
            made.made.connect(self.open)
            made.closed.connect(self._closed)
            self._details[kind] = made
        for other, detail in self._details.items():
            if other != kind:
                detail.forget()
        return self._details[kind]

    def _closed(self) -> None:
        for detail in self._details.values():
            detail.forget()
        self.close_right()

    def _look_again(self) -> None:
        with same_place(self):
            self._show_lens()

    def _show_lens(self) -> None:
        lens = self.lens_bar.lens
        if lens is None or self._rows is None:
            return
        self.lens_view.show_lens(self._shown(lens, self._rows))

    def _shown(self, lens: Lens, rows: Rows) -> LensShown:
        replied = {one.to for one in rows.of(Reply)}
        today = self._gate.clock.today()
        scored = lens.key != COLUMNS
        called = {one.key: one.name for each in self.lens_bar.lenses.all for one in each.areas}
        seen = seen_through(lens, rows.of(Need), rows.of(AreaScore))

        def row(need: Need, key: str) -> PaintedRow:
            return statement_row(rows, need, today, under=(key, called), replied=need.id in replied)

        def area(part: InArea) -> AreaShown:
            scores = tuple((one.id, score_line(rows, one, today)) for one in part.scores)
            held = tuple(row(one, part.area.key) for one in part.statements)
            return AreaShown(part.area.key, part.area.name, held, scores, scored=scored)

        groups = tuple((one.name, tuple(area(part) for part in one.areas)) for one in seen.groups)
        return LensShown(groups, tuple(row(one, "") for one in seen.unplaced))
