"""One action in a row: tick, what, who, when, how it stands, and a menu for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from familyplan import actions
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Chip, SoftLabel, WrapLabel
from familyplan_ui.widgets.ticks import MoreButton, Tick
from familyplan_ui.wording import STATUS_LOOK, due_words, is_late, who

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Action, Rows
    from familyplan_ui.gate import Gate

_NARROW: Final = 620
_MARKS: Final = (
    ("not_started", mark("Not started yet")),
    ("under_way", mark("Under way")),
    ("waiting", mark("Waiting")),
    ("dropped", mark("No longer needed")),
)


class ActionRow(QWidget):
    """Shows an action; ticking it means done. `editing` asks for its form."""

    editing = Signal(str)

    def __init__(
        self, gate: Gate, rows: Rows, action: Action, *, called: str, owner: bool = True
    ) -> None:
        super().__init__()
        self._gate, self._action = gate, action
        today = gate.clock.today()
        px = Theme.current().px
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(8))
        name = say("Done: {what}", what=called)
        self.tick = Tick(name, self._tick, on=action.status == "done")
        line.addWidget(self.tick)
        self._cells = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cells.setSpacing(px(12))
        self._cells.addWidget(_cell(WrapLabel(action.what)), 10)
        if owner:
            self._cells.addWidget(_cell(WrapLabel(who(rows, action.owner))), 5)
        self._cells.addWidget(_cell(SoftLabel(due_words(action, today))), 4)
        chips = QWidget()
        held = QHBoxLayout(chips)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(_chip(action, today), 0, Qt.AlignmentFlag.AlignLeft)
        held.addStretch(1)
        self._cells.addWidget(_cell(chips), 3)
        line.addLayout(self._cells, 1)
        self.more = MoreButton(say("More for “{what}”", what=called), self._acts())
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        px = Theme.current().px
        narrow = self.width() < px(_NARROW)
        way = QBoxLayout.Direction
        self._cells.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._cells.setSpacing(px(2 if narrow else 12))

    def _acts(self) -> list[tuple[str, Callable[[], object]]]:
        action = self._action
        marks = [
            (say(words), lambda status=status: self._mark(status))
            for status, words in _MARKS
            if status != action.status
        ]
        return [
            (say("Edit"), lambda: self.editing.emit(action.id)),
            *marks,
            (say("Remove"), lambda: self._gate.did(actions.records.remove, "action", action.id)),
        ]

    def _tick(self, on: bool) -> None:  # noqa: FBT001 - called by the tick box
        self._mark("done" if on else "not_started")

    def _mark(self, status: str) -> None:
        note = self._action.waiting_for if status == "waiting" else ""
        self._gate.did(actions.plan.mark_action, self._action.id, status, note)


def _cell(shown: QWidget) -> QWidget:
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(shown.sizePolicy().hasHeightForWidth())
    shown.setSizePolicy(policy)
    return shown


def _chip(action: Action, today: date) -> Chip:
    if is_late(action, today):
        return Chip("clock", say("Late"), "attention")
    icon, standing = STATUS_LOOK.get(action.status, ("circle", "plain"))
    return Chip(icon, spoken("action_status", action.status or "not_started"), standing)
