"""How the command `import` understands a spreadsheet: its sheet, its columns, its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.exchange.spreadsheets import grouping, guessing
from familyplan.exchange.spreadsheets.choosing import Choices, understood
from familyplan.exchange.spreadsheets.fields import (
    LABELS,
    NOTE,
    OUT,
    Meaning,
    label,
    meaning,
    plain,
    seat_words,
)
from familyplan.exchange.spreadsheets.planning import read_book
from familyplan.session.bringing_in import remembered
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.exchange.spreadsheets.tables import Book, Sheet
    from familyplan.session import Session


class Wanted(NamedTuple):
    """What was asked for: the sheet's name, the row of headings, the grouping, the matches."""

    sheet: str
    heading: int
    way: str
    matches: tuple[str, ...]


def understood_sheet(session: Session, data: bytes, name: str, wanted: Wanted) -> Choices:
    """Read a spreadsheet and say how it is understood, with what was asked for in force.

    Raises:
        NotReadable: the file is no spreadsheet that can be read.
        Refused: there is no such sheet, column or field.

    """
    book = read_book(data, name)
    for line in book.told:
        tell(line)
    sheet = _sheet(book, wanted.sheet)
    choices = understood(sheet, wanted.heading)
    kept = remembered(session, guessing.signature(choices.columns))
    choices = understood(sheet, wanted.heading, kept)
    for one in wanted.matches:
        _match(choices, one)
    if wanted.way:
        choices.way = wanted.way
    elif wanted.matches and not kept:
        choices.way = grouping.way_for(choices.match)
    return choices


def _sheet(book: Book, name: str) -> Sheet:
    if name:
        for sheet in book.sheets:
            if plain(sheet.name) == plain(name):
                return sheet
        listed = ", ".join(f"“{sheet.name}”" for sheet in book.sheets)
        raise Refused(say("There is no such sheet. There are: {listed}.", listed=listed))
    filled = [sheet for sheet in book.sheets if sheet.rows and not sheet.hidden]
    if not filled:
        raise Refused(say("No sheet of the file has anything in it. Nothing was brought in."))
    if len(filled) > 1:
        others = ", ".join(f"“{sheet.name}”" for sheet in filled[1:])
        tell(say("The sheet “{name}” is taken, not {others}.", name=filled[0].name, others=others))
    return filled[0]


def _match(choices: Choices, asked: str) -> None:
    heading, _is, field = asked.rpartition("=")
    found = [one for one in choices.columns if plain(one.heading) == plain(heading)]
    if not found:
        raise Refused(say("No column is headed “{heading}”.", heading=heading))
    meant = meaning(field)
    if meant is None:
        raise Refused(
            say(
                "“{field}” is no field. There are: {listed}.",
                field=field,
                listed=", ".join([*LABELS, NOTE, OUT]),
            )
        )
    choices.match[found[0].at] = meant


def tell_columns(choices: Choices) -> None:
    """List the columns with what each is taken for, and how rows become families."""
    tell(say("Headings in row {n}. {way}.", n=choices.heading, way=grouping.told(choices.way)))
    for column in choices.columns:
        meant = choices.match[column.at]
        tell(f"  {column.heading} → {_words(meant)}  ({meant})")


def _words(meant: Meaning) -> str:
    words = label(meant.field)
    return f"{words}, {seat_words(meant.seat)}" if meant.seat else words
