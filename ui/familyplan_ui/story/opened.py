"""What stands beside the list: an entry in detail, a quick form, or words while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from familyplan.model import Note, Paper, StoryEvent, WorkerWarning
from familyplan.words import say
from familyplan_ui.family.adding import AddPage
from familyplan_ui.family.detail import Detail
from familyplan_ui.story.adding import AddEvent, AddNote, AddWarning
from familyplan_ui.story.details import EntryDetail, WarningDetail
from familyplan_ui.story.paper import PaperDetail
from familyplan_ui.widgets import EmptyState, ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate

_KINDS: Final[dict[type, str]] = {
    StoryEvent: "story_event",
    Note: "note",
    Paper: "paper",
    WorkerWarning: "worker_warning",
}


class Opened(QStackedWidget):
    """Details and quick forms, each made when it is first needed; `made` carries a new entry.

    `wanted` carries another entry to open in place of this one.
    """

    made = Signal(str)
    wanted = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self.row = ""
        self._details: dict[str, Detail] = {}
        self._adding: dict[str, AddPage] = {}
        self._nothing = ScrollPage()
        self._nothing.body.addWidget(
            EmptyState(
                say("The story of this family begins here."),
                say(
                    "What happened and what it meant, good and hard, with notes of visits and "
                    "papers. Drag a letter or a photo of a drawing in, or paste it."
                ),
            )
        )
        self.addWidget(self._nothing)

    def take(self, family_id: str) -> None:
        """Be about another family: nothing of this one stays open.

        The fields of events and notes are many and slow to make, so they serve the next one.
        """
        self.leave()
        self._family, self.row = family_id, ""
        self.setCurrentWidget(self._nothing)
        stay = {kind: one for kind, one in self._details.items() if isinstance(one, EntryDetail)}
        for detail in stay.values():
            detail.take(family_id)
        for page in (*self._details.values(), *self._adding.values()):
            if page not in stay.values():
                self.removeWidget(page)
                page.deleteLater()
        self._details = dict(stay)
        self._adding.clear()

    def reload(self, rows: Rows, keys: Sequence[str]) -> None:
        """Bring what is shown into line; where it is gone, the first of the list is shown."""
        if isinstance(self.currentWidget(), AddPage):
            return
        if rows.any(self.row) is not None:
            self.show_row(self.row)
        elif keys:
            self.show_row(keys[0])
        else:
            self.row = ""
            self.setCurrentWidget(self._nothing)

    def show_row(self, row_id: str) -> bool:
        """Show an entry or a warning; say whether it is an entry of the list."""
        rows = self._gate.rows(self._family)
        kind = _KINDS.get(type(rows.any(row_id)), "")
        if not kind:
            return False
        detail = self._detail(kind)
        was = self.currentWidget()
        if isinstance(was, Detail) and was is not detail:
            was.leave()
        if isinstance(was, PaperDetail) and was is not detail:
            was.forget()
        self.row = row_id
        detail.show_row(rows, row_id)
        self.setCurrentWidget(detail)
        return kind != "worker_warning"

    def first_field(self) -> None:
        """Put the keyboard into the first field of what is shown."""
        at = self.currentWidget()
        if isinstance(at, EntryDetail | PaperDetail | WarningDetail):
            next(iter(at.form.editors.values())).control.setFocus()

    def add(self, kind: str, blank: Record) -> None:
        """Open the quick form for a new record."""
        self.leave()
        makers: dict[str, Callable[[Gate], AddPage]] = {
            "story_event": AddEvent,
            "note": AddNote,
            "worker_warning": AddWarning,
        }
        if kind not in self._adding:
            page = makers[kind](self._gate)
            page.made.connect(self._made)
            page.given_up.connect(self._back)
            self._adding[kind] = page
            self.addWidget(page)
        self.setCurrentWidget(self._adding[kind])
        self._adding[kind].start(blank)

    def leave(self) -> None:
        """Keep what was typed."""
        for detail in self._details.values():
            detail.leave()

    @property
    def detail(self) -> Detail | None:
        """What is open in detail, None while something is being added."""
        at = self.currentWidget()
        return at if isinstance(at, Detail) else None

    def _detail(self, kind: str) -> Detail:
        if kind not in self._details:
            gate = self._gate
            makers: dict[str, Callable[[], Detail]] = {
                "story_event": lambda: EntryDetail(gate, self._family, "story_event"),
                "note": lambda: EntryDetail(gate, self._family, "note"),
                "paper": lambda: PaperDetail(gate),
                "worker_warning": lambda: WarningDetail(gate),
            }
            self._details[kind] = made = makers[kind]()
            if isinstance(made, EntryDetail):
                made.wanted.connect(self.wanted)
            self.addWidget(made)
        return self._details[kind]

    def _made(self, row_id: str) -> None:
        self.setCurrentWidget(self._nothing)
        self.made.emit(row_id)

    def _back(self) -> None:
        if not self.show_row(self.row):
            self.setCurrentWidget(self._nothing)
