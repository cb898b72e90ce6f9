"""The recovery sheet on paper: its code, its slot as a square code, and where to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from familyplan.figures.shapes import Drawing, Rect
from familyplan.packs.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Keep,
    NewPage,
    Para,
    Picture,
    Span,
    Table,
    WritingLines,
)
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["SheetWords", "compose", "square_code"]

_SIDE: Final = 210.0
_QUIET: Final = 4  # ISO/IEC 18004 asks for four modules of white round a square code
_PIECE: Final = 8
_AT_ONCE: Final = 4


class SheetWords(NamedTuple):
    """What stands on a sheet: the store's name, the code's groups, the slot's text, the day."""

    store: str
    groups: tuple[str, ...]
    slot_text: str
    made: date


def compose(sheet: SheetWords) -> Document:
    """Lay a recovery sheet out: the first page is for people, the second for a damaged store."""
    return Document(
        title=say("Recovery sheet"),
        language="en-GB",
        header_left=say("Recovery sheet"),
        header_right=say("Secret: keep it sealed"),
        footer_left=say("Made {day}", day=long_date(sheet.made)),
        footer_right="",
        blocks=(*_first(sheet), NewPage(), *_second(sheet)),
        large=True,
    )


def square_code(text: str) -> Drawing:
    """Draw a text as a square code (QR); dark squares that lie side by side are one shape."""
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    one = _SIDE / (count + 2 * _QUIET)
    shapes = tuple(
        Rect((_QUIET + left) * one, (_QUIET + row) * one, wide * one, one, width=0.0, fill="text")
        for row in range(count)
        for left, wide in _dark(code.modules[row])
    )
    return Drawing(_SIDE, _SIDE, shapes, say("Square code"), (_alt(),))


def _dark(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Give where each run of dark squares of a row begins, and how long it is."""
    at = 0
    while at < len(row):
        start = at
        while at < len(row) and row[at]:
            at += 1
        if at > start:
            yield start, at - start
        at += 1


def _first(sheet: SheetWords) -> tuple[Block, ...]:
    return (
        Heading(1, say("Recovery sheet")),
        Para(
            say(
                "This sheet opens the store named below without its passphrase. Whoever has the "
                "sheet and the computer, or a backup of the store, can read everything in it."
            ),
            "lead",
        ),
        Facts(
            (
                (say("Store"), (Span(sheet.store, "strong"),)),
                (say("Made"), long_date(sheet.made)),
            )
        ),
        Heading(2, say("The code")),
        *(_code(sheet.groups, at) for at in range(0, len(sheet.groups), _AT_ONCE)),
        Para(
            say(
                "Capital or small letters, with or without spaces: all are fine. There is no "
                "letter O, I, L or U in it, so a round sign is always the digit 0."
            ),
            "soft",
        ),
        *_keeping(),
        WritingLines(say("Who has it, since when"), 2),
    )


def _keeping() -> tuple[Block, ...]:
    return (
        Heading(2, say("Where to keep it")),
        Bullets(
            (
                say("In a sealed envelope at the office, in a locked drawer or a safe."),
                say("Never with the laptop, not in its bag and not in the same car."),
                say("Not as a photo or a scan: a telephone sends copies elsewhere."),
                say("Write on the envelope whose store it is, and who may open it."),
            )
        ),
        Heading(2, say("When the passphrase is forgotten")),
        Bullets(
            (
                say("Start Family Plan, choose the store and then “I have a recovery sheet”."),
                say("Type the code. A new passphrase is asked for at once."),
                say("Make a new sheet if anybody else may have seen this one, and destroy it."),
            )
        ),
    )


def _code(groups: tuple[str, ...], at: int) -> Table:
    shown = groups[at : at + _AT_ONCE]
    return Table(
        head=tuple(say("Group {n}", n=at + number) for number in range(1, len(shown) + 1)),
        rows=(tuple((Span(group, "strong"),) for group in shown),),
    )


def _second(sheet: SheetWords) -> tuple[Block, ...]:
    pieces = [sheet.slot_text[at : at + _PIECE] for at in range(0, len(sheet.slot_text), _PIECE)]
    return (
        Keep(
            (
                Heading(2, say("If the keys file is damaged or lost as well")),
                Para(
                    say(
                        "The square code and the text below it are the same. With them and the "
                        "code above, a new keys file can be made for the store. Alone they open "
                        "nothing."
                    )
                ),
                Picture(square_code(sheet.slot_text), _alt()),
            )
        ),
        Para(" ".join(pieces), "soft"),
    )


def _alt() -> str:
    return say("A square code that holds the same letters as the text below it.")
