"""The whole record for the person it is about: what is kept and why, then their story by date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.model import AccessRequest, Disclosure
from familyplan.packs.document import Document, Heading, Para, Strip, Table
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.opening import letterhead
from familyplan.packs.record_entries import about_them, by_date, undated, workers
from familyplan.practice.access import open_requests, what_is_missing
from familyplan.sharing.access import (
    LEFT_OUT,
    RELATIVE,
    TOOK_OUT,
    UNDECIDED,
    AccessCase,
    record_of,
    review,
)
from familyplan.words import mark, say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("why", mark("What is kept about you, and why")),
    Part("you", mark("About you")),
    Part("workers", mark("Who works with you")),
    Part("story", mark("Your story")),
    Part("undated", mark("What has no date")),
    Part("left_out", mark("What was left out")),
    Part("rights", mark("Your rights")),
)
_WHY: Final = (
    mark(
        "It is kept so that help can be planned together with your family, so that everybody can"
        " see whether it helps, and so that people are safe."
    ),
    mark(
        "It was written down by the people who work with you, from what you told them and from"
        " what others told them. Where somebody's words are shown, it says whose words they are."
    ),
    mark(
        "It is kept for as long as the partnership's schedule says, and then it is erased. Your"
        " lead practitioner can tell you when that is."
    ),
    mark("No decision about you is made by a computer."),
)
_RIGHTS: Final = mark(
    "You can ask for something wrong to be put right, for something to be erased or no longer"
    " used, and you can say that you object to how it is used. You can add your own words beside"
    " anything in it."
)
_NOT_GIVEN: Final = mark(
    "Some of what is kept is about other people as much as about you, and they have a right to"
    " their own privacy. Somebody looked at each such place and weighed it up. If you think that"
    " something was left out which you should have, say so and it will be looked at again."
)


def instead(rows: Rows, reader: Reader, on: date, asked: Asked) -> View:
    """Give the record that was asked for, as it was decided.

    Raises:
        Refused: the request is not there, or this is not who asked.

    """
    request = rows.find(AccessRequest, asked.about)
    if request is None or request.person != reader.id:
        raise Refused(
            say("Choose the request first. A whole record goes only to the person it is about.")
        )
    return record_of(rows, request, on)


def not_ready(rows: Rows, asked: Asked, on: date) -> str:
    """Say why the record may not leave yet: something to write down first, or undecided places."""
    request = rows.find(AccessRequest, asked.about)
    if request is None:
        return ""
    missing = what_is_missing(request)
    left = sum(not one.decided for one in review(AccessCase(rows, request, on)))
    if missing or not left:
        return missing
    return say_many(
        "{n} place is still to be decided. Decide about it or leave it out, then the record can"
        " go.",
        "{n} places are still to be decided. Decide about them or leave them out, then the record"
        " can go.",
        left,
    )


def compose(making: Making) -> Document:
    """Compose the record from the View that `instead` gave."""
    view, day = making.view, long_date(making.on)
    blocks: list[Block] = [
        *letterhead(making),
        Heading(1, say("Your record")),
        Para(say("Made for {who} on {day}.", who=view.reader.name, day=day), "lead"),
    ]
    undecided = _count(view, UNDECIDED)
    if undecided:
        blocks.append(Strip((say("Not finished"), _still(undecided))))
    made = _makers(making)
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]()
    return Document(
        title=say("Your record"),
        language="en-GB",
        header_left=say("Your record"),
        header_right=say("Copy for {who}. Private.", who=view.reader.addressed),
        footer_left=day,
        footer_right=making.code,
        blocks=tuple(blocks),
    )


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view = making.view
    return {
        "why": lambda: _why(making),
        "you": lambda: about_them(view),
        "workers": lambda: workers(view),
        "story": lambda: by_date(view, making.lenses),
        "undated": lambda: undated(view, making.lenses),
        "left_out": lambda: _left_out(view),
        "rights": lambda: _rights(making),
    }


def _why(making: Making) -> tuple[Block, ...]:
    # The sample's words are about copies that somebody agreed to; this one nobody has to allow.
    own = making.wording.privacy.strip()
    copies = sorted(making.view.rows.of(Disclosure), key=lambda one: str(one.made_at or ""))
    if not copies:
        given: tuple[Block, ...] = (Para(say("No copy was given to anybody so far.")),)
    else:
        rows = tuple(
            (
                long_date(one.made_at.date()) if one.made_at else "",
                # A copy made by an older program left out the name and said nothing in its place.
                one.reader_name or say(RELATIVE),
                say(one.purpose) if one.purpose else "",
            )
            for one in copies
        )
        head = (say("When"), say("Who"), say("What for"))
        given = (
            Para(say("These copies were made from your family's record:")),
            Table(head, rows, (26, 40, 34)),
        )
    return (
        Heading(1, say("What is kept about you, and why")),
        *((Para(own),) if own else ()),
        *(Para(say(one)) for one in _WHY),
        Heading(2, say("Who was given copies")),
        *given,
    )


def _left_out(view: View) -> tuple[Block, ...]:
    took, left = _count(view, TOOK_OUT), _count(view, LEFT_OUT)
    if not took and not left:
        return ()
    counted = [
        say_many("Words were taken out in {n} place.", "Words were taken out in {n} places.", took)
        if took
        else "",
        say_many("{n} entry was left out.", "{n} entries were left out.", left) if left else "",
    ]
    return (
        Heading(1, say("What was left out")),
        Para(say(_NOT_GIVEN)),
        Para(" ".join(filter(None, counted))),
    )


def _rights(making: Making) -> tuple[Block, ...]:
    contact = making.wording.contact.strip()
    return (
        Heading(1, say("Your rights")),
        Para(say(_RIGHTS)),
        Para(making.wording.statement("put_right")),
        *((Para(contact),) if contact else ()),
        Para(making.wording.statement("this_copy"), "soft"),
    )


def _still(undecided: int) -> str:
    return say_many(
        "{n} place is still to be decided and is not in this copy. It cannot leave yet.",
        "{n} places are still to be decided and are not in this copy. It cannot leave yet.",
        undecided,
    )


def _count(view: View, key: str) -> int:
    return sum(one.reason_key == key for one in view.withheld)


def who_asked(reader: Reader, rows: Rows) -> bool:
    """Say whether a reader asked for their record and waits for it."""
    return any(one.person == reader.id for one in open_requests(rows))


KIND: Final = PackKind(
    key="whole_record",
    name=mark("Whole record"),
    what_for=mark("For somebody who asked for everything kept about them, after review."),
    compose=compose,
    parts=_PARTS,
    needs="access_request",
    suits=who_asked,
    instead=instead,
    not_ready=not_ready,
    beside=False,
)
