"""Open actions by owner, each done with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Action
from familyplan.words import say
from familyplan_ui.plan.owners import by_owner
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import IconLabel, Line, SoftLabel, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.widgets.ticks import Tick
from familyplan_ui.wording import called_apart, due_words, is_late, is_open, who

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets.text import Tone

_SHORT: Final = 16  # letters
_WRAPPED: Final = 104


class OpenActions(Rebuilt):
    """What is open, under the name of whoever does it; family first, nobody's last."""

    wanted = Signal(str, str)

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        go = TextButton(say("All actions"), lambda: self.wanted.emit("plan", ""))
        head = SectionHead("", "", go)
        super().__init__(2, parent, head=head)
        self._head = head
        self._gate = gate

    def show_actions(self, rows: Rows, today: date) -> None:
        """Show the open actions as they stand on a day."""
        every = rows.of(Action)
        if not self._begin((every, [who(rows, one.owner) for one in every], today)):
            return
        waiting = [one for one in every if is_open(one)]
        count = say("{open} of {all}", open=len(waiting), all=len(every)) if every else ""
        self._head.say(say("Open actions"), count)
        if not waiting:
            self._column.addWidget(
                SoftLabel(
                    say("Nothing is open.")
                    if every
                    else say("Nothing has been agreed yet. Actions are added under each goal.")
                )
            )
        grouped = by_owner(rows, waiting)
        called = called_apart((one.id, one.what) for _, owned in grouped for one in owned)
        for owner, owned in grouped:
            name = SoftLabel(who(rows, owner))
            name.setContentsMargins(0, Theme.current().px(4), 0, 0)
            self._column.addWidget(name)
            for action in owned:
                self._column.addWidget(self._row(action, called[action.id], today))

    def _row(self, action: Action, called: str, today: date) -> QWidget:
        px = Theme.current().px
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        tick = Tick(say("Done: {what}", what=called), lambda on: self._mark(action, done=on))
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        what = WrapLabel(action.what)
        what.setContentsMargins(0, px(1), 0, 0)
        line.addWidget(what, 1, Qt.AlignmentFlag.AlignTop)
        due = due_words(action, today)
        if due and is_late(action, today):
            icon = IconLabel("clock", "attention", 15, beside="text")
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(_due(due, late=True), 0, Qt.AlignmentFlag.AlignTop)
        elif due:
            line.addWidget(_due(due), 0, Qt.AlignmentFlag.AlignTop)
        return held

    def _mark(self, action: Action, *, done: bool) -> None:
        self._gate.did(actions.plan.mark_action, action.id, "done" if done else "not_started")


def _due(words: str, *, late: bool = False) -> QWidget:
    """Say when at the end of the row: on one line where it is short, else wrapped."""
    tone: Tone = "attention" if late else "soft"
    if len(words) <= _SHORT:
        shown: WrapLabel = Line(words, size="soft", strong=late, tone=tone)
    else:
        shown = WrapLabel(words, size="soft", strong=late, tone=tone)
        shown.setMinimumWidth(Theme.current().px(_WRAPPED))
    shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    shown.setContentsMargins(0, Theme.current().px(2), 0, 0)
    return shown
