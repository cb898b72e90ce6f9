"""What the chosen reader gets: which kind, about what, what is in it, what is left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from familyplan.words import say, say_many
from familyplan_ui.packs.parts_pane import PartsPane
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Heading, Segments, SoftLabel
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.kind import PackKind
    from familyplan.session.pack_parts import PartLine
    from familyplan_ui.packs.left_out import LeftOut


class ContentsPane(QWidget):
    """One reader's copy in words; `opened` carries a page.

    `kind_chosen` and `about_chosen` carry a key and an id.
    """

    opened = Signal(int)
    kind_chosen = Signal(str)
    about_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = ""
        self._in: list[PaintedRow] = []
        self._out: list[PaintedRow] = []
        self._heading = Heading()
        self._note = SoftLabel()
        self.kinds, self.abouts = QComboBox(), QComboBox()
        views = [("all", say("In the copy")), ("out", say("Left out")), ("parts", say("Parts"))]
        self.views = Segments(say("Which part"), views)
        self.list = PaintedList(say("What is in the copy"), wraps=True, click_opens=True)
        self.parts = PartsPane()
        self._build()
        self.views.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(self._open)
        self.kinds.activated.connect(lambda at: self.kind_chosen.emit(str(self.kinds.itemData(at))))
        self.abouts.activated.connect(
            lambda at: self.about_chosen.emit(str(self.abouts.itemData(at)))
        )

    def offer(
        self,
        kinds: Sequence[PackKind],
        kind: PackKind | None,
        parts: tuple[PartLine, ...],
        *,
        abouts: Sequence[tuple[str, str]],
        about: str,
    ) -> None:
        """Offer the kinds a reader can be given, its parts, and what it can be about."""
        self.kinds.clear()
        for one in kinds:
            self.kinds.addItem(say(one.name), one.key)
        self.kinds.setCurrentIndex(self.kinds.findData(kind.key) if kind else -1)
        self._kind_frame.setVisible(bool(kinds))
        self._why.setText(say(kind.what_for) if kind else "")
        self.abouts.clear()
        for row_id, words in abouts:
            self.abouts.addItem(words, row_id)
        self.abouts.setCurrentIndex(max(0, self.abouts.findData(about)))
        self._about_frame.setVisible(bool(abouts))
        self.parts.show_parts(parts)

    def wait_for(self, name: str) -> None:
        """Say that the copy of a reader is being made."""
        self._heading.setText(say("A copy for {name}", name=name))
        self._none = ""
        self._in, self._out = [], []
        self.list.show_rows([])
        self._note.setText(say("It is being put together."))

    def show_none(self, name: str, why: str) -> None:
        """Say why a reader gets no copy, in the place of what would be in it."""
        self._heading.setText(say("No copy for {name}", name=name))
        self._none, self._in, self._out = why, [], []
        self._show()

    def show_contents(
        self, name: str, headings: Sequence[tuple[int, str, int]], out: Sequence[LeftOut]
    ) -> None:
        """Show the headings (level, words, page from 0) and what is left out."""
        self._heading.setText(say("What {name} gets", name=name))
        self._none = ""
        self._in = [
            PaintedRow(f"page/{page}/{at}", words, icon="check", end=str(page + 1), indent=level,
                       strong=not level)
            for at, (level, words, page) in enumerate(headings)
        ]  # fmt: skip
        self._out = [
            PaintedRow(one.key, one.name, one.reason, "circle-slash", strong=False, struck=True)
            for one in out
        ]
        self._show()

    def _show(self) -> None:
        key = self.views.key
        self.parts.setVisible(key == "parts")
        self.list.setVisible(key != "parts")
        lines = len(self._out)
        words = say_many("{n} line is left out.", "{n} lines are left out.", lines)
        self._note.setText(words if lines else say("Nothing is left out of this copy."))
        if self._none:
            self._note.setText(self._none)
        self._why.setVisible(key != "parts")
        self._note.setVisible(key != "parts" or bool(self._none))
        self.list.show_rows(self._out if key == "out" else [*self._in, *self._out])

    def _open(self, key: str) -> None:
        if key.startswith("page/"):
            self.opened.emit(int(key.split("/")[1]))

    def _build(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._heading)
        for box in (self.kinds, self.abouts):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
        self._kind_frame = FieldFrame(say("Kind of copy"), self.kinds)
        self._about_frame = FieldFrame(say("About"), self.abouts)
        self._why = SoftLabel()
        for part in (self._kind_frame, self._why, self._about_frame, self.views, self._note):
            column.addWidget(part)
        self._about_frame.hide()
        self.parts.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self.parts, 1)
