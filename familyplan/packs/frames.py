"""Frames on paper: a space to draw in, and a card to cut out and fold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.document import Text

__all__ = ["Card", "DrawingSpace"]


@dataclass(frozen=True, slots=True)
class DrawingSpace:
    """A label and an empty frame below it to draw or write in.

    It is `height` points high, or as high as there is room for on the page where it stands.
    """

    label: str
    height: float = 620.0

    @property
    def alt(self) -> str:
        """What the frame says to whoever cannot see it."""
        return say("An empty box to draw or write in.")


@dataclass(frozen=True, slots=True)
class Card:
    """The two sides of a card to cut out and fold, of the size of a bank card when folded.

    The first line of each side is strong. A side with more words than a card holds makes the card
    longer, never shorter of words.
    """

    left: tuple[Text, ...]
    right: tuple[Text, ...]

    @property
    def lines(self) -> tuple[Text, ...]:
        """Everything on the card, the left side first."""
        return self.left + self.right
