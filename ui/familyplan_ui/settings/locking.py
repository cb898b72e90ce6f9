"""Settings for locking: after how many minutes without a touch, and what else locks the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from familyplan import actions, policy
from familyplan.words import say, say_many
from familyplan_ui.locking.minutes import KEY, LEAST, minutes, most
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, SoftLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.policy import Policy
    from familyplan_ui.gate import Gate

_NARROW = 220


class Locking(QWidget):
    """The one number, and in words what nobody has to choose."""

    def __init__(
        self, gate: Gate, read: Callable[[], Policy] = policy.read, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._read = gate, read
        self.minutes = QComboBox()
        self.minutes.setMaximumWidth(Theme.current().px(_NARROW))
        self.frame = FieldFrame(say("Lock when nobody has touched it for"), self.minutes)
        self.capped = SoftLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(Heading(say("Locking")))
        column.addWidget(self.frame)
        column.addWidget(self.capped)
        for words in (
            say(
                "It also locks before this computer sleeps and when its screen is locked. Ctrl+L "
                "locks, Ctrl+Shift+L covers the window at once and then locks."
            ),
            say(
                "What you have typed is kept, and after unlocking you are where you were. Locking "
                "ends the program and starts it anew, so that nothing of a family stays in this "
                "computer's memory."
            ),
        ):
            column.addWidget(SoftLabel(words))
        self.minutes.activated.connect(lambda _at: self._keep())

    def show_now(self) -> None:
        """Show what is in force, and who has limited it."""
        cap = self._read()
        self.minutes.clear()
        for n in range(LEAST, most(cap) + 1):
            self.minutes.addItem(say_many("{n} minute", "{n} minutes", n), n)
        self.minutes.setCurrentIndex(self.minutes.findData(minutes(self._gate.session, cap)))
        self.capped.setVisible(cap.idle_minutes is not None)
        one = "Your organisation allows at most {n} minute on this computer."
        many = "Your organisation allows at most {n} minutes on this computer."
        self.capped.setText(say_many(one, many, most(cap)))

    def _keep(self) -> None:
        chosen = self.minutes.currentData()
        if chosen != minutes(self._gate.session, self._read()):
            self._gate.run(actions.accounts.set_setting, KEY, chosen)
