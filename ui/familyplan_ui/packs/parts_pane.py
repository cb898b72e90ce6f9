"""Which parts a kind of copy has here, and in which order: off, on, up, down, or as it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, RowButton, SoftLabel, TextButton, announce
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from familyplan.session.pack_parts import PartLine


class PartsPane(QWidget):
    """The parts of one kind; `changed` carries them anew, () for as they come.

    Enter or Space on a part leaves it out or puts it in.
    """

    changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PartLine, ...] = ()
        self.list = PaintedList(say("Parts of this kind of copy"), wraps=True)
        self.turn = RowButton(say("Leave out"), self.turn_part)
        self.up = RowButton("", lambda: self.move_part(-1), icon="arrow-up", name=say("Move up"))
        self.down = RowButton(
            "", lambda: self.move_part(1), icon="arrow-down", name=say("Move down")
        )
        self.reset = TextButton(say("As it comes"), lambda: self.changed.emit(()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(6))
        self.note = SoftLabel()
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        self._acts = QWidget()
        row = FlowLayout(self._acts, gap=Theme.current().px(6))
        for button in (self.up, self.down, self.turn, self.reset):
            row.addWidget(button)
        column.addWidget(self._acts)
        column.addStretch(0)
        self.list.opened.connect(lambda _key: self.turn_part())
        self.list.arrived.connect(lambda _key: self._say())

    def show_parts(self, lines: tuple[PartLine, ...]) -> None:
        """Show the parts of a kind in their order."""
        self._lines = lines
        for part in (self.list, self._acts):
            part.setVisible(bool(lines))
        self.note.setText(
            say("What is chosen here holds for every copy of this kind.")
            if lines
            else say("This kind of copy is always whole: it has no parts to choose.")
        )
        self.list.show_rows(
            [
                PaintedRow(
                    line.key,
                    say(line.name),
                    icon="check" if line.on else "circle-slash",
                    end="" if line.on else say("off"),
                    strong=False,
                    struck=not line.on,
                )
                for line in lines
            ]
        )
        if lines and self.list.at < 0:
            self.list.stand(0)
        self._say()

    def turn_part(self) -> None:
        """Leave the part stood on out, or put it in again; one part always stays."""
        line = self._line()
        if line is None:
            return
        if line.on and sum(one.on for one in self._lines) == 1:
            announce(self.list, say("One part has to stay in."))
            return
        turned = replace(line, on=not line.on)
        self.changed.emit(tuple(turned if one is line else one for one in self._lines))

    def move_part(self, steps: int) -> None:
        """Move the part stood on up (-1) or down (1)."""
        at = self.list.at
        if at < 0 or not 0 <= at + steps < len(self._lines):
            return
        lines = list(self._lines)
        lines.insert(at + steps, lines.pop(at))
        self.changed.emit(tuple(lines))

    def _line(self) -> PartLine | None:
        return next((one for one in self._lines if one.key == self.list.key), None)

    def _say(self) -> None:
        line, at = self._line(), self.list.at
        name = say(line.name) if line else ""
        words = say("Leave out") if line is None or line.on else say("Put in")
        self.turn.say(words, f"{words}: {name}" if name else words)
        only = line is not None and line.on and sum(one.on for one in self._lines) == 1
        self.turn.setEnabled(line is not None and not only)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(self._lines) - 1)
