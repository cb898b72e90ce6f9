"""The head of a family's pages: its name, who leads, the next meeting, at most three buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from familyplan.model import Family, Involvement, Meeting, Rows, Standing
from familyplan.model.titles import seat_name
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, short_date
from familyplan_ui.family.said import joined
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, SoftLabel
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

_NARROW = 400


class Header(QWidget):
    """Two lines of words and, at the end, a few buttons."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        px = Theme.current().px
        self.name = Heading(size="title")
        self.line = SoftLabel()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.name)
        column.addWidget(self.line)
        held = QWidget()
        flow = FlowLayout(held)
        for button in buttons:
            flow.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(MARGIN, px(10), MARGIN, px(6))
        self._row.setSpacing(px(8))
        self._row.addWidget(words, 1)
        self._row.addWidget(held, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_family(self, rows: Rows, today: date) -> None:
        """Say whose pages these are, who leads, and when they meet next."""
        family = next(iter(rows.of(Family)), None)
        name = family.name if family else ""
        self.name.setText(_called(name))
        self.line.setText(joined(lead_line(rows), meeting_line(rows, today)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        narrow = self.width() < Theme.current().px(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def lead(rows: Rows) -> tuple[Standing | None, Involvement | None]:
    """Give who leads now: the newest lead standing that has not ended, and the seat."""
    now = [one for one in rows.of(Standing) if one.role == "lead" and not one.until]
    standing = now[-1] if now else None
    return standing, rows.find(Involvement, standing.held_by) if standing else None


def lead_line(rows: Rows) -> str:
    """Say who leads and since when."""
    standing, seat = lead(rows)
    if seat is None or standing is None:
        return say("No lead practitioner yet")
    name = seat_name(rows, seat)
    if standing.since:
        return say("Lead {name}, since {when}", name=name, when=standing.since.said)
    return say("Lead {name}", name=name)


def next_meeting(rows: Rows, today: date) -> Meeting | None:
    """Give the first meeting not held yet that is today or later."""
    coming = [m for m in rows.of(Meeting) if m.on and not m.held and m.on >= today]
    return min(coming, key=lambda m: (m.on or today, m.starts is None, str(m.starts)), default=None)


def meeting_line(rows: Rows, today: date) -> str:
    """Say when and where they meet next."""
    meeting = next_meeting(rows, today)
    if meeting is None or meeting.on is None:
        return say("No next meeting yet")
    day = short_date(meeting.on, today)
    at = f"{day}, {clock_time(meeting.starts)}" if meeting.starts else day
    away = (meeting.on - today).days
    soon = say("today") if not away else say_many("in {n} day", "in {n} days", away)
    place = ", ".join(part for part in (at, meeting.place) if part)
    return say("Next meeting {when}, {soon}", when=place, soon=soon)


def _called(name: str) -> str:
    """Give what to call a family; "Liam's family" and "Tom and Mum" say so themselves."""
    own = name.casefold()
    if "family" in own or " and " in own or "&" in own:
        return name
    return say("{name} family", name=name) if name else say("A family")
