"""An open goal's facts in words at left, its progress line at right with the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from familyplan.figures.progress import number, progress, progress_line
from familyplan.model import Rating, Voice
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import DrawingView, SoftLabel, WrapLabel
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from familyplan.figures.ratings import Progress
    from familyplan.model import Goal, Rows

_BESIDE: Final = 760
_DRAWN: Final = (290.0, 120.0)  # points


class Details(QWidget):
    """Why it matters, how we will know, who rates it, what was said last, and the line."""

    def __init__(self, rows: Rows, goal: Goal, today: date) -> None:
        super().__init__()
        px = Theme.current().px
        found = progress(rows, goal.id, today)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(16))
        facts = QGridLayout()
        facts.setHorizontalSpacing(px(12))
        facts.setVerticalSpacing(px(5))
        facts.setColumnStretch(1, 1)
        for at, (label, words) in enumerate(_facts(rows, goal, found, today)):
            facts.addWidget(SoftLabel(label), at, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(WrapLabel(words), at, 1)
        facts.setRowStretch(facts.rowCount(), 1)
        facts.setColumnMinimumWidth(0, px(112))
        self._both.addLayout(facts, 1)
        if found.series:
            drawn = QVBoxLayout()
            drawn.setSpacing(px(2))
            drawn.addWidget(DrawingView(progress_line(found, *_DRAWN)))
            drawn.addWidget(SoftLabel(" ".join(found.sentences)))
            drawn.addStretch(1)
            self._both.addLayout(drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        beside = self.width() >= Theme.current().px(_BESIDE)
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)


def _facts(rows: Rows, goal: Goal, found: Progress, today: date) -> list[tuple[str, str]]:
    rated_by = names(rows, goal.raters) or say("Nobody chosen yet")
    ends = found.sentences[0] if found.sentences else ""
    last = last_said(rows, goal, today)
    facts = [
        (say("Why it matters"), goal.why or say("Not written down yet")),
        (say("How we will know"), goal.signs or say("Not written down yet")),
        (say("Who rates it"), f"{rated_by}. {ends}".strip()),
        (say("Last said"), last),
    ]
    if goal.aim is not None:
        facts.insert(3, (say("The aim"), number(goal.aim, found.scale)))
    return [(label, words) for label, words in facts if words]


def last_said(rows: Rows, goal: Goal, today: date) -> str:
    """Give the newest words about a goal: a comment on a rating, else words of whose it is."""
    said: list[Rating | Voice] = [
        one for one in rows.of(Rating) if one.goal == goal.id and one.comment.strip()
    ]
    if not said:
        whose = {*goal.whose, *goal.said_by}
        said = [one for one in rows.of(Voice) if whose & {*one.said_by} and one.words.strip()]
    if not said:
        return ""
    newest = max(said, key=_when)
    words = newest.comment if isinstance(newest, Rating) else newest.words
    about = ", ".join(
        part for part in (names(rows, newest.said_by), plain_date(newest.happened, today)) if part
    )
    return f"{quoted(words)} {about}".strip()


def _when(one: Rating | Voice) -> tuple[str, str]:
    day = one.happened.latest() if one.happened else None
    return (day.isoformat() if day else "", one.id)
