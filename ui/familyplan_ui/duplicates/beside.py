"""Two that look alike side by side: which to keep, and whether they are the same at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.mishaps import told
from familyplan.words import listed, say
from familyplan_ui.duplicates.sides import Side, lines, sides
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ProgressStrip,
    Segments,
    SoftLabel,
    TextButton,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from familyplan.practice.duplicates import Pair
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

_FIRST, _SECOND = "one", "other"


class Beside(QFrame):
    """One pair: `settled` carries in words what was decided, `closed` that nothing was."""

    settled = Signal(str)
    closed = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        self._gate = gate
        self.pair: Pair | None = None
        self._sides: tuple[Side, Side] | None = None
        self.merge_button = PrimaryButton(say("Bring together"), self.merge)
        self.apart_button = PlainButton(say("Not the same"), self.not_the_same)
        self.back = PlainButton(say("Back to the list"), self.closed.emit, icon="arrow-left")
        self._words = QVBoxLayout()
        self._words.setSpacing(Theme.current().px(8))
        self.strip = ProgressStrip(say("Bringing both together"))
        self.strip.cancel.hide()  # one action: it is done as a whole or not at all
        self.strip.hide()
        self._job: Job | None = None
        gate.locked.connect(self._rest)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.merge_button, self.apart_button, self.back):
            flow.addWidget(button)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(12))
        column.addLayout(self._words)
        column.addWidget(self.strip)
        column.addWidget(self._buttons)

    def show_pair(self, pair: Pair) -> bool:
        """Lay a pair side by side; False where one of them is not here any more."""
        both = sides(self._gate, pair)
        clear(self._words)
        self.pair, self._sides = pair, both
        if both is None:
            return False
        self._words.addWidget(Heading(say("Is this the same?")))
        why = listed([say(reason) for reason in pair.reasons])
        self._words.addWidget(SoftLabel(why[:1].upper() + why[1:] + "."))
        self._words.addWidget(self._grid(pair, both))
        self._words.addWidget(WrapLabel(say("Which to keep"), strong=True))
        first, second = _called_apart(both)
        self.keep = Segments(say("Which to keep"), [(_FIRST, first), (_SECOND, second)])
        self.keep.chosen.connect(lambda _key: self._say_what())
        self._words.addWidget(self.keep)
        self._what = SoftLabel()
        self._words.addWidget(self._what)
        self._say_what()
        self.show()
        return True

    def merge(self) -> None:
        """Bring both together into the one chosen, on the worker: a whole record takes a while."""
        if self.pair is None or self._sides is None or self._job is not None:
            return
        keep, gone = self._chosen(self._sides)
        people = self.pair.kind == "person"
        action = actions.merging.merge_people if people else actions.merging.merge_families
        self._gate.keep_typing()
        session = self._gate.session

        def work(_tell: Progress) -> list[Changes]:
            with session.quietly() as changes:
                session.run(action, keep.id, gone.id)
            return changes

        for button in (self.apart_button, self.back):
            button.setEnabled(False)
        self.strip.show()
        announce(self.strip, say("Bringing both together"))
        self._job = self._gate.worker.run(work, done=self._merged, failed=self._failed)

    def _merged(self, changes: list[Changes]) -> None:
        self._rest()
        self._gate.refuse("")
        for one in changes:
            self._gate.session.tell(one)
        self.settled.emit(say("Brought together. Undo (Ctrl+Z) takes them apart again."))

    def _failed(self, problem: Exception) -> None:
        self._rest()
        self._gate.refuse(told(problem))

    def _rest(self) -> None:
        self._job = None
        self.strip.hide()
        for button in (self.apart_button, self.back):
            button.setEnabled(True)

    def not_the_same(self) -> None:
        """Remember that they are two."""
        pair = self.pair
        if pair and self._gate.did(actions.merging.note_apart, pair.one, pair.other):
            self.settled.emit(say("Noted that they are two. They are not offered again."))

    def _chosen(self, both: tuple[Side, Side]) -> tuple[Side, Side]:
        one, other = both
        return (one, other) if self.keep.key == _FIRST else (other, one)

    def _say_what(self) -> None:
        if self.pair is None or self._sides is None:
            return
        if self.pair.kind == "person":
            words = say(
                "Everything said of the other one will be said of the one you keep. What it leaves "
                "empty is filled, and where both say something, the other's words go into a note."
            )
        else:
            words = say(
                "The whole record of the other one moves into the one you keep. Who leads "
                "there goes on leading. People of one count as not asked where only the other gave "
                "a permission for the whole family."
            )
        self._what.setText(words)

    def _grid(self, pair: Pair, both: tuple[Side, Side]) -> QWidget:
        px = Theme.current().px
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for column, stretch in ((0, 2), (1, 3), (2, 3)):
            grid.setColumnStretch(column, stretch)
        for column, side in enumerate(both, start=1):
            name = say("Open “{name}”", name=side.name)
            where = ("people", side.id) if pair.kind == "person" else ()
            button = TextButton(side.name, lambda s=side, w=where: self._open(s, w), name=name)  # type: ignore[misc]  # bound now
            grid.addWidget(button, 0, column, Qt.AlignmentFlag.AlignLeft)
        top = Qt.AlignmentFlag.AlignTop
        for row, line in enumerate(lines(self._gate, pair), start=1):
            grid.addWidget(SoftLabel(line.label), row, 0, top)
            for column, words in enumerate((line.one, line.other), start=1):
                cell = WrapLabel(words or "–", strong=line.differs)
                cell.setAccessibleName(f"{line.label}: {words or say('nothing')}")
                grid.addWidget(cell, row, column, top)
        return held

    def _open(self, side: Side, where: tuple[str, ...]) -> None:
        self._gate.go("family", side.family, *where)


def _called_apart(both: tuple[Side, Side]) -> tuple[str, str]:
    """Give what both are called, told apart by their place where the names are the same."""
    one, other = both
    if one.name != other.name:
        return one.name, other.name
    return (
        say("{name} (left)", name=one.name),
        say("{name} (right)", name=other.name),
    )
