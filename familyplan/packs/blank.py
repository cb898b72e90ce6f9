"""Blank paper versions of the screen's pages: labels, help, boxes to tick and lines to write on.

Nothing of any family stands on them, so nobody needs to be asked and nothing is written down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.model import Kind, declarations, noun_of, nouns
from familyplan.model.vocabulary import choices
from familyplan.packs.blank_fields import FIELDS, PAGES, Rows
from familyplan.packs.document import (
    Document,
    Facts,
    Heading,
    Keep,
    Para,
    RatingBoxes,
    Table,
    WritingLines,
)
from familyplan.packs.said import WHY_NOT
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Declaration
    from familyplan.packs.document import Block
    from familyplan.packs.wording import Wording

__all__ = ["blank_page"]

BOX: Final = "\N{BALLOT BOX}"
_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
_SHORT: Final = 40
_TICKED: Final = 14  # choices, at most; a longer list is written out by hand
_LINES: Final = {Kind.LONG_TEXT: 4, Kind.TEXTS: 2, Kind.REFS: 2}
# Columns that need more room than the others, as shares of the page.
_WIDE: Final = frozenset({Kind.LONG_TEXT})
_LONG_COLUMNS: Final = frozenset({"what", "will_do", "update", "then", "if_", "comment"})


def blank_page(key: str, wording: Wording) -> Document:
    """Give the page of this key, with nothing on it but what to write where.

    Raises:
        Refused: there is no page of this key.

    """
    if key not in PAGES:
        known = ", ".join(PAGES)
        raise Refused(
            say("There is no blank page “{key}”. There are: {known}.", key=key, known=known)
        )
    page = PAGES[key]
    name = say(page.name)
    blocks: list[Block] = [
        Heading(1, name),
        Para(say(page.what_for), "lead"),
        Para(say("Leave empty what you do not know. Nobody has to answer everything."), "soft"),
        WritingLines(say("Which family"), 1),
        WritingLines(say("Written by, on which day"), 1),
    ]
    several = sum(isinstance(part, str) for part in page.parts) > 1
    for part in page.parts:
        blocks += _rows(part) if isinstance(part, Rows) else _fields(part, titled=several)
    return Document(
        title=say("Blank page: {name}", name=name),
        language="en-GB",
        header_left=name,
        header_right=wording.partnership,
        footer_left=say("Private as soon as somebody has written on it."),
        footer_right="",
        blocks=tuple(blocks),
    )


def _fields(kind: str, *, titled: bool) -> Iterator[Block]:
    """Give the fields of one record, group by group, as its form has them."""
    declared = declarations(nouns()[kind])
    if titled:
        one = say(noun_of(nouns()[kind]).one)
        yield Heading(2, one[:1].upper() + one[1:])
    for heading, names in FIELDS[kind]:
        if heading:
            yield Heading(3 if titled else 2, say(heading))
        for name in names:
            yield _field(declared[name])


def _field(declared: Declaration) -> Block:
    label = say(declared.label)
    block = _to_tick(label, declared) or _to_write(label, declared)
    if not declared.help:
        return block
    return Keep((block, Para(say(declared.help), "soft")))


def _to_write(label: str, declared: Declaration) -> Block:
    if declared.kind is Kind.SCORE:
        return RatingBoxes(label)
    return WritingLines(label, _LINES.get(declared.kind, 1))


def _to_tick(label: str, declared: Declaration) -> Block | None:
    """Give boxes to tick for a choice, None for what is written out."""
    offered = list(choices(declared.choices).values()) if declared.choices else []
    if declared.kind is Kind.FLAG:
        offered = [say("Yes")]
    if declared.kind is Kind.ANSWER and offered:
        offered += [say(words) for words in WHY_NOT.values()]
    if not offered or len(offered) > _TICKED:
        return None
    if declared.open_choice:
        offered.append(say("Something else: {space}", space="_" * 24))
    return Facts(((label, "   ".join(_beside_its_box(words) for words in offered)),))


def _beside_its_box(words: str) -> str:
    """Give a choice after its box; a short one never parts over two lines."""
    said = f"{BOX} {words}"
    if len(said) <= _SHORT:
        return said.replace(" ", _HARD_SPACE)
    return said.replace(" ", _HARD_SPACE, 1)


def _rows(rows: Rows) -> Iterator[Block]:
    declared = declarations(nouns()[rows.kind])
    head = tuple(say(declared[name].label) for name in rows.columns)
    widths = tuple(
        2.0 if declared[name].kind in _WIDE or name in _LONG_COLUMNS else 1.0
        for name in rows.columns
    )
    empty = ("",) * len(head)
    table = Table(head, (empty,) * rows.lines, widths)
    choosing = [name for name in rows.columns if 0 < len(_choices(declared[name])) <= _TICKED]
    offered = tuple(
        (say(declared[name].label), " · ".join(_choices(declared[name]))) for name in choosing
    )
    chosen: tuple[Block, ...] = ()
    if offered:
        chosen = (Para(say("What there is to choose from:"), "soft"), Facts(offered))
    yield Keep((Heading(2, say(rows.title)), *chosen, table))


def _choices(declared: Declaration) -> list[str]:
    return list(choices(declared.choices).values()) if declared.choices else []
