"""Why one record is in the review list, what would settle it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.model import Person
from familyplan.model.titles import person_name
from familyplan.practice.disposal import STOPS_ERASURE
from familyplan.session.certificate import held_lines, still_held
from familyplan.words import say
from familyplan_ui.keeping.due_row import called
from familyplan_ui.keeping.erase_dialog import ask_to_erase
from familyplan_ui.keeping.place_hold import PlaceHold
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, SoftLabel, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from familyplan.session.retention import DueFamily
    from familyplan_ui.gate import Gate


class WhyDue(QFrame):
    """One record in words: keep it longer, look at it, or erase it for good."""

    closed = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        self._gate = gate
        self.family = ""
        px = Theme.current().px
        self._words = QVBoxLayout()
        self._words.setSpacing(px(8))
        self.place = PlaceHold(gate)
        self.place.placed.connect(self._kept_longer)
        self.place.given_up.connect(self._rest)
        self.keep = PlainButton(say("Keep longer"), self._keep_longer)
        self.erase = PlainButton(say("Erase this record for good"), self._erase, icon="trash")
        self.back = PlainButton(say("Back to the list"), self._close, icon="arrow-left")
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        for part in (
            self.back,
            self.keep,
            TextButton(say("Open the family"), lambda: gate.go("family", self.family)),
            self.erase,
        ):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(12))
        column.addLayout(self._words)
        column.addWidget(self.place)
        column.addWidget(self.buttons)

    def show_family(self, one: DueFamily) -> None:
        """Say everything there is about one record."""
        self.family = one.family
        clear(self._words)
        self._add(Heading(called(one)))
        because = WrapLabel(one.due.because)
        because.keep_dates_whole()
        self._add(because)
        for words in self._counted_from(one):
            self._add(SoftLabel(words))
        if one.due.uncertain:
            self._add(WrapLabel(say("What would settle it"), strong=True))
            for words in one.due.uncertain:
                self._add(WrapLabel(words))
        if one.flags:
            self._add(WrapLabel(say("What stands over it"), strong=True))
            for flag in one.flags:
                self._add(WrapLabel(flag.sentence, tone="attention"))
        self._add(WrapLabel(say("What would hold it still after erasing"), strong=True))
        for words in self._held(one):
            self._add(SoftLabel(words))
        self.erase.setVisible(not any(flag.what in STOPS_ERASURE for flag in one.flags))
        self.show()
        self._rest()

    def close_quietly(self) -> None:
        """Show nothing of any record any more; what is half typed is kept."""
        self.place.form.clear()
        self.place.hide()
        self.family = ""
        clear(self._words)
        self.hide()

    def _counted_from(self, one: DueFamily) -> tuple[str, ...]:
        """Say from which child and from whose schedule the day came."""
        found = []
        rows = self._gate.rows(one.family)
        child = rows.find(Person, one.due.youngest) if one.due.youngest else None
        if child is not None:
            born = child.born.said if child.born else say("not known")
            words = say("Counted from {who}, born {born}.", who=person_name(child), born=born)
            found.append(words)
        if one.due.rule is not None:
            source = one.due.rule.source or say("this partnership's own schedule")
            found.append(say("Period from: {source}. A local setting.", source=source))
        return tuple(found)

    def _held(self, one: DueFamily) -> tuple[str, ...]:
        session = self._gate.session
        try:
            return held_lines(still_held(session, self._gate.rows(one.family), one.family))
        except KnownError as problem:
            return (problem.sentence,)

    def _add(self, part: QWidget) -> None:
        self._words.addWidget(part)
        part.show()

    def _keep_longer(self) -> None:
        self.buttons.hide()
        self.place.come(self.family, say("Keep this record longer"))

    def _kept_longer(self) -> None:
        self.buttons.show()

    def _rest(self) -> None:
        self.place.hide()
        self.buttons.show()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self) -> None:
        ask_to_erase(self._gate, self.family, self.window())

    def _close(self) -> None:
        self.close_quietly()
        self.closed.emit()
