"""Frames on the page: an empty box to draw in, and the outline of a card to cut out and fold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from familyplan.packs.render.flow import Item, Stack, TextItem
from familyplan.packs.render.ink import HIGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.render.pen import Pen
    from familyplan.packs.render.tree import Node

__all__ = ["FoldedCard", "Frame"]

_MM = 72 / 25.4


@dataclass
class Frame(Item):
    """A label, and an empty frame below it, as high as the page has room for."""

    label: TextItem
    node: Node
    width: float
    box: float
    before: float = 16.0
    gap: ClassVar[float] = 8.0
    least_box: ClassVar[float] = 160.0

    @property
    def height(self) -> float:
        """The label, the gap and the frame."""
        return self.label.height + self.gap + self.box

    @property
    def least(self) -> float:
        """The label and a frame that is still worth drawing in."""
        return self.label.height + self.gap + min(self.box, self.least_box)

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Give a lower frame where it is still worth drawing in."""
        if room < self.least:
            return None
        return replace(self, box=room - self.label.height - self.gap), None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the label, then the frame as a figure."""
        if self.label.lines:
            self.label.draw(pen, x, y)
        low = HIGH - y - self.height
        self.node.box = (x, low, x + self.width, low + self.box)
        with pen.content(self.node):
            pen.path(f"{x:.2f} {low:.2f} {self.width:.2f} {self.box:.2f} re", "line-strong")


@dataclass
class FoldedCard(Item):
    """Two sides of a card with its outline to cut along and the line to fold along.

    Each side has the size of a bank card (ISO/IEC 7810 ID-1: 85.60 mm by 53.98 mm) and is longer
    only where its words need more room.
    """

    left: Stack
    right: Stack
    before: float = 16.0
    side: ClassVar[float] = 85.60 * _MM
    least_height: ClassVar[float] = 53.98 * _MM
    pad: ClassVar[float] = 12.0

    @property
    def height(self) -> float:
        """The card, or its longer side."""
        longer = max(self.left.height, self.right.height) + 2 * self.pad
        return max(longer, self.least_height)

    def parts(self) -> Sequence[Item]:
        """Give the sides one below the other, for a card longer than a page."""
        return [self.left, self.right]

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the outline and the fold, then the words of the left side and of the right."""
        low, fold = HIGH - y - self.height, x + self.side
        with pen.artifact():
            pen.path(f"{x:.2f} {low:.2f} {2 * self.side:.2f} {self.height:.2f} re", "line-strong")
            pen.path(f"{fold:.2f} {low:.2f} m {fold:.2f} {HIGH - y:.2f} l", "line", dash=(4, 3))
        self.left.draw(pen, x + self.pad, y + self.pad)
        self.right.draw(pen, x + self.side + self.pad, y + self.pad)
