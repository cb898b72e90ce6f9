"""The family's own list of who got which copy of their record, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Disclosure
from familyplan.packs.document import Document, Heading, Para, Table
from familyplan.packs.family_copy import for_family
from familyplan.packs.given import Given
from familyplan.packs.holding import NAMED, about
from familyplan.packs.kind import PackKind
from familyplan.packs.opening import letterhead
from familyplan.packs.said import naming
from familyplan.sharing.grounds import decided_for
from familyplan.words import mark, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose", "given"]

_KEY: Final = "given_list"
# That somebody asked to see what is kept about them is nobody else's business.
_ONLY_OWN: Final = frozenset({"whole_record", _KEY})
_WAYS: Final = {
    "print": mark("on paper"),
    "e-mail": mark("by e-mail"),
    "usb": mark("on a memory stick"),
    "file": mark("as a file"),
}


def given(
    rows: Rows, view: View, asked: Asked, names: Mapping[str, str] | None = None
) -> tuple[Given, ...]:
    """Give what left of a family's record, oldest first, as far as a View's reader may know of it.

    `rows` hold the disclosures, `view` is everything the reader may see, `names` the name of each
    kind of copy, marked for `say`. A copy for somebody who
    is not in it is left out, and so is one that was shared without the family being told.
    """
    return tuple(
        Given(
            one.reader, one.made_at.date(), (names or {}).get(one.kind, ""), one.channel, one.code
        )
        for one in sorted(rows.of(Disclosure), key=lambda one: (str(one.made_at or ""), one.id))
        if one.made_at is not None
        and one.stage == "made"
        and _in_span(one.made_at.date(), asked)
        and _may_know(rows, view, one)
    )


def _in_span(day: date, asked: Asked) -> bool:
    return (asked.since is None or day >= asked.since) and (
        asked.until is None or day <= asked.until
    )


def _may_know(rows: Rows, view: View, one: Disclosure) -> bool:
    if one.reader == view.reader.id:
        return True
    if one.kind in _ONLY_OWN or not naming(view.rows, one.reader)[0]:
        return False
    return all(
        decision.family_told is not None and decision.family_told.value == "yes"
        for decision in decided_for(rows, one)
    )


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose whoever a copy was for, and nothing else of the record."""
    return about(view, NAMED, {one.reader for one in given(rows, view, asked)})


def compose(making: Making) -> Document:
    """Compose the list for somebody of the family."""
    title = say("Who got copies")
    blocks: list[Block] = [
        *letterhead(making),
        Heading(1, title),
        Para(say("Copies of your record that were made, for whom and when."), "lead"),
        *_list(making),
        Para(
            say(
                "A copy for somebody whose name is kept back from you is not in this list. Ask "
                "your lead practitioner, or the Information Commissioner's Office, if you want to "
                "know more."
            )
        ),
        Heading(2, say("If you want something changed")),
        Para(say("You can change your mind about who may know what. Say so at any time.")),
        Para(making.wording.statement("put_right")),
    ]
    return Document(
        title=title,
        language="en-GB",
        header_left=title,
        header_right=say("Copy for {who}. Private.", who=making.view.reader.addressed),
        footer_left=say("You can change your mind."),
        footer_right=making.code,
        blocks=tuple(blocks),
        large=True,
    )


def _list(making: Making) -> tuple[Block, ...]:
    if not making.given:
        return (Para(say("No copy has been made yet.")),)
    rows = tuple(_row(making, one) for one in making.given)
    head = (say("When"), say("Who got it"), say("What it was"), say("Code on it"))
    return (Table(head, rows, (22, 38, 27, 13)),)


def _row(making: Making, one: Given) -> tuple[Text, ...]:
    name, rest = naming(making.view.rows, one.reader)
    if not name:
        name = making.view.reader.name
    way = _WAYS.get(one.channel)
    what = say(one.kind) if one.kind else say("A copy")
    return (
        long_date(one.on),
        f"{name}, {rest}" if rest else name,
        say("{what}, {how}", what=what, how=say(way)) if way else what,
        one.code,
    )


KIND: Final = PackKind(
    key=_KEY,
    name=mark("Who got copies"),
    what_for=mark("The family's own list of who got what and when."),
    compose=compose,
    suits=for_family,
    carries=NAMED,
    picks=picks,
    beside=False,
)
