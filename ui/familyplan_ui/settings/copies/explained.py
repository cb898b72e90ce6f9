"""Words this partnership explains beside the glossary: each with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.forms.lines import LineEditor
from familyplan_ui.settings.copies.kept import keep, kept
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, PlainButton, RowButton, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_NO_PAIR: Final = ("", "")


class _Pair(QWidget):
    """One term and its meaning."""

    def __init__(self, pair: tuple[str, str], section: Explained) -> None:
        super().__init__()
        self.term, self.meaning = LineEditor(), LineEditor()
        self.frames = (
            FieldFrame(say("Word or letters"), self.term.control, beside=self.term),
            FieldFrame(say("What it means"), self.meaning.control, beside=self.meaning),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(10))
        row.addWidget(self.frames[0], 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.frames[1], 5, Qt.AlignmentFlag.AlignTop)
        self.out = RowButton("", lambda: section.remove(self), icon="x", name=say("Take out"))
        row.addWidget(self.out, 0, Qt.AlignmentFlag.AlignBottom)
        for editor, text in zip((self.term, self.meaning), pair, strict=True):
            editor.show_value(text)
            editor.left.connect(section.leave)

    def number(self, n: int) -> None:
        """Tell this row from the others by its number, for whoever does not see it."""
        self.term.control.setAccessibleName(say("Word or letters, row {n}", n=n))
        self.meaning.control.setAccessibleName(say("What it means, row {n}", n=n))
        self.out.setAccessibleName(say("Take out row {n}", n=n))

    def typed(self) -> tuple[str, str]:
        """Give both as typed."""
        return self.term.value(), self.meaning.value()

    def settle(self) -> None:
        """Note that nothing typed here waits to be kept: the page may show what undo changed."""
        for editor in (self.term, self.meaning):
            editor.line.setModified(False)

    def check(self) -> bool:
        """Say what is missing, and whether both are there or neither."""
        term, meaning = self.typed()
        for frame in self.frames:
            frame.clear_error()
        where: QWidget | None = self.window().focusWidget()
        away = where is None or not self.isAncestorOf(where)
        if term and not meaning and away:
            self.frames[1].show_error(say("Write what it means, and it is kept."))
        return bool(term and meaning)


class Explained(QWidget):
    """The pairs of this partnership, and one more to fill in."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.pairs: list[_Pair] = []
        self._shown: tuple[tuple[str, str], ...] | None = None
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Heading(say("Words we explain")))
        why = say(
            "Copies explain common terms, such as TAF and SEND, at their end. Add those used here."
        )
        column.addWidget(SoftLabel(why))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(10))
        column.addLayout(self._rows)
        self.more = PlainButton(say("Add a word"), self.add, icon="plus")
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        gate.keeping.connect(self.leave)

    def show_now(self) -> None:
        """Show what is kept; a row that is being filled in stays."""
        explained = kept(self._gate).explained
        if explained != self._shown:
            self._shown = explained
            self._show(explained)

    def leave(self) -> None:
        """Keep every pair that is whole."""
        if not self._gate.is_open:
            return
        whole = [pair for pair in self.pairs if pair.check()]
        self._shown = tuple(pair.typed() for pair in whole)
        for pair in whole:
            pair.settle()
        keep(self._gate, explained=self._shown)

    def add(self) -> None:
        """Add an empty row and go there."""
        self._append(_NO_PAIR)
        self.pairs[-1].term.control.setFocus()

    def remove(self, pair: _Pair) -> None:
        """Take a pair out."""
        self.pairs.remove(pair)
        pair.settle()
        self._rows.removeWidget(pair)
        pair.hide()
        pair.deleteLater()
        self._number()
        self.more.setFocus()
        self.leave()

    def _show(self, explained: tuple[tuple[str, str], ...]) -> None:
        for was in self.pairs:
            self._rows.removeWidget(was)
            was.hide()
            was.deleteLater()
        self.pairs = []
        for pair in explained:
            self._append(pair)

    def _append(self, pair: tuple[str, str]) -> None:
        made = _Pair(pair, self)
        self.pairs.append(made)
        self._rows.addWidget(made)
        self._number()

    def _number(self) -> None:
        for at, pair in enumerate(self.pairs):
            pair.number(at + 1)
