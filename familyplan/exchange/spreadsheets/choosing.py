"""How one sheet is to be understood: its headings, what each column means, how rows are grouped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from familyplan.exchange.spreadsheets import grouping, guessing
from familyplan.exchange.spreadsheets.fields import (
    JOINED,
    NOTE,
    OUT,
    Meaning,
    label,
    meaning,
    plain,
)
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.exchange.spreadsheets.tables import Sheet


@dataclass(slots=True)
class Choices:
    """How a sheet is understood: its row of headings, what each column means, the grouping."""

    sheet: Sheet
    heading: int
    columns: tuple[guessing.Column, ...]
    match: dict[int, Meaning]
    way: str
    guessed: dict[int, Meaning] = field(default_factory=dict)

    def problem(self) -> str:
        """Say why these columns cannot be brought in, "" where they can."""
        if not self.columns or not any(row.n > self.heading for row in self.sheet.rows):
            return say("There is no row below the headings.")
        meant = [one for one in self.match.values() if one.field not in {NOTE, OUT}]
        twice = next((o for o in meant if meant.count(o) > 1 and o.field not in JOINED), None)
        if twice is not None:
            return say("Two columns are both matched with “{field}”.", field=label(twice.field))
        if not any(o.field in grouping.NAMING for o in meant):
            return say("Say which column holds a name: of the family, or of people.")
        if self.way == grouping.REFERENCE and Meaning("family.reference") not in meant:
            return say("Say which column holds the family’s reference, or group rows otherwise.")
        return ""


def understood(sheet: Sheet, heading: int = 0, kept: Mapping[str, object] | None = None) -> Choices:
    """Guess how a sheet is to be understood; what was chosen for these headings before comes first.

    `heading` 0 looks for the row of headings.
    """
    heading = heading or guessing.heading_row(sheet)
    listed = guessing.columns(sheet, heading)
    guessed = guessing.guess(listed)
    match = dict(guessed)
    for column in listed:
        written = (kept or {}).get(plain(column.heading))
        found = meaning(written) if isinstance(written, str) else None
        match[column.at] = found or match[column.at]
    way = (kept or {}).get("")
    chosen = way if isinstance(way, str) and way in grouping.WAYS else grouping.way_for(match)
    return Choices(sheet, heading, listed, match, chosen, guessed)


def to_keep(choices: Choices) -> dict[str, str]:
    """Give what was chosen as it is remembered for these headings."""
    chosen = {plain(one.heading): str(choices.match[one.at]) for one in choices.columns}
    return {**chosen, "": choices.way}
