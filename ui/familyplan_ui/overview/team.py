"""The team on the overview: the circle as dots, and who is in it in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from familyplan.figures.team import Sector, members
from familyplan.figures.team_circle import small_team_circle
from familyplan.words import say, say_many
from familyplan_ui.widgets import DrawingView, SoftLabel, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from familyplan.figures.team import Member
    from familyplan.model import Rows

_SIDE = 128.0  # points


class SmallTeam(Rebuilt):
    """Who is round the family; `wanted` asks for people and team."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)

    def show_team(self, rows: Rows, today: date) -> None:
        """Show the team as it stands on a day."""
        found = members(rows, today)
        if not self._begin(found):
            return
        count = say_many("{n} person or group", "{n} people and groups", len(found))
        go = TextButton(say("Open team"), lambda: self.wanted.emit("people", ""))
        self._column.addWidget(SectionHead(say("Team"), count if found else "", go))
        if not found:
            self._column.addWidget(
                SoftLabel(say("Nobody is in the team yet. School, health, neighbours: all count."))
            )
            return
        self._column.addWidget(
            DrawingView(small_team_circle(rows, today, _SIDE)), 0, Qt.AlignmentFlag.AlignHCenter
        )
        for sector in Sector:
            here = [_called(one) for one in found if one.sector is sector]
            if here:
                self._column.addWidget(SoftLabel(sector.words))
                self._column.addWidget(WrapLabel(", ".join(here)))


def _called(member: Member) -> str:
    lead = say("{lead_practitioner}") if member.lead else ""
    if member.nobody:
        return say("nobody yet ({role})", role=lead or member.role)
    if lead:
        return say("{name} ({role})", name=member.name, role=lead)
    return (
        say("{name} (under strain)", name=member.name) if member.tie == "strained" else member.name
    )
