"""The action list: what one owner said they would do, on one page, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Family, Meeting
from familyplan.model.titles import name_in, shortened
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Keep, Para, Span, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import CLOSED, due, who
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("open", mark("Still to do")),
    Part("done", mark("Done or no longer needed")),
    Part("next_time", mark("When we meet again")),
    Part("write", mark("What I want to say")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "action": frozenset(
        {"what", "owner", "goal", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "goal": frozenset({"words"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends", "place", "link"}),
}


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the actions of one owner: the one asked about, else the reader's own."""
    del rows
    owner = asked.about or view.reader.id
    own = {one.id for one in view.rows.of(Action) if one.owner == owner and one.what}
    families = {one.id for one in view.rows.of(Family)}
    meeting = holding.next_to_come(view, view.on)
    ids = own | families | {owner, meeting.id if meeting else ""}
    return holding.about(view, _CARRIES, ids)


def compose(making: Making) -> Document:
    """Compose the list from a View that `KIND.held` gave."""
    view = making.view
    owner = making.asked.about or view.reader.id
    mine = owner == view.reader.id
    title = say("My actions") if mine else say("Actions")
    blocks: list[Block] = [*at_work.head(making, title)]
    said = who(view.rows, owner)
    if said:
        blocks.insert(-1, Para(said, "lead"))
    if not view.rows.of(Action):
        blocks += _nothing(name_in(view.rows, owner), mine=mine)
    made = _makers(making)
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]()
    return at_work.sheet(making, title, blocks, large=view.reader.kind == "person")


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    found = making.view.rows.of(Action)
    return {
        "open": lambda: _open(making, [one for one in found if one.status not in CLOSED]),
        "done": lambda: _done(making, [one for one in found if one.status in CLOSED]),
        "next_time": lambda: _next_time(making.view),
        "write": lambda: (
            Keep(
                (
                    Heading(2, say("What I want to say")),
                    WritingLines(say("What helped, what got in the way, what I need"), 4),
                )
            ),
        ),
    }


def _nothing(named: str, *, mine: bool) -> tuple[Block, ...]:
    words = (
        say("There is nothing on your list in this copy. You have no action to do just now.")
        if mine or not named
        else say("There is nothing on the list of {who} in this copy.", who=named)
    )
    ask = say("If you think something is missing, ask the lead practitioner.")
    return Para(words), Para(ask)


def _open(making: Making, actions: list[Action]) -> tuple[Block, ...]:
    if not actions:
        return ()
    head = (say("Done"), say("What"), say("By when"), say("How it is"))
    rows = tuple(
        (
            say("[  ]"),
            _what(making.view, one),
            due(making.view, one, making.on),
            at_work.how_it_is(making.view, one),
        )
        for one in at_work.in_order(actions)
    )
    counted = say_many("{n} thing still to do.", "{n} things still to do.", len(rows))
    table = Table(head, rows, (9, 51, 20, 20))
    return Heading(2, say("Still to do")), Para(counted, "soft"), table


def _what(view: View, action: Action) -> Text:
    goal = view.rows.any(action.goal)
    words = shortened(getattr(goal, "words", ""))
    line = Span("\n" + say("For: “{goal}”", goal=words), "soft") if words else Span("")
    return Span(action.what.strip()), line


def _done(making: Making, actions: list[Action]) -> tuple[Block, ...]:
    if not actions:
        return ()
    rows = tuple(
        (_what(making.view, one), due(making.view, one, making.on),
         at_work.how_it_is(making.view, one))
        for one in at_work.in_order(actions)
    )  # fmt: skip
    head = (say("What"), say("By when"), say("How it is"))
    return Heading(2, say("Done or no longer needed")), Table(head, rows, (55, 20, 25))


def _next_time(view: View) -> tuple[Block, ...]:
    head = Heading(2, say("When we meet again"))
    meeting = next(iter(view.rows.of(Meeting)), None)
    if meeting is None:
        return (Keep((head, WritingLines(say("Day, time and place"), 2))),)
    return (Keep((head, at_work.when_and_where(view, meeting))),)


KIND: Final = PackKind(
    key="action_list",
    name=mark("Action list"),
    what_for=mark("What one person or group said they would do, on one page."),
    compose=compose,
    parts=_PARTS,
    needs="owner",
    carries=_CARRIES,
    picks=picks,
)
