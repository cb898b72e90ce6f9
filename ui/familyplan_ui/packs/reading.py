"""How hard a copy is to read: its reading age on a scale, and what to change and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from familyplan.model.titles import shortened
from familyplan.packs.reading_age import AIM, LONG, Reading
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, Line, SoftLabel
from familyplan_ui.widgets.painted import PaintedList, PaintedRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.reading_age import LongSentence, Unexplained

__all__ = ["ReadingMeter", "advice", "changes"]

_FROM, _TO = 5, 18
_HIGH: Final = 18
_BAR: Final = 8
_LONGEST: Final = 90


def advice(found: Reading) -> tuple[str, str]:
    """Say the reading age, and whether that is plain enough for a family."""
    if not found.age:
        return say("There are no sentences to measure."), ""
    aim = say("Copies for a family aim at {low} to {high}.", low=AIM[0], high=AIM[1])
    head = say("Reading age: about {age}", age=found.age)
    if found.age > AIM[1]:
        return head, say("{aim} Shorter sentences and shorter words help.", aim=aim)
    if found.plain_enough:
        return head, say("That is plain enough.")
    return head, say_many(
        "That is plain, but for {n} thing to look at.",
        "That is plain, but for {n} things to look at.",
        len(found.long_sentences) + len(found.unexplained),
    )


def changes(found: Reading) -> tuple[PaintedRow, ...]:
    """Give a row for each long sentence and each unexplained term: what, where, what to do."""
    long = (_long(at, one) for at, one in enumerate(found.long_sentences))
    terms = (_term(at, one) for at, one in enumerate(found.unexplained))
    return (*long, *terms)


def _long(at: int, one: LongSentence) -> PaintedRow:
    words = say_many("A sentence of {n} word", "A sentence of {n} words", one.words)
    shown = say("{where}: “{words}”", where=_where(one.where),
                words=shortened(one.sentence, _LONGEST))  # fmt: skip
    return PaintedRow(f"sentence/{at}", words, shown, "pencil", strong=False)


def _term(at: int, one: Unexplained) -> PaintedRow:
    name = say("“{term}” is not explained", term=one.term)
    help_ = (
        say("You could say: {meaning}", meaning=one.meaning)
        if one.meaning
        else say("Write it out, or explain it in the settings.")
    )
    return PaintedRow(f"term/{at}", name, f"{_where(one.where)}. {help_}", "info", strong=False)


def _where(heading: str) -> str:
    if not heading:
        return say("At the start")
    flat = shortened(heading.strip("“”"), _LONGEST)
    if heading.startswith("“"):
        return say("In the goal “{goal}”", goal=flat)
    return say("Under “{heading}”", heading=flat)


class _Scale(QWidget):
    """A bar from 5 to 18 years with what copies aim at filled, and a mark where this one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._age = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_age(self, age: int) -> None:
        """Move the mark, and say the same in words."""
        self._age = age
        self.setVisible(bool(age))
        self.setAccessibleName(
            say("Reading age {age} on a scale from {low} to {high}", age=age, low=_FROM, high=_TO)
        )
        self.update()

    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(160), px(_HIGH))

    def _at(self, age: float) -> float:
        share = (min(max(age, _FROM), _TO) - _FROM) / (_TO - _FROM)
        edge = self.height() / 2
        return edge + share * (self.width() - 2 * edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line-strong"))
        high, middle = theme.px(_BAR), self.height() / 2
        whole = QRectF(1, middle - high / 2, self.width() - 2, high)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(whole, high / 2, high / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("good"))
        low, top = self._at(AIM[0] - 0.5), self._at(AIM[1] + 0.5)
        painter.drawRect(QRectF(low, whole.top() + 1, top - low, high - 2))
        plain = self._age <= AIM[1]
        painter.setBrush(theme.colour("good" if plain else "attention"))
        painter.setPen(theme.colour("raised"))
        across = self.height() - 2.0
        painter.drawEllipse(QRectF(self._at(self._age) - across / 2, 1, across, across))


class ReadingMeter(QWidget):
    """The reading age of one copy, and the list of what would make it easier to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.note = Heading(say("How it reads")), SoftLabel()
        self.age, self.scale = Line(strong=True), _Scale()
        self.list = PaintedList(say("What would make it easier to read"), wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        for part in self._parts():
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.show_reading(Reading(0))

    def _parts(self) -> Iterator[QWidget]:
        yield from (self.head, self.age, self.scale, self.note)

    def show_reading(self, found: Reading) -> None:
        """Show what was measured of a copy."""
        age, note = advice(found)
        self.age.setText(age)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.note.setToolTip(say("A long sentence has more than {n} words.", n=LONG))
        self.scale.show_age(found.age)
        rows = changes(found)
        self.list.setVisible(bool(rows))
        self.list.show_rows(rows)
