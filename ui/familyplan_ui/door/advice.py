"""What is shown when a store cannot be opened: what happened, what was kept, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from familyplan.session.at_the_door import ANOTHER, PUT_BACK, REBUILD, RESTORE, SALVAGE
from familyplan.words import mark, say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.frame.door import DoorPage
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
    WrapLabel,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from familyplan.session.at_the_door import Advice

_BUTTONS: Final = {
    PUT_BACK: mark("Put the earlier keys back"),
    REBUILD: mark("Make new keys from a recovery sheet…"),
    RESTORE: mark("Restore a backup…"),
    SALVAGE: mark("Salvage what can be read…"),
    ANOTHER: mark("Open another…"),
    "again": mark("Try again"),
}
_WHY: Final = {
    PUT_BACK: mark("The keys from before are good. Use the passphrase you had then."),
    REBUILD: mark("With the code and the long text of the sheet a new keys file is made."),
    RESTORE: mark("What is there now is kept beside it, under another name."),
    SALVAGE: mark("A new store is made from what can be read. The damaged one is left as it is."),
}


class AdvicePage(DoorPage):
    """Says why, and gives the next acts as buttons, the best one first."""

    def __init__(
        self,
        store: str,
        advice: Advice,
        acts: Mapping[str, Callable[[], object]],
        go_back: Callable[[], object],
    ) -> None:
        super().__init__()
        self.buttons: dict[str, PlainButton | PrimaryButton] = {}
        self.form.addWidget(SoftLabel(store))
        self.form.addWidget(Heading(advice.title, size="title"))
        self.form.addWidget(Banner("triangle-alert", advice.words))
        self.form.addWidget(WrapLabel(say("What you can do"), strong=True))
        for act in advice.acts:
            self.form.addWidget(self._act(act, acts[act], first=not self.buttons))
        self.form.addWidget(row_of((TextButton(say("Go back"), go_back),)))
        self.first = next(iter(self.buttons.values()), None)

    def _act(self, act: str, press: Callable[[], object], *, first: bool) -> QWidget:
        held = QWidget()
        kind = PrimaryButton if first else PlainButton
        button = self.buttons[act] = kind(say(_BUTTONS[act]), press)
        column = column_of(held, gap=4)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if act in _WHY:
            column.addWidget(SoftLabel(say(_WHY[act])))
        return held
