"""One line of the health page, and the topics they stand under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from familyplan.words import mark

State = Literal["good", "attention", "unknown"]

TOPICS: Final = {
    "store": mark("This store"),
    "backups": mark("Backups"),
    "keys": mark("Ways in"),
    "policy": mark("What your organisation has set"),
    "computer": mark("This computer"),
    "program": mark("The program"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact about how things stand, whether it is well, and what to do if it is not.

    `state` is "unknown" for what cannot be seen from here. `topic` is a key of TOPICS.
    """

    words: str
    state: State
    what_to_do: str = ""
    topic: str = "store"
