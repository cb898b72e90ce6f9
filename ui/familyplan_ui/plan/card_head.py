"""The head of a goal's card: number, words, whose and when, Rate, open or close, and more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from familyplan.figures.progress import progress, small_progress
from familyplan.model import Action
from familyplan.model.vocabulary import spoken
from familyplan.words import say, say_many
from familyplan_ui.plan.which_way import WhichWay
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Chip, DrawingView, Heading, RowButton, SoftLabel
from familyplan_ui.widgets.ticks import MoreButton
from familyplan_ui.wording import is_open as still_open
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from familyplan.model import Goal, Rows

_NARROW = 720


class _Number(QLabel):
    """The goal's place in the plan, in a round soft fill."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.setAccessibleName(say("Goal {number}", number=number))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("tone", "ink")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "text", strong=True)

    def sizeHint(self) -> QSize:
        side = Theme.current().px(26)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.current().colour("accent-soft"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        super().paintEvent(event)


class CardHead(QWidget):
    """What is always seen of a goal."""

    rate = Signal()
    turn = Signal()
    edit = Signal()
    remove = Signal()
    moved = Signal(int)
    save = Signal()

    def __init__(
        self,
        rows: Rows,
        goal: Goal,
        place: tuple[int, int],
        called: str,
        *,
        today: date,
        is_open: bool,
    ) -> None:
        super().__init__()
        px = Theme.current().px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(_Number(place[0]), 0, Qt.AlignmentFlag.AlignTop)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(px(12))
        self._inner.addLayout(_words(rows, goal, today), 1)
        side = QHBoxLayout()
        side.setSpacing(px(8))
        if not is_open:
            _sum_up(side, rows, goal, today)
        self._buttons(side, place, called, is_open=is_open)
        self._inner.addLayout(side)
        row.addLayout(self._inner, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        narrow = self.width() < Theme.current().px(_NARROW)
        way = QBoxLayout.Direction
        self._inner.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _buttons(
        self, side: QHBoxLayout, place: tuple[int, int], called: str, *, is_open: bool
    ) -> None:
        name = say("Rate “{goal}”", goal=called)
        self.rate_button = RowButton(say("Rate"), self.rate.emit, name=name)
        side.addWidget(self.rate_button)
        words = say("Close “{goal}”", goal=called) if is_open else say("Open “{goal}”", goal=called)
        icon = "chevron-up" if is_open else "chevron-down"
        side.addWidget(RowButton("", self.turn.emit, icon=icon, name=words))
        acts: list[tuple[str, Callable[[], object]]] = [(say("Edit"), self.edit.emit)]
        if place[0] > 1:
            acts.append((say("Move up"), partial(self.moved.emit, -1)))
        if place[0] < place[1]:
            acts.append((say("Move down"), partial(self.moved.emit, 1)))
        acts.append((say("Save the picture of how it is going"), self.save.emit))
        acts.append((say("Remove"), self.remove.emit))
        side.addWidget(MoreButton(say("More for “{goal}”", goal=called), acts))
        side.addStretch(0)


def _words(rows: Rows, goal: Goal, today: date) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Heading(quoted(goal.words)))
    whose = names(rows, goal.said_by)
    when = plain_date(goal.happened, today)
    parts = [
        say("{whose}'s words", whose=whose) if whose else "",
        when,
        say("for {whose}", whose=names(rows, goal.whose))
        if goal.whose and goal.whose != goal.said_by
        else "",
        spoken("goal_status", goal.status) if goal.status not in {"", "open"} else "",
    ]
    soft = " · ".join(part for part in parts if part)
    if soft:
        words.addWidget(SoftLabel(soft))
    return words


def _sum_up(side: QHBoxLayout, rows: Rows, goal: Goal, today: date) -> None:
    """Show a closed card's progress and open actions in little room."""
    found = progress(rows, goal.id, today)
    if found.series:
        view = DrawingView(small_progress(found))
        view.setMaximumWidth(Theme.current().px(132))
        side.addWidget(view)
        side.addWidget(WhichWay(found))
    waiting = [one for one in rows.of(Action) if one.goal == goal.id and still_open(one)]
    if waiting:
        words = say_many("{n} open action", "{n} open actions", len(waiting))
        side.addWidget(Chip("circle-dot", words))
