"""Deciding one place after the other: give it, take parts out of it, or leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from familyplan.model.vocabulary import spoken
from familyplan.words import say, say_many
from familyplan_ui.access.deciding import Deciding
from familyplan_ui.access.passage import Passage
from familyplan_ui.access.said import marked, taken, what, why
from familyplan_ui.access.taken import TakenOut
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    Chip,
    EmptyState,
    FieldFrame,
    FlowLayout,
    Heading,
    Line,
    PlainButton,
    RowButton,
    SoftLabel,
    TextButton,
    announce,
)
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from familyplan.model import AccessRequest
    from familyplan.sharing.access import Block
    from familyplan_ui.gate import Gate

_NEXT, _BEFORE = "Ctrl+Down", "Ctrl+Up"


class Review(QWidget):
    """The places of one request, one at a time; `finished` comes once every place is decided."""

    finished = Signal()

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._deciding = Deciding(gate)
        self.blocks: tuple[Block, ...] = ()
        self._at = ("", "")
        self.progress, self._place = Line(strong=True), Line(tone="soft")
        self.before = RowButton(say("Before"), lambda: self.step(-1), name=say("Before this place"))
        self.after = RowButton(say("Next"), lambda: self.step(1), name=say("Next place"))
        self._what, self._why = Heading(), Banner("users", "", "attention")
        self._field = SoftLabel()
        self.passage, self._marked, self.taken = Passage(), SoftLabel(), TakenOut()
        self.give = PlainButton(say("Give it whole"), lambda: self._decide("give"))
        self.take = PlainButton(say("Take this out"), self._take)
        self.keep = PlainButton(say("Leave it out"), lambda: self._decide("keep"))
        self.again = TextButton(say("Decide again"), self._reconsider)
        self.reason = QLineEdit()
        self._reason = FieldFrame(
            say("Reason"), self.reason, help_line=say("Why it was fair to decide so. For the file.")
        )
        self.rest = PlainButton("", self._leave_out_rest)
        self._verdict = QWidget()
        self._none = _nothing()
        self._one = QWidget()
        self._lay_out()
        self._connect()

    def show_blocks(self, request: AccessRequest, blocks: tuple[Block, ...]) -> None:
        """Show where deciding stands; the place looked at stays if it is still there."""
        before, self._deciding.request = self._deciding.request, request
        new = before is None or before.id != request.id
        self.blocks = blocks
        here = {(one.row, one.field) for one in blocks}
        if new or self._at not in here:
            first = next((one for one in blocks if not one.decided), blocks[0] if blocks else None)
            self._at = (first.row, first.field) if first else ("", "")
        self._show()

    @property
    def block(self) -> Block | None:
        """The place looked at."""
        return next((one for one in self.blocks if (one.row, one.field) == self._at), None)

    @property
    def left(self) -> tuple[Block, ...]:
        """The places nobody has decided about."""
        return tuple(one for one in self.blocks if not one.decided)

    @property
    def at(self) -> int:
        """Which place is looked at, counted from 0; -1 where there is none."""
        places = [(one.row, one.field) for one in self.blocks]
        return places.index(self._at) if self._at in places else -1

    def step(self, steps: int) -> None:
        """Go on to the next place (1) or back to the one before (-1), round and round."""
        if self.at >= 0:
            there = self.blocks[(self.at + steps) % len(self.blocks)]
            self._go((there.row, there.field))

    def _connect(self) -> None:
        self.passage.take_wanted.connect(self._take)
        self.taken.put_back.connect(self._put_back)
        self.reason.editingFinished.connect(self._keep_reason)
        self._gate.keeping.connect(self._keep_reason)
        for keys, steps in ((_NEXT, 1), (_BEFORE, -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda steps=steps: self.step(steps))

    def _lay_out(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        top = _row(self.progress, self._place, self.before, self.after)
        inside = QVBoxLayout(self._one)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        acts = _row(self.give, self.take, self.keep, self.again)
        self._chips = FlowLayout(self._verdict, gap=px(8))
        headed = (top, self._what, self._field, self._verdict, self._why)
        below = (self.passage, self._marked, self.taken, acts, self._reason, _keys())
        for each in (*headed, *below):
            inside.addWidget(each)
        inside.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._one)
        column.addWidget(self._none)
        column.addStretch(1)

    # Showing

    def _go(self, place: tuple[str, str]) -> None:
        self._keep_reason()
        self._at = place
        self._show()
        self.passage.forget_selection()
        self.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        block, left = self.block, len(self.left)
        self._one.setVisible(block is not None)
        self._none.setVisible(block is None)
        if block is None:
            return
        of = len(self.blocks)
        self.progress.setText(say("{n} of {of} decided", n=of - left, of=of))
        self._place.setText(say("Place {n} of {of}", n=self.at + 1, of=of))
        self._what.setText(what(block))
        label = say(block.label) if block.label else say("The whole entry")
        self._field.setText(label)
        self._field.setVisible(not self._what.text().startswith(label))
        self._why.say(why(block), aloud=False)
        decision, took = block.decision, taken(block)
        self.passage.show_block(block, took)
        self._marked.setText(marked(block))
        self._marked.setVisible(bool(block.mentions))
        self.taken.show_words(took)
        self.give.setEnabled("protected" not in block.why)
        self.take.setEnabled(bool(block.field))
        self.again.setVisible(block.on_file is not None)
        self._show_verdict(decision.verdict if decision else "")
        if not self.reason.hasFocus():
            self.reason.setText(decision.reason if decision else "")
        self._reason.setVisible(decision is not None)
        self.rest.setVisible(left > 0)
        self.rest.say(
            say_many("Leave out the {n} that is left", "Leave out the {n} that are left", left)
        )

    def _show_verdict(self, verdict: str) -> None:
        clear(self._chips)
        if verdict:
            chip = Chip("check", spoken("access_verdict", verdict), "good")
        else:
            chip = Chip("circle-dashed", say("Still to be decided"), "attention")
        self._chips.addWidget(chip)

    # Deciding

    def _decide(self, verdict: str, took: tuple[str, ...] = ()) -> None:
        block = self.block
        reason = self.reason.text().strip() if block and block.decided else ""
        if block is None or not self._deciding.decide(block, verdict, took, reason=reason):
            return
        left = len(self.left)
        count = say_many("{n} place is left.", "{n} places are left.", left)
        said = f"{spoken('access_verdict', verdict)}. {count}"
        announce(self, said if left else say("Every place is decided."))
        if not left:
            self.finished.emit()
        elif verdict != "part":
            self._go_on()

    def _go_on(self) -> None:
        """Go to the next place nobody decided about, from here on and round."""
        onwards = (*self.blocks[self.at + 1 :], *self.blocks[: self.at])
        following = next((one for one in onwards if not one.decided), None)
        if following is not None:
            self._go((following.row, following.field))

    def _take(self) -> None:
        block, words = self.block, self.passage.selected
        if block is None or not self.take.isEnabled():
            return
        if not words.strip():
            self._gate.refuse(say("Select the words to take out first."))
            self.passage.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._decide("part", tuple(dict.fromkeys([*taken(block), words])))
        self.passage.forget_selection()
        if (now := self.block) is not None and not now.decided:
            self._gate.refuse(say("What is left still says something protected. Take it out too."))

    def _put_back(self, words: str) -> None:
        left = tuple(one for one in taken(self.block) if one != words) if self.block else ()
        if left:
            self._decide("part", left)
        else:
            self._reconsider()
        self.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reconsider(self) -> None:
        if self.block is not None and self._deciding.reconsider(self.block):
            self.passage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_reason(self) -> None:
        if self.block is not None:
            self._deciding.explain(self.block, self.reason.text().strip())

    def _leave_out_rest(self) -> None:
        if self._deciding.leave_out(self.left):
            announce(self, say("Every place is decided."))
            self.finished.emit()


def _row(*parts: QWidget) -> QWidget:
    held = QWidget()
    line = FlowLayout(held, gap=Theme.current().px(12))
    for part in parts:
        line.addWidget(part)
    return held


def _keys() -> QWidget:
    return SoftLabel(
        say(
            "{next} and {before} go to the next place and the one before. In the words, select "
            "with Shift and the arrow keys and press Delete to take them out.",
            next=_NEXT,
            before=_BEFORE,
        )
    )


def _nothing() -> QWidget:
    return EmptyState(
        say("There is nothing to decide."),
        say("Everything in this record is about them alone, or about work with the family."),
    )
