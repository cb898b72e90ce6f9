"""The row above the list of families: choosing a filter, those in force, clearing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QWidget

from familyplan.practice.filters import FILTERS
from familyplan.practice.filters_kept import chip_words, choice_words
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Line, RowButton, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.session import FamilyLine
    from familyplan_ui.families.sieve import Sieve

_WIDEST: Final = 300


class FilterBar(QWidget):
    """Two boxes, which filter and which choice of it; each filter in force is a chip to remove.

    `lines` gives the families the choices by name come from. `last` stands at the end of the row.
    """

    def __init__(
        self, sieve: Sieve, lines: Callable[[], Sequence[FamilyLine]], last: QWidget
    ) -> None:
        super().__init__()
        self._sieve, self._lines = sieve, lines
        self._keys: list[str] = []
        self._chips: dict[str, RowButton] = {}
        self._row = FlowLayout(self, gap=8)
        self.which = _box(say("Filter by"), say("Choose a filter"))
        for key, one in FILTERS.items():
            self.which.addItem(say(one.label), key)
        self.which.setCurrentIndex(-1)
        self.choice = _box(say("Choose"), say("Choose"))
        self.choice.hide()
        self.clear = TextButton(say("Clear filters"), self._clear)
        label = Line(say("Filter by"), tone="soft")
        label.setBuddy(self.which)
        for part in (label, self.which, self.choice, self.clear, last):
            self._row.addWidget(part)
        self._last = last
        # Not activated: a screen reader chooses in a box without opening it.
        self.which.currentIndexChanged.connect(lambda _at: self._offer())
        self.choice.currentIndexChanged.connect(self._choose)
        sieve.changed.connect(self._show)
        self._show()

    def _offer(self) -> None:
        """Offer the choices of the filter chosen."""
        key = str(self.which.currentData() or "")
        if not key:
            return
        names = self._sieve.names(key, self._lines())
        choices = [*FILTERS[key].choices, *names]
        held = self._sieve.chosen.get(key, "")
        with QSignalBlocker(self.choice):
            self.choice.setAccessibleName(say(FILTERS[key].label))
            if choices != self._keys:
                self._keys = choices
                self.choice.clear()
                self.choice.addItems([choice_words(one) for one in choices])
            self.choice.setCurrentIndex(choices.index(held) if held in choices else -1)
        self.choice.show()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._keys):
            self._sieve.choose(str(self.which.currentData()), self._keys[at])

    def _clear(self) -> None:
        self._sieve.choose_all({})
        self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        """Show a chip for each filter in force, and the choice in force of the filter chosen."""
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for tail in (self.clear, self._last):
            self._row.removeWidget(tail)
        self._chips = {key: self._chip(key, held) for key, held in self._sieve.chosen.items()}
        for part in (*self._chips.values(), self.clear, self._last):
            self._row.addWidget(part)
        for chip in self._chips.values():
            chip.show()
        self.clear.setVisible(bool(self._chips))
        before: QWidget = self.choice
        for part in (*self._chips.values(), self.clear, self._last):
            QWidget.setTabOrder(before, part)
            before = part
        self._offer()

    def _chip(self, key: str, choice: str) -> RowButton:
        words = chip_words(key, choice)
        name = say("Remove the filter {filter}", filter=words)
        chip = RowButton("", lambda: self._remove(key), icon="x", name=name)
        room = Theme.current().px(_WIDEST)
        shown = chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        chip.say(shown.replace("&", "&&"), name)
        chip.setToolTip(words)
        return chip

    def _remove(self, key: str) -> None:
        """Take a filter away; the keyboard goes on with the next one."""
        at = list(self._chips).index(key)
        self._sieve.choose(key, "")
        left = list(self._chips.values())
        to = left[min(at, len(left) - 1)] if left else self.which
        to.setFocus(Qt.FocusReason.OtherFocusReason)


def _box(name: str, before: str) -> QComboBox:
    """Make a box called `name`, which says `before` until something is chosen."""
    box = QComboBox()
    box.setPlaceholderText(before)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    Theme.current().dress(box, "text")
    return box
