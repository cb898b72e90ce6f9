"""Every place of the window and every tab of a family, in the order people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import mark
from familyplan_ui import families, meetings, overview, packs, plan, sharing, today
from familyplan_ui.family import people_page
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame import Place

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

FIRST = "today"


def tabs() -> tuple[Tab, ...]:
    """Give the tabs of a family."""
    return (
        Tab("overview", mark("Overview"), overview.Page),
        Tab("people", mark("People & team"), people_page.Page),
        Tab("plan", mark("Plan"), plan.Page),
        Tab("meetings", mark("Meetings"), meetings.Page),
        Tab("sharing", mark("Sharing"), sharing.Page),
    )


def places(gate: Gate) -> tuple[Place, ...]:
    """Give the places of the window; a family's own pages are reached through a family."""
    return (
        Place("today", mark("Today"), "sun", lambda: today.Page(gate)),
        Place("families", mark("Families"), "users", lambda: families.Page(gate)),
        Place("family", mark("Family"), "users", lambda: Workspace(gate, tabs()), listed=False),
        Place("packs", mark("Packs"), "package", lambda: packs.Page(gate)),
    )
