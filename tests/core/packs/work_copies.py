"""Makes copies of one kind from a family's rows as the program does, and looks into them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from familyplan.model import (
    Agency,
    Family,
    Involvement,
    Kind,
    Meeting,
    Rows,
    Standing,
    declarations,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs.asked import Asked
from familyplan.packs.document import Heading, Keep, text_in_order
from familyplan.packs.kind import Making
from familyplan.packs.wording import Wording
from familyplan.sharing import reader_of, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Record
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import PackKind
    from familyplan.sharing import View

__all__ = [
    "TABLE",
    "TODAY",
    "copy_of",
    "held_by",
    "marked",
    "outline",
    "said_in",
    "unprinted",
]

_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS})
TODAY = date(2026, 12, 14)
# A team of one who leads, and may see everything that may leave at all.
TABLE: tuple[Record, ...] = (
    Family(id="f", scope="f", reference="FP-0001"),
    Agency(id="a", name="Family Help"),
    Involvement(id="lead", scope="f", agency="a", role="Support worker"),
    Standing(id="s", scope="f", role="lead", held_by="lead"),
    Meeting(id="m", scope="f", type="review", on=date(2026, 12, 9), held=True),
)


def held_by(kind: PackKind, rows: Rows, reader_id: str, asked: Asked, on: date = TODAY) -> View:
    """Give what a copy of this kind holds for a reader."""
    reader = reader_of(rows, reader_id)
    assert reader is not None
    return kind.held(rows, view(rows, reader, on), asked)


def copy_of(
    kind: PackKind, rows: Rows, reader_id: str, asked: Asked | None = None, on: date = TODAY
) -> Document:
    """Compose a copy of this kind for a reader."""
    wish = replace(asked or Asked(), kind=kind.key)
    shown = held_by(kind, rows, reader_id, wish, on)
    return kind.made(Making(shown, wish, on, Wording(partnership="Northside"), "K7Q2"))


def outline(document: Document) -> list[tuple[int, str]]:
    """Give the headings in their order, with their levels."""
    return [
        (one.level, str(one.text)) for one in _every(document.blocks) if isinstance(one, Heading)
    ]


def _every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from _every(block.blocks)
        else:
            yield block


def said_in(document: Document) -> str:
    """Give all the words of a document in one run."""
    return " ".join(text_in_order(document))


def unprinted(shown: View, document: Document) -> list[str]:
    """Name the texts that a View holds and its document does not print."""
    said = " ".join(said_in(document).split())
    return [
        f"{type(record).__name__}.{name}: {text}"
        for record in shown.records
        for name in declarations(type(record))
        for text in _texts(record, name)
        if " ".join(text.split()) not in said
    ]


def _texts(record: Record, name: str) -> tuple[str, ...]:
    declared = declarations(type(record))[name]
    value: Any = getattr(record, name)
    if declared.kind not in _TEXTS or not value:
        return ()
    texts = (value,) if isinstance(value, str) else tuple(value)
    if declared.choices:
        return tuple(spoken(declared.choices, one) for one in texts)
    return tuple(one for one in texts if one.strip())


def marked(rows: Rows) -> Rows:
    """Give rows whose every field of free text says something of its own: "zq17x"."""
    numbers = count(1)

    def mark(record: Record) -> Record:
        words: dict[str, Any] = {}
        for name, declared in declarations(type(record)).items():
            if declared.kind in _TEXTS and not declared.choices and not declared.refers:
                one = f"zq{next(numbers)}x"
                words[name] = (one,) if declared.kind is Kind.TEXTS else one
        return replace(record, **words)

    return Rows([mark(one) for one in rows])
