"""The health page: how well this store and this computer are looked after, one calm line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.mishaps import told
from familyplan.session.health import TOPICS, Computer, Line, computer_lines, store_lines
from familyplan.words import mark, say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, IconLabel, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Role

_ICONS: Final[dict[str, tuple[str, Role]]] = {
    "good": ("circle-check", "good"),
    "attention": ("triangle-alert", "attention"),
    "unknown": ("circle-question-mark", "text-soft"),
}
_SPOKEN: Final = {
    "good": mark("Well: {words}"),
    "attention": mark("Needs attention: {words}"),
    "unknown": mark("Not known: {words}"),
}


class Health(QWidget):
    """Every line under its topic; what is asked of the system comes a moment later."""

    def __init__(
        self, gate: Gate, computer: Computer | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._computer = gate, computer
        self.lines: tuple[Line, ...] = ()
        self.summary = SoftLabel()
        self._topics = QVBoxLayout()
        self._topics.setContentsMargins(0, 0, 0, 0)
        self._topics.setSpacing(Theme.current().px(18))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(Heading(say("How things stand")))
        column.addWidget(self.summary)
        column.addLayout(self._topics)

    def show_now(self) -> None:
        """Read the store at once, and ask the system on the worker thread."""
        session = self._gate.session
        first = store_lines(session)
        self._show(first)
        folder, computer = session.vault.folder, self._computer
        self._gate.worker.run(
            lambda _tell: computer_lines(folder, computer),
            done=lambda more: self._show((*first, *more)),
            failed=lambda problem: self._gate.refuse(told(problem)),
        )

    def _show(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        worries = sum(line.state == "attention" for line in lines)
        self.summary.setText(
            say_many("{n} thing needs attention.", "{n} things need attention.", worries)
            if worries
            else say("Nothing that can be seen from here needs attention.")
        )
        while (item := self._topics.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for topic, heading in TOPICS.items():
            under = [line for line in lines if line.topic == topic]
            if under:
                self._topics.addWidget(_topic(say(heading), under))


def _topic(heading: str, lines: list[Line]) -> QWidget:
    px = Theme.current().px
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(WrapLabel(heading, strong=True))
    for line in lines:
        column.addWidget(_row(line))
    return held


def _row(line: Line) -> QWidget:
    px = Theme.current().px
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(10))
    icon, role = _ICONS[line.state]
    row.addWidget(IconLabel(icon, role, beside="text"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(px(2))
    said = WrapLabel(line.words)
    # The icon says nothing to a screen reader.
    said.setAccessibleName(say(_SPOKEN[line.state], words=line.words))
    words.addWidget(said)
    if line.what_to_do and line.state != "good":
        words.addWidget(SoftLabel(line.what_to_do))
    row.addLayout(words, 1)
    return held
