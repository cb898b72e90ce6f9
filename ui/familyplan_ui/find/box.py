"""The Find box: one line to type in, what was found beneath it, Enter to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from familyplan.words import say, say_many
from familyplan_ui.families.matching import terms
from familyplan_ui.find.finding import Finder, Found
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel, announce
from familyplan_ui.widgets.painted import PaintedList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan_ui.gate import Gate

_TABS: Final = {
    "person": "people", "home": "people", "contact_point": "people", "identifier": "people",
    "group": "people", "involvement": "people", "goal": "plan", "action": "plan",
    "rating": "plan", "need": "understanding", "voice": "understanding",
    "assessment": "understanding", "area_score": "understanding",
    "form_answer": "understanding", "meeting": "meetings", "disclosure": "sharing",
    "story_event": "story", "note": "story", "paper": "story",
    "safety_plan": "plan", "safe_person": "plan", "contingency": "plan", "step_change": "plan",
    "closure": "plan", "later_check": "plan", "agreement": "sharing",
    "sharing_decision": "sharing",
}  # fmt: skip
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class FindBox(QDialog):
    """One box over everything. `commands` lists (id, words, key); `run` does one by its id."""

    def __init__(
        self,
        gate: Gate,
        commands: Callable[[], Iterable[tuple[str, str, str]]],
        run: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gate, self._run = gate, run
        self._finder = Finder(gate.session, commands)
        self.setWindowTitle(say("Find"))
        self.field = QLineEdit()
        self.field.setAccessibleName(say("Find"))
        self.field.setPlaceholderText(say("A name, a few words, an address, or something to do"))
        Theme.current().dress(self.field, "section")
        self._found: list[Found] = []
        self.list = PaintedList(say("What was found"), click_opens=True)
        self.note = SoftLabel()
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.resize(px(640), min(px(480), 600))
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list.opened.connect(lambda key: self._choose(int(key)))
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress:
                return False
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.at)
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        found = self._found = self._finder.find(typed)
        wanted = terms(typed)
        self.list.show_rows([one.painted(str(at), wanted) for at, one in enumerate(found)])
        self.list.stand(0)
        if found:
            words = say_many(
                "{n} found. Enter opens it.", "{n} found. Enter opens one.", len(found)
            )
        elif typed.strip():
            words = say("Nothing begins like that. Try fewer letters.")
        else:
            words = say("Families, people, agencies, goals, actions, notes and commands.")
        self.note.setText(words)
        announce(self.note, words)

    def _step(self, steps: int) -> None:
        self.list.stand(self.list.at + steps)
        if self.list.at >= 0:
            announce(self.list, self.list.painted.rows[self.list.at].spoken())

    def _choose(self, at: int) -> None:
        if not 0 <= at < len(self._found):
            return
        found = self._found[at]
        self.accept()
        if found.command:
            self._run(found.command)
        else:
            self._go(found)

    def _go(self, found: Found) -> None:
        if found.kind in {"agency", "practitioner"}:
            self._gate.go("families", "with", found.name)
        elif found.kind == "family":
            self._gate.go("family", found.row)
        else:
            kind, row = self._finder.stands_in(found)
            self._gate.go("family", found.scope, _TABS.get(kind, "overview"), row)
