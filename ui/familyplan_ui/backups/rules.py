"""How many backups are kept: of so many days and so many weeks."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from familyplan import actions
from familyplan.session.backups import KEEP, Rules
from familyplan.words import say, say_many
from familyplan_ui.door.steps import column_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

# More weeks would outlive what an erasure's certificate says about backups.
_MOST: Final = {"daily": 31, "weekly": 5}
_NARROW: Final = 160


class Keeping(QWidget):
    """Two numbers, and in words what holds whatever they are."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.numbers = {"daily": QComboBox(), "weekly": QComboBox()}
        labels = {"daily": say("One a day for"), "weekly": say("One a week for")}
        fields = QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(16))
        for key, box in self.numbers.items():
            box.setMaximumWidth(Theme.current().px(_NARROW))
            row.addWidget(FieldFrame(labels[key], box))
            box.activated.connect(lambda _at, key=key: self._keep(key))
        row.addStretch(1)
        self.words = SoftLabel()
        column_of(self, (Heading(say("How many are kept")), fields, self.words), gap=10)

    def show_now(self) -> None:
        """Show what is in force."""
        rules = Rules.read(self._gate.session.setting(KEEP))
        for key, box in self.numbers.items():
            number = getattr(rules, key)
            box.clear()
            for n in sorted({*range(1, _MOST[key] + 1), number}):
                words = (
                    say_many("{n} day", "{n} days", n)
                    if key == "daily"
                    else say_many("{n} week", "{n} weeks", n)
                )
                box.addItem(words, n)
            box.setCurrentIndex(box.findData(number))
            box.setEnabled(not self._gate.session.vault.read_only)
        self.words.setText(
            say(
                "Nothing is kept longer than {n} days, but the last good backup always stays, and "
                "after a longer pause the earlier ones stay for a week. An older one goes only "
                "after a new one was checked.",
                n=rules.oldest_days,
            )
        )

    def _keep(self, key: str) -> None:
        rules = asdict(Rules.read(self._gate.session.setting(KEEP)))
        chosen = self.numbers[key].currentData()
        if chosen != rules[key]:
            self._gate.run(actions.accounts.set_setting, KEEP, {**rules, key: chosen})
