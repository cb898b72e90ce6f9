"""A document as plain text: in reading order, wrapped, sensible when it is read aloud."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from familyplan.packs import document as doc
from familyplan.packs.document import Span, clean, plain
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.document import Document, Text

__all__ = ["plain_text", "text_file"]

_WIDE: Final = 72
_RULES: Final = {1: "=", 2: "-"}
_HAND: Final = "_" * 20
_MARK: Final = "\ufeff"


def text_file(document: Document) -> bytes:
    """Give a document as a text file in UTF-8.

    It begins with the mark of UTF-8 and its lines end as Windows ends them: older programs there
    take a file without the mark for their own character set and spoil every name with an accent,
    and no program that people here open text with stumbles over either.
    """
    return (_MARK + plain_text(document)).replace("\n", "\r\n").encode()


def plain_text(document: Document) -> str:
    """Give a document as plain text, at most 72 letters a line but for words that are longer."""
    head = [_wrapped(document.header_right)] if plain(document.header_right) else []
    foot = [plain(document.footer_left)]
    if plain(document.footer_right):
        foot.append(say("Code on this copy: {code}", code=plain(document.footer_right)))
    pieces = [*head, *_blocks(document.blocks), "\n".join(_wrapped(one) for one in foot if one)]
    return "\n\n".join(piece for piece in pieces if piece.strip()) + "\n"


def _blocks(blocks: tuple[doc.Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case doc.Keep(inner):
                yield from _blocks(inner)
            case doc.Beside(left, right):
                yield from _blocks(left + right)
            case doc.Table():
                yield from _table(block)
            case doc.NewPage():
                pass
            case _:
                yield _piece(block)


def _piece(block: doc.Block) -> str:  # noqa: PLR0911 - one way for each block
    match block:
        case doc.Heading(level, text):
            return _headed(text, level)
        case doc.Para(text):
            return _wrapped(text)
        case doc.Facts(pairs):
            return "\n".join(_labelled(label, value) for label, value in pairs)
        case doc.Bullets(items):
            return "\n".join(_wrapped(one, "- ", "  ") for one in items if plain(one))
        case doc.Strip(lines) | doc.Card(lines=lines):
            return "\n".join(_wrapped(one, "  ", "  ") for one in lines if plain(one))
        case doc.Picture(alt=alt) | doc.Logo(alt=alt):
            return _labelled(say("Picture"), alt)
        case doc.WritingLines(label):
            return "\n".join([_wrapped(label), _HAND])
        case doc.RatingBoxes(label):
            numbers = "  ".join(str(number) for number in range(11))
            return "\n".join([_wrapped(label), _wrapped(block.alt), numbers])
        case doc.DrawingSpace(label):
            return "\n".join([_wrapped(label), _wrapped(block.alt)])
        case _:
            return ""


def _headed(text: Text, level: int) -> str:
    lines = _wrapped(text).split("\n")
    rule = _RULES.get(level, "")
    return "\n".join([*lines, rule * max(map(len, lines))] if rule else lines)


def _table(table: doc.Table) -> Iterator[str]:
    """Give each row as lines with the column's head before each value.

    So a row read aloud can be understood by itself. A column without any value is there to be
    filled in.
    """
    if plain(table.caption):
        yield _wrapped(table.caption)
    columns = zip(*table.rows, strict=True) if table.rows else ((),) * len(table.head)
    open_ones = [not any(plain(text) for text in column) for column in columns]
    for row in table.rows[:1] if all(open_ones) else table.rows:
        cells = [_HAND if room else text for text, room in zip(row, open_ones, strict=True)]
        pairs = [pair for pair in zip(table.head, cells, strict=True) if plain(pair[1])]
        yield "\n".join(_labelled(label, value) for label, value in pairs)


def _labelled(label: str, value: Text) -> str:
    said = plain(label)
    spans = (Span(value),) if isinstance(value, str) else value
    return _wrapped((Span(f"{said}: " if said else ""), *spans), "", "  ")


def _wrapped(text: Text, first: str = "", later: str = "") -> str:
    """Break a text into lines at its spaces; its own line breaks stay."""
    spans = (Span(text),) if isinstance(text, str) else text
    whole = "".join(clean(span.text) for span in spans).strip()
    lines: list[str] = []
    for line in whole.split("\n"):
        start = later if lines else first
        lines += textwrap.wrap(
            line,
            _WIDE,
            initial_indent=start,
            subsequent_indent=later,
            # A web address or a double name cut in two is no longer the same.
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines).rstrip()
