"""The team on the overview: the circle as dots, and who is in it in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.figures.team import Sector, members
from familyplan.figures.team_circle import small_team_circle
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import DrawingView, SoftLabel, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Shown
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.shapes import Drawing
    from familyplan.figures.team import Member
    from familyplan.model import Rows

_SIDE = 128.0  # points


class SmallTeam(QWidget):
    """Who is round the family; `wanted` asks for people and team.

    Its parts are made once and say something else for another family.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._drawn: DrawingView | None = None
        self._lines: dict[Sector, tuple[SoftLabel, WrapLabel]] = {}
        go = TextButton(say("Open team"), lambda: self.wanted.emit("people", ""))
        self._head = SectionHead(say("Team"), "", go)
        self._nobody = SoftLabel(
            say("Nobody is in the team yet. School, health, neighbours: all count.")
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        for part in (self._head, self._nobody):
            self._column.addWidget(part)

    def show_team(self, rows: Rows, today: date) -> None:
        """Show the team as it stands on a day."""
        found = members(rows, today)
        if self._shown.already(found):
            return
        count = say_many("{n} person or group", "{n} people and groups", len(found))
        self._head.say(say("Team"), count if found else "")
        self._nobody.setVisible(not found)
        if found and self._drawn is None:
            self._make(small_team_circle(rows, today, _SIDE))
        elif self._drawn is not None:
            self._drawn.show_drawing(small_team_circle(rows, today, _SIDE))
            self._drawn.setVisible(bool(found))
        for sector, parts in self._lines.items():
            here = ", ".join(_called(one) for one in found if one.sector is sector)
            parts[1].setText(here)
            for part in parts:
                part.setVisible(bool(here))

    def _make(self, drawing: Drawing) -> None:
        """Make all there can be, in the order it is read, when a team is first shown."""
        self._drawn = DrawingView(drawing)
        self._column.addWidget(self._drawn, 0, Qt.AlignmentFlag.AlignHCenter)
        self._lines = {sector: (SoftLabel(sector.words), WrapLabel()) for sector in Sector}
        for parts in self._lines.values():
            for part in parts:
                self._column.addWidget(part)


def _called(member: Member) -> str:
    lead = say("{lead_practitioner}") if member.lead else ""
    if member.nobody:
        return say("nobody yet ({role})", role=lead or member.role)
    if lead:
        return say("{name} ({role})", name=member.name, role=lead)
    return (
        say("{name} (under strain)", name=member.name) if member.tie == "strained" else member.name
    )
