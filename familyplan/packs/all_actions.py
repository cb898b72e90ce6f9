"""All actions: every action of the plan in one table, and as a sheet in files for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Family
from familyplan.model.titles import title
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Para, Span, Table
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import CLOSED, due, owner, when
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("open", mark("Still to do")),
    Part("done", mark("Done or no longer needed")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "action": frozenset(
        {"what", "owner", "goal", "due", "rhythm", "status", "waiting_for", "outcome_note",
         "done_on", "agreed_at"}
    ),
    "goal": frozenset({"words"}),
    "meeting": frozenset({"type", "on", "roughly"}),
}  # fmt: skip


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the actions, and whoever and whatever they mention."""
    del rows
    wanted = in_order(_PARTS, asked.parts)
    ids = {
        one.id
        for one in view.rows.of(Action)
        if one.what and ("done" if one.status in CLOSED else "open") in wanted
    }
    return holding.about(view, _CARRIES, ids | {one.id for one in view.rows.of(Family)})


def compose(making: Making) -> Document:
    """Compose the table from a View that `KIND.held` gave."""
    view = making.view
    heading = say("All actions")
    blocks: list[Block] = [*at_work.head(making, heading)]
    found = at_work.in_order(view.rows.of(Action))
    if not found:
        blocks += [
            Para(say("There is no action in this copy.")),
            Para(say("If you think something is missing, ask the lead practitioner.")),
        ]
    sides = {
        "open": (say("Still to do"), [one for one in found if one.status not in CLOSED]),
        "done": (
            say("Done or no longer needed"),
            [one for one in found if one.status in CLOSED],
        ),
    }
    for key in in_order(_PARTS, making.asked.parts):
        name, actions = sides[key]
        if actions:
            blocks += [Heading(2, name), _table(making, actions)]
    return at_work.sheet(making, heading, blocks, large=view.reader.kind == "person")


def _table(making: Making, actions: list[Action]) -> Table:
    view, on = making.view, making.on
    head = (say("Who"), say("What"), say("By when"), say("How it is"))
    rows = tuple((owner(view, one), _what(view, one), due(view, one, on), _how(making, one))
                 for one in actions)  # fmt: skip
    return Table(head, rows, (22, 38, 18, 22))


def _what(view: View, action: Action) -> Text:
    goal = view.rows.any(action.goal)
    words = " ".join(getattr(goal, "words", "").split())
    line = Span("\n" + say("For: “{goal}”", goal=words), "soft") if words else Span("")
    return Span(action.what.strip()), line


def _how(making: Making, action: Action) -> Text:
    view = making.view
    meeting = view.rows.any(action.agreed_at)
    lines = (
        say("Done on {day}", day=when(action.done_on, making.on)) if action.done_on else "",
        say("Agreed at: {meeting}", meeting=title(meeting)) if meeting else "",
    )
    said = "\n".join(line for line in lines if line)
    how = Span(at_work.how_it_is(view, action))
    return (how, Span(f"\n{said}", "soft")) if said else (how,)


KIND: Final = PackKind(
    key="all_actions",
    name=mark("All actions"),
    what_for=mark("Every action of the plan in one table; for a spreadsheet as well."),
    compose=compose,
    parts=_PARTS,
    carries=_CARRIES,
    picks=picks,
)
