"""The place Look for duplicates: the pairs that look alike, one opened at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from familyplan.mishaps import told
from familyplan.session import duplicates
from familyplan.words import listed, say, say_many
from familyplan_ui.duplicates.beside import Beside
from familyplan_ui.duplicates.sides import sides
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Heading,
    PlainButton,
    ProgressStrip,
    Row,
    RowList,
    ScrollPage,
    SoftLabel,
    WrapLabel,
    announce,
)
from familyplan_ui.widgets.scroll import MARGIN
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from familyplan.practice.duplicates import Pair
    from familyplan.session import Changes
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

_PAGE: Final = 30
_WIDTH: Final = 900
_COMPARED: Final = frozenset({"family", "person", "home", "residence", "protection"})


class Page(ScrollPage):
    """Coming here looks through every record on the worker; the pairs are opened one at a time."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._shown = gate, _PAGE
        self._job: Job | None = None
        self._looked = False
        self.found: tuple[Pair, ...] = ()
        self.look_button = PlainButton(say("Look again"), self.look, icon="search")
        self.strip = ProgressStrip(say("Looking through the records"))
        self.strip.cancel.clicked.connect(lambda _on: self.leave())
        self.summary = WrapLabel()
        self.list = RowList(say("What looks alike"))
        self.more = PlainButton(say("Show more"), self._show_more)
        self.beside = Beside(gate)
        px = Theme.current().px
        self.body.setContentsMargins(MARGIN, px(12), MARGIN, MARGIN)
        self.body.setSpacing(px(10))
        soft = SoftLabel(
            say(
                "People and families with a name that is the same or sounds so, and a date of "
                "birth, address or reference in common. Nothing is changed until you say so."
            )
        )
        self.body.addWidget(Heading(say("Look for duplicates"), size="title"))
        self.body.addWidget(soft)
        self.body.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.strip, self.summary, self.list):
            self.body.addWidget(part)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.beside)
        self.body.addStretch(1)
        for wide in (self.list, self.beside, self.summary, soft):
            wide.setMaximumWidth(px(_WIDTH))
        for unused in (self.strip, self.list, self.more, self.beside):
            unused.hide()
        self.list.pressed_row.connect(self.open)
        self.list.opened.connect(self.open)
        self.beside.closed.connect(self._back)
        self.beside.settled.connect(self._settled)
        gate.changed.connect(self._note)

    def arrive(self) -> None:
        """Come to the page; it looks by itself unless nothing has changed since it looked."""
        if not self._looked:
            self.look()

    def leave(self) -> None:
        """Stop looking; what was found before stays."""
        if self._job is not None:
            self._job.cancel()
            self._rest()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list if self.list.isVisibleTo(self) else self.look_button

    def look(self) -> None:
        """Look through every record on the worker thread."""
        session = self._gate.session

        def work(tell: Progress) -> tuple[Pair, ...]:
            words = say("Looking through the records")
            return duplicates.look(session, lambda done, of: tell(Step(words, done, of)))

        self.beside.hide()
        self.found = ()
        self._show()
        self.look_button.setEnabled(False)
        self.strip.show()
        self._looked = True
        self._job = self._gate.worker.run(
            work, done=self._done, failed=self._failed, progress=self.strip.show_step
        )

    def open(self, key: str) -> None:
        """Lay one pair side by side, in the list's place."""
        pair = next((one for one in self.found if one.key == key), None)
        if pair is None or not self.beside.show_pair(pair):
            return
        for part in (self.list, self.more):
            part.hide()
        self.beside.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, found: tuple[Pair, ...]) -> None:
        self._rest()
        self.found, self._shown = found, _PAGE
        self._show()
        self._say(_summary(len(self._left())))
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, problem: Exception) -> None:
        self._rest()
        self._say(told(problem))

    def _rest(self) -> None:
        self._job = None
        self.strip.hide()
        self.look_button.setEnabled(True)

    def _left(self) -> list[Pair]:
        """Give the pairs nobody has decided on; what is undone comes back."""
        apart = duplicates.apart(self._gate.session.store)
        gone = self._gone
        return [p for p in self.found if p.key not in apart and not {p.one, p.other} & gone]

    @property
    def _gone(self) -> set[str]:
        here = {one.family for one in self._gate.session.store.family_lines()}
        families = {
            each for p in self.found if p.kind == "family" for each in (p.one, p.other)
        } - here
        record = self._gate.session.store.record
        people = {each for p in self.found if p.kind == "person" for each in (p.one, p.other)}
        return families | {each for each in people if record("person", each) is None}

    def _show(self) -> None:
        left = self._left()
        rows = [row for pair in left[: self._shown] if (row := self._row(pair))]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.more.setVisible(len(left) > self._shown)

    def _row(self, pair: Pair) -> Row | None:
        both = sides(self._gate, pair)
        if both is None:
            return None
        one, other = both
        why = listed([say(reason) for reason in pair.reasons])
        kind = (
            say("Families")
            if pair.kind == "family"
            else say("People in “{family}”", family=one.family_name)
        )
        name = say("{one} and {other}", one=one.name, other=other.name)
        return Row(pair.key, name, why[:1].upper() + why[1:], (kind,), button=say("Compare"))

    def _show_more(self) -> None:
        self._shown += _PAGE
        self._show()

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        announce(self.summary, words)

    def _settled(self, words: str) -> None:
        self._back()
        self._say(f"{words} {_summary(len(self._left()))}")

    def _back(self) -> None:
        self.beside.hide()
        self._show()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, changes: Changes) -> None:
        if not self.isVisible() and changes.kinds & _COMPARED:
            self._looked = False  # whoever comes back comes to look at what is there then
        if not self._looked or not self._gate.is_open or self.strip.isVisibleTo(self):
            return
        if changes.kinds & {"family", "person", "setting"}:
            pair = self.beside.pair if self.beside.isVisibleTo(self) else None
            if pair is None or not self.beside.show_pair(pair):
                self.beside.hide()
                self._show()
            self.summary.setText(_summary(len(self._left())))


def _summary(left: int) -> str:
    if not left:
        return say("Nothing looks as if it had been entered twice.")
    return say_many("{n} pair looks alike.", "{n} pairs look alike.", left)
