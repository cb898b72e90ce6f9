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

    from familyplan_ui.packs.left_out import LeftOut
    from familyplan_ui.packs.wishes import Choices


class ContentsPane(QWidget):
    """One reader's copy in words; `opened` carries a page, `line_chosen` what is left or let out.

    `kind_chosen`, `about_chosen` and `language_chosen` carry a key, an id and a language.
    """

    opened = Signal(int)
    line_chosen = Signal(str)
    kind_chosen = Signal(str)
    about_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = ""
        self._in: list[PaintedRow] = []
        self._out: list[PaintedRow] = []
        self._let_out: list[PaintedRow] = []
        self._heading = Heading()
        self._note = SoftLabel()
        self.kinds, self.abouts, self.languages = QComboBox(), QComboBox(), QComboBox()
        views = [("all", say("In the copy")), ("out", say("Left out")), ("parts", say("Parts"))]
        self.views = Segments(say("Which part"), views)
        self.list = PaintedList(say("What is in the copy"), wraps=True, click_opens=True)
        self.parts = PartsPane()
        self._build()
        self.views.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(self._open)
        for box, signal in (
            (self.kinds, self.kind_chosen),
            (self.abouts, self.about_chosen),
            (self.languages, self.language_chosen),
        ):
            box.activated.connect(
                lambda at, box=box, signal=signal: signal.emit(str(box.itemData(at)))
            )

    def offer(self, choices: Choices) -> None:
        """Offer what can be chosen for a reader; what there is nothing of is not shown."""
        kind = choices.kind
        kinds = [(one.key, say(one.name)) for one in choices.kinds]
        _fill(self.kinds, kinds, kind.key if kind else "")
        _fill(self.abouts, choices.abouts, choices.about)
        own = [("", say("The reader's own"))] if choices.languages else []
        _fill(self.languages, [*own, *((one, one) for one in choices.languages)], choices.language)
        for box, frame in self._frames.items():
            frame.setVisible(box.count() > 0)
        self._why.setText(say(kind.what_for) if kind else "")
        self.parts.show_parts(choices.parts)

    def wait_for(self, name: str) -> None:
        """Say that the copy of a reader is being made."""
        self._heading.setText(say("A copy for {name}", name=name))
        self._none = ""
        self._in, self._out, self._let_out = [], [], []
        self.list.show_rows([])
        self._note.setText(say("It is being put together."))

    def show_none(self, name: str, why: str) -> None:
        """Say why a reader gets no copy, in the place of what would be in it."""
        self._heading.setText(say("No copy for {name}", name=name))
        self._none, self._in, self._out, self._let_out = why, [], [], []
        self._show()

    def show_contents(
        self,
        name: str,
        headings: Sequence[tuple[int, str, int]],
        out: Sequence[LeftOut],
        let_out: Sequence[PaintedRow] = (),
    ) -> None:
        """Show the headings (level, words, page from 0), what is left out, and what was let out."""
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
        self._let_out = list(let_out)
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
        self._how.setVisible(key == "out" and bool(self._out))
        out = [*self._let_out, *self._out]
        self.list.show_rows(out if key == "out" else [*self._in, *out])

    def _open(self, key: str) -> None:
        if key.startswith("page/"):
            self.opened.emit(int(key.split("/")[1]))
        else:
            self.line_chosen.emit(key)

    def _build(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._heading)
        self._frames: dict[QComboBox, FieldFrame] = {}
        for box, label in (
            (self.kinds, say("Kind of copy")),
            (self.abouts, say("About")),
            (self.languages, say("Second language")),
        ):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
            self._frames[box] = FieldFrame(label, box)
            self._frames[box].hide()
        self._why = SoftLabel()
        self._how = SoftLabel(say("Choose a line to let it out with a reason."))
        self._how.hide()
        kind, about, language = self._frames.values()
        for part in (kind, self._why, about, language, self.views, self._note, self._how):
            column.addWidget(part)
        self.parts.hide()
        column.addWidget(self.list, 1)
        column.addWidget(self.parts, 1)


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for key, words in choices:
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(chosen))
