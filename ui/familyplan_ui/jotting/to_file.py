"""Quick notes that wait to be filed: each goes with one family, in one step that can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Jotting
from familyplan.words import say
from familyplan.words.dates import clock_time, short_date
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FieldFrame,
    FlowLayout,
    Hairline,
    PlainButton,
    PrimaryButton,
    RowButton,
    SoftLabel,
    WrapLabel,
)
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan_ui.gate import Gate


class NotesToFile(Rebuilt):
    """A short list on Today; hidden while nothing waits."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(4)
        self._gate = gate
        self._asked = ""
        self.hide()

    def refresh(self) -> None:
        """Show what waits, the oldest first."""
        waiting = self._gate.session.store.all(Jotting)
        today = self._gate.clock.today()
        if not self._begin((waiting, today)):
            return
        self._asked = ""
        self.setVisible(bool(waiting))
        if not waiting:
            return
        self._column.addWidget(SectionHead(say("Quick notes to file"), str(len(waiting))))
        for at, one in enumerate(waiting, start=1):
            if at > 1:
                self._column.addWidget(Hairline())
            self._column.addWidget(self._row(one, at, today))
        self.asking = _Asking(self._file)
        self._column.addWidget(self.asking)

    def _row(self, one: Jotting, at: int, today: date) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        px = Theme.current().px
        row.setContentsMargins(0, px(4), 0, px(4))
        row.setSpacing(px(10))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrapLabel(one.words))
        if one.at is not None:
            day, time = short_date(one.at.date(), today), clock_time(one.at)
            words.addWidget(SoftLabel(say("{day}, {time}", day=day, time=time)))
        row.addLayout(words, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for label, name, act in (
            (say("File it"), say("File it: quick note {n}", n=at), partial(self._ask, one)),
            (say("Remove"), say("Remove quick note {n}", n=at), partial(self._remove, one.id)),
        ):
            flow.addWidget(RowButton(label, act, name=name))
        row.addWidget(buttons)
        return held

    def _ask(self, one: Jotting) -> None:
        self._asked = one.id
        lines = self._gate.session.store.family_lines()
        families = [
            (line.family, f"{line.name}, {line.reference}" if line.reference else line.name)
            for line in sorted(lines, key=lambda line: line.name.casefold())
        ]
        self.asking.begin(one.words, families)

    def _file(self, family_id: str) -> None:
        self._gate.did(actions.story.file_jotting, self._asked, family_id)

    def _remove(self, jotting_id: str) -> None:
        self._gate.did(actions.records.remove, "jotting", jotting_id)


class _Asking(QFrame):
    """Asks with which family a note goes; letters typed find it."""

    def __init__(self, then: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._then = then
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        column.setSpacing(px(10))
        self._words = WrapLabel("")
        self.family = Chooser(open_to_words=True)
        self._frame = FieldFrame(say("File it with the family"), self.family)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("File it here"), self._done))
        flow.addWidget(PlainButton(say("Not now"), self.hide, name=say("Not now: do not file")))
        for part in (self._words, self._frame, held):
            column.addWidget(part)
        self.hide()

    def begin(self, words: str, families: list[tuple[str, str]]) -> None:
        """Ask for one note."""
        self._words.setText(words)
        self._frame.clear_error()
        self.family.offer(families)
        self.family.setCurrentIndex(-1)
        self.family.setEditText("")
        self.show()
        self.family.setFocus()

    def _done(self) -> None:
        at = self.family.findText(self.family.words())
        if at < 0:
            self._frame.show_error(say("Choose a family of the list. The note is still here."))
            return
        self._then(str(self.family.itemData(at)))
