"""The page for the fridge: what the family does next, and nothing that hurts if a visitor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Group,
    Involvement,
    Person,
)
from familyplan.packs import plainly
from familyplan.packs.document import (
    Bullets,
    Document,
    Heading,
    Keep,
    Para,
    Strip,
    WritingLines,
    plain,
)
from familyplan.packs.doing import soonest
from familyplan.packs.family_copy import for_family
from familyplan.packs.kind import PackKind
from familyplan.packs.seen_by_anybody import harmless
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

# One page in large letters has room for this many lines of actions, of this many letters, beside
# everything else; and for so few actions and letters if they are to be read from afar.
_LINES: Final = 16
_LETTERS: Final = 60
_FEW, _FEW_LETTERS = 6, 300
_CARRIES: Final = {
    "person": plainly.NAMES,
    "group": frozenset({"name"}),
    "action": frozenset({"what", "owner", "due", "rhythm"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends", "next_on"}),
    "involvement": frozenset({"practitioner", "agency"}),
    "practitioner": frozenset({"name", "phone", "agency"}),
    "agency": frozenset({"phone"}),
}


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the family's own open actions, the day of the next meeting and one number to ring."""
    safe = harmless(rows, view)
    meeting = plainly.next_meeting(safe.rows, asked, view.on)
    seats = plainly.seated(safe.rows)[:1]
    own = _own(safe)
    kept = plainly.at_desks(safe.rows, seats) | {meeting.id if meeting else ""}
    kept |= {one.id for one in own} | {one.owner for one in own}
    lean = plainly.one_number(safe.rows, seats)

    def choose(record: Record) -> Record | None:
        if record.id not in kept:
            return None
        return plainly.told(lean(record))

    return chosen(safe, choose)


def _own(safe: View) -> list[Action]:
    """Give the family's own actions, the soonest first, as many as one page holds."""
    found: list[Action] = []
    room = _LINES
    for one in sorted(safe.rows.of(Action), key=soonest):
        owner = safe.rows.any(one.owner)
        if plainly.is_open(one) and isinstance(owner, Person | Group):
            said = len(plain(plainly.to_do(safe, one, safe.on)))
            lines = 1 + (said + len(owner.name)) // _LETTERS
            found += [one] if lines <= room else []
            room -= lines if lines <= room else 0
    return found


def compose(making: Making) -> Document:
    """Compose the page for the fridge; nothing on it says why anybody helps the family."""
    view = making.view
    blocks: list[Block] = [Heading(1, say("What we do next"))]
    actions = sorted(view.rows.of(Action), key=soonest)
    said = tuple(plainly.to_do(view, one, making.on) for one in actions)
    if len(said) <= _FEW and sum(len(plain(one)) for one in said) <= _FEW_LETTERS:
        blocks += [Para(one, "big") for one in said]
    else:
        blocks.append(Bullets(said))
    if not said:
        blocks.append(WritingLines(say("We write it here"), 6))
    blocks += [
        Keep((Heading(2, say("When we meet")), *plainly.next_time(view, where=False))),
        Keep((Heading(2, say("Who to ring")), *_ring(view))),
    ]
    return Document(
        title=say("What we do next"),
        language="en-GB",
        header_left=say("For the fridge"),
        header_right=say("Copy for {who}.", who=view.reader.addressed),
        footer_left="",
        footer_right=making.code,
        blocks=tuple(blocks),
        large=True,
    )


def _ring(view: View) -> tuple[Block, ...]:
    found = [plainly.reach(view, seat) for seat in view.rows.of(Involvement)]
    if not found:
        return (WritingLines(say("Name and number"), 2),)
    name, phone = found[0]
    return (Strip((name, phone)),) if phone else (Para(name), WritingLines(say("Number"), 1))


KIND: Final = PackKind(
    key="fridge_copy",
    name=mark("Page for the fridge"),
    what_for=mark("One page to hang up: who does what, when we meet, who to ring."),
    compose=compose,
    suits=for_family,
    carries=_CARRIES,
    picks=picks,
    beside=False,
)
