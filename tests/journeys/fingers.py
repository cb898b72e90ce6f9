"""How fields of a page are filled in, by accessible name alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.reading import ScreenReader


Said = str | bool | Sequence[str]
Fields = Mapping[str, Said]

# A field that stands in a group that is closed at first, and the heading that opens the group.
BEHIND = {
    "Not born yet": "Not born yet, or has died",
    "Expected, or how far along": "Not born yet, or has died",
    "Sex": "More about who they are",
    "Disability or SEND": "Health and needs",
    "Health, as it stands now": "Health and needs",
    "Must not see this": "Views, and what is kept back",
    "What was tried before": "What this rests on",
    "What this understanding rests on": "What this rests on",
    "How it ended": "How this help ended",
    "To": "How this help ended",
    "About the ending": "How this help ended",
    "About": "Whose words, and how sure",
    "How sure": "Whose words, and how sure",
    "Rated on": "How it is rated",
    "Better is": "How it is rated",
    "Also part of": "Where it belongs",
    "Kind of information": "Where it belongs",
    "Where it belongs": "Which area, and from where",
    "How it was made": "How it came about",
    "Assessment tool used": "How it came about",
    "Assessment": "More about this score",
}
SOON = 0.4


class Fingers:
    """Two hands on the keyboard, at the pages of one family."""

    def __init__(self, reader: ScreenReader) -> None:
        """Begin with the program open at the list of families."""
        self.reader = reader
        self._tab = ""
        self._homes = False

    def fill(self, fields: Fields) -> None:
        """Write into each named field, opening its group where that is closed."""
        for name, said in fields.items():
            if name in BEHIND:
                self.reader.unfold(name, BEHIND[name])
            if isinstance(said, bool):
                self.reader.tick(name, on=said)
            else:
                self.reader.fill(name, said if isinstance(said, str) else ", ".join(said))

    def go(self, tab: str) -> None:
        """Go to one of the family's tabs."""
        if self._tab != tab:
            self.reader.press(tab, "radio button")
            self._tab = tab

    def team(self) -> None:
        """Go to the team."""
        self.go("People & team")
        self.reader.press("Team", "radio button")

    def row(self, name: str, within: str) -> None:
        """Choose a row of the list at the left."""
        self.reader.go_to_row(name, within)
