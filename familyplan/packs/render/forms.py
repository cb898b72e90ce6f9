"""Items beyond text: columns, tinted panels, lines to write on, boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from familyplan.packs.render.flow import Item, Stack, TextItem, draw_lines, first_baseline
from familyplan.packs.render.ink import HIGH, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.render.lines import Line
    from familyplan.packs.render.pen import Pen
    from familyplan.packs.render.tree import Node

__all__ = ["Columns", "Panel", "Ratings", "Ruled"]

_PITCH: Final = 25.0  # between lines to write on: 9 mm, wide enough for a hurried hand
_BOX: Final = 28.0
_MOST: Final = 0.4


@dataclass
class Columns(Item):
    """Two stacks side by side."""

    left: Stack
    right: Stack
    width: float
    gutter: float
    before: float = 0.0

    def __post_init__(self) -> None:
        """Take the larger space above, so that both begin on one line."""
        self.before = max(self.left.before, self.right.before)

    @property
    def height(self) -> float:
        """The longer column."""
        return max(self.left.height, self.right.height)

    def parts(self) -> Sequence[Item]:
        """Give the columns one below the other."""
        return [self.left, self.right]

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the left column whole, then the right."""
        self.left.draw(pen, x, y)
        self.right.draw(pen, x + (self.width + self.gutter) / 2, y)


@dataclass
class Panel(Item):
    """Items on a tint."""

    items: list[Item]
    width: float
    before: float = 14.0
    pad: ClassVar[float] = 14.0
    edge: ClassVar[float] = 9.0

    @property
    def height(self) -> float:
        """The items and the room round them."""
        return Stack(self.items).height + 2 * self.edge

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the tint, then the items."""
        with pen.artifact():
            pen.panel(x, y, self.width, self.height, fill="accent-soft")
        Stack(self.items).draw(pen, x + self.pad, y + self.edge)


@dataclass
class Ruled(Item):
    """A label, and lines to write on from `start` on; without a start they are below it."""

    label: TextItem
    count: int
    width: float
    start: float
    before: float = 16.0

    @property
    def _below(self) -> float:
        return 0.0 if self.start else self.label.height

    @property
    def height(self) -> float:
        """The lines, or the label if it is higher."""
        return max(self._below + self.count * _PITCH, self.label.height) + 2.0

    @property
    def least(self) -> float:
        """The label and three lines."""
        return min(self.height, max(self._below + 3 * _PITCH, self.label.height) + 2.0)

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Split between lines; where a good part of them fits, it is enough."""
        fit = int((room - 2.0 - self._below) / _PITCH)
        if not 0 < fit < self.count or self.label.height > room:
            return None
        head = replace(self, count=fit)
        if fit >= self.count * _MOST:
            return head, None
        label = replace(self.label, lines=[])
        return head, replace(self, label=label, count=self.count - fit, before=0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the label and rule the lines."""
        if self.label.lines:
            self.label.draw(pen, x, y)
        with pen.artifact():
            for index in range(1, self.count + 1):
                at = y + self._below + index * _PITCH
                pen.line(x + self.start, at, x + self.width, role="line-strong", width=0.7)


@dataclass
class Ratings(Item):
    """Boxes 0 to 10 beside their label; `ends` are the words below the first and the last."""

    label: TextItem
    node: Node
    numbers: list[Line]
    ends: list[list[Line]]
    looks: tuple[Type, Type]
    places: tuple[float, float]
    before: float = 16.0

    @property
    def height(self) -> float:
        """The boxes and the words below them, or the label if it is higher."""
        words = max(len(end) for end in self.ends) * self.looks[1].leading
        return max(_BOX + words + (2.0 if words else 0.0), self.label.height)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the label, then the boxes as one figure."""
        if self.label.lines:
            self.label.draw(pen, x, y + (_BOX - self.label.look.leading) / 2)
        start, whole = self.places
        left, wide = x + start, (whole - start) / len(self.numbers)
        self.node.box = (left, HIGH - y - self.height, x + whole, HIGH - y)
        look = self.looks[0]
        with pen.content(self.node):
            for index, number in enumerate(self.numbers):
                at = left + index * wide
                pen.path(f"{at:.2f} {HIGH - y - _BOX:.2f} {wide:.2f} {_BOX:.2f} re", "line-strong")
                baseline = y + (_BOX - look.leading) / 2 + first_baseline(look)
                pen.text(number, look, at + (wide - number.width) / 2, baseline)
            self._ends(pen, left, x + whole, y + _BOX + 2.0)

    def _ends(self, pen: Pen, left: float, right: float, y: float) -> None:
        look = self.looks[1]
        low, high = self.ends
        baseline = y + first_baseline(look)
        draw_lines(pen, low, look, (left, baseline, 0.0))
        for index, line in enumerate(high):
            pen.text(line, look, right - line.width, baseline + index * look.leading)
