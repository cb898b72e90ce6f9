"""The story of a family: the timeline as a list at the left, whatever is chosen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Note, StoryEvent, WorkerWarning
from familyplan.model.partial_date import on_day
from familyplan.words import say
from familyplan_ui.family.action_row import ActionRow
from familyplan_ui.story.beside import Beside
from familyplan_ui.story.filters import Filters
from familyplan_ui.story.lines import Lines
from familyplan_ui.story.opened import Opened
from familyplan_ui.story.picture import Picture
from familyplan_ui.story.taking_in import TakingIn, ask_files, carries_papers
from familyplan_ui.story.told import newest_first
from familyplan_ui.story.warnings import WorkerStrip
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel, announce
from familyplan_ui.widgets.painted import PaintedList
from familyplan_ui.widgets.rebuilding import Shown
from familyplan_ui.widgets.scroll import MARGIN, ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class Page(ScrollPage):
    """Events, notes and papers by date; papers can be chosen, dragged in or pasted."""

    def __init__(
        self,
        gate: Gate,
        family_id: str,
        ask: Callable[[QWidget], list[Path]] = ask_files,
    ) -> None:
        super().__init__()
        self._gate, self._family, self._ask = gate, family_id, ask
        self.strip, self.filters, self.picture = WorkerStrip(), Filters(), Picture(gate, family_id)
        self.list = PaintedList(say("The story, newest first"), wraps=True, click_opens=True)
        self.opened = Opened(gate, family_id)
        self.taking = TakingIn(gate, family_id, self)
        self.note = SoftLabel()
        self._lines, self._shown = Lines(), Shown()
        self._keys: Sequence[str] = ()
        self._build()
        for part in (self, self.viewport()):
            part.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)
        self.strip.wanted.connect(self.show_row)
        self.filters.changed.connect(self._list)
        self.picture.chosen.connect(self.show_row)
        self.list.arrived.connect(self._arrive)
        self.list.opened.connect(self._enter)
        self.opened.made.connect(self._made)
        self.opened.wanted.connect(self._go_into)
        self.taking.filed.connect(self._made)
        self.taking.busy.connect(self._say_busy)

    def _build(self) -> None:
        px = Theme.current().px
        acts = ActionRow(
            (say("Add an event"), self.add_event),
            (
                (say("Add a visit note"), self.add_note),
                (say("Add a paper"), self.add_paper),
                (say("Add a warning for workers"), self.add_warning),
            ),
        )
        self.body.setContentsMargins(0, px(12), 0, 0)
        self.body.setSpacing(px(6))
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.setSpacing(px(6))
        for part in (self.strip, acts, self.filters, self.picture, self.note):
            top.addWidget(part)
        self.note.hide()
        self.body.addLayout(top)
        self._parts = Beside(self.list, self.opened)
        self.body.addWidget(self._parts, 1)

    # As every tab

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on; nothing of this one stays open."""
        self._family = self.taking.family = family_id
        self.opened.take(family_id)
        self.filters.see_all()

    def reload(self, rows: Rows) -> None:
        """Show the story as it now is."""
        self.strip.show_warnings(rows, self._gate.clock.today())
        self.filters.offer_people(rows)
        self._list()
        self.opened.reload(rows, self._keys)
        self._mark()

    def show_row(self, row_id: str) -> None:
        """Show an event, a note, a paper or a warning; filters that hide it are let go."""
        if self._gate.rows(self._family).any(row_id) is None:
            return
        shown = self.opened.show_row(row_id)
        if row_id not in self._keys and shown:
            self.filters.see_all()
            self._list()
        self._mark()

    @property
    def row(self) -> str:
        """What is shown in detail."""
        return self.opened.row

    def leave(self) -> None:
        """Keep what was typed."""
        self.opened.leave()

    # Adding

    def add_event(self) -> None:
        """Open the quick form for an event."""
        self.opened.add("story_event", StoryEvent(scope=self._family))

    def add_note(self) -> None:
        """Open the quick form for a note; a visit of today is likeliest."""
        today = on_day(self._gate.clock.today())
        self.opened.add("note", Note(scope=self._family, type="visit", happened=today))

    def add_warning(self) -> None:
        """Open the quick form for a warning for workers."""
        self.opened.add("worker_warning", WorkerWarning(scope=self._family))

    def add_paper(self) -> None:
        """Ask for files and keep them."""
        self.taking.take_files(self._ask(self))

    def paste(self) -> None:
        """Keep what is on the clipboard, where that is a picture or files."""
        mime = QGuiApplication.clipboard().mimeData()
        if carries_papers(mime):
            self.taking.take_mime(mime)
        else:
            self._gate.refuse(say("Copy a picture or files first, then paste them here."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102 - Qt's own
        if carries_papers(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102 - Qt's own
        event.acceptProposedAction()
        self.taking.take_mime(event.mimeData())

    # Inside

    def _list(self) -> None:
        """Show the entries that are wanted, in the list and in the drawing."""
        rows, today = self._gate.rows(self._family), self._gate.clock.today()
        self._lines.take(rows, today)
        whole, wanted = self._lines.story, self.filters.wanted
        seen = tuple(one for one in whole if wanted.takes(one))
        if not self._shown.already((seen, self._lines.said_with)):
            shown = self._lines.of(rows, newest_first(seen), today)
            self._keys = shown.keys
            self.list.blockSignals(True)
            self.list.show_rows(shown)
            self.list.blockSignals(False)
        self._parts.show_first(on=bool(whole))
        self.picture.setVisible(bool(whole))
        self.filters.setVisible(bool(whole))
        self.picture.show_story(seen)
        none = say("Nothing in the story is of this kind. Choose All to see it whole.")
        self._say(none if whole and not seen else "")

    def _arrive(self, key: str) -> None:
        if key != self.opened.row:
            self.opened.show_row(key)

    def _enter(self, key: str) -> None:
        self.opened.show_row(key)
        self.opened.first_field()

    def _go_into(self, row_id: str) -> None:
        self.show_row(row_id)
        self.opened.first_field()

    def _made(self, row_id: str) -> None:
        self.show_row(row_id)

    def _mark(self) -> None:
        """Have the list stand on what is shown, without telling anybody."""
        self.list.blockSignals(True)
        if self.opened.row in self._keys:
            at = self._keys.index(self.opened.row)
            if self.list.at != at:
                self.list.stand(at)
        else:
            self.list.clearSelection()
        self.list.blockSignals(False)

    def _say_busy(self, words: str) -> None:
        self._say(words)
        if words:
            announce(self.note, words)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
