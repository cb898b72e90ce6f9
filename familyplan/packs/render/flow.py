"""Items that take room on a page, and how they are placed on pages one after the other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.packs.render.pen import Bookmark, Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.packs.render.ink import Type
    from familyplan.packs.render.lines import Line
    from familyplan.packs.render.tree import Node

__all__ = ["Break", "Item", "Page", "Placed", "Stack", "TextItem", "paginate"]

_SLACK: Final = 0.01


class Item(ABC):
    """Something with a height that can be drawn, and perhaps split between pages.

    `before` is the space above it unless it starts a page; `keeps_next` ties it to what follows;
    `repeat` is drawn again on each page it continues on.
    """

    before: float = 0.0
    keeps_next: bool = False
    repeat: Item | None = None

    @property
    @abstractmethod
    def height(self) -> float:
        """How much room it takes without the space above it."""

    @property
    def least(self) -> float:
        """The room it needs to begin on a page."""
        return self.height

    def split(self, _room: float) -> tuple[Item, Item | None] | None:
        """Give a first part that fits into `room` and the rest, or None if it cannot be split.

        A rest of None means that the first part says it all.
        """
        return None

    def parts(self) -> Sequence[Item]:
        """Give the items inside, for one too high for any page; itself if it is not made of any."""
        return [self]

    @abstractmethod
    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner at (x, y)."""


class Break(Item):
    """The end of a page."""

    height = 0.0

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw nothing: there is nothing to see of the end of a page."""


@dataclass
class TextItem(Item):
    """Lines of one element; `mark` is what stands before the first (a bullet), in its element."""

    node: Node
    lines: list[Line]
    look: Type
    width: float
    base: int = 0
    before: float = 0.0
    indent: float = 0.0
    keeps_next: bool = False
    mark: tuple[Node, Line] | None = None
    bookmark: tuple[int, str] | None = None
    repeat: Item | None = None

    @property
    def height(self) -> float:
        """All lines."""
        return len(self.lines) * self.look.leading

    @property
    def least(self) -> float:
        """Two lines, so that none stands alone at the foot of a page."""
        return min(2, len(self.lines)) * self.look.leading

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Split between lines, two at least on each side."""
        fit = min(int((room + _SLACK) / self.look.leading), len(self.lines) - 2)
        if fit < 2:  # noqa: PLR2004 - a line alone is what must not be
            return None
        head = TextItem(**{**self.__dict__, "lines": self.lines[:fit], "keeps_next": False})
        rest = {"lines": self.lines[fit:], "mark": None, "bookmark": None, "before": 0.0}
        return head, TextItem(**{**self.__dict__, **rest})

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the lines; one that goes leftward ends at the right margin."""
        if self.bookmark:
            pen.bookmarks.append(Bookmark(*self.bookmark, pen.page, y))
        baseline = y + first_baseline(self.look)
        if self.mark:
            node, sign = self.mark
            at = x + self.width + self.indent - sign.width if self.base else x
            with pen.content(node):
                pen.text(sign, self.look, at, baseline)
        left = x if self.base else x + self.indent
        with pen.content(self.node):
            draw_lines(pen, self.lines, self.look, (left, baseline, self.width), base=self.base)


def first_baseline(look: Type) -> float:
    """Give how far below the top of its line a text's baseline is."""
    return (look.leading - look.size) / 2 + look.size * 0.8


def draw_lines(
    pen: Pen,
    lines: list[Line],
    look: Type,
    place: tuple[float, float, float],
    *,
    base: int = 0,
) -> None:
    """Draw lines from `place`: left edge, first baseline and width."""
    x, baseline, width = place
    for line in lines:
        whole = sum(piece.width for piece in line.pieces)
        pen.text(line, look, x + width - whole if base else x, baseline, base=base)
        baseline += look.leading


@dataclass
class Stack(Item):
    """Items that stay together."""

    items: list[Item]
    before: float = 0.0
    keeps_next: bool = False

    def __post_init__(self) -> None:
        """Take the space above from the first item, the tie from the last."""
        if self.items:
            self.before = self.items[0].before
            self.keeps_next = self.items[-1].keeps_next

    @property
    def height(self) -> float:
        """All items with the spaces between them."""
        return sum(i.height for i in self.items) + sum(i.before for i in self.items[1:])

    def parts(self) -> Sequence[Item]:
        """Give the items one by one."""
        return self.items

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw one below the other."""
        for index, item in enumerate(self.items):
            y += item.before if index else 0.0
            item.draw(pen, x, y)
            y += item.height


@dataclass(frozen=True, slots=True)
class Placed:
    """An item at its height on a page; `again` marks a repeated head."""

    item: Item
    y: float
    again: bool = False


Page = list[Placed]


@dataclass
class _Pages:
    """Pages filling up, from `top` to `bottom`."""

    top: float
    bottom: float
    pages: list[Page] = field(default_factory=lambda: [[]])
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def fresh(self) -> bool:
        return not self.pages[-1]

    def turn(self) -> None:
        self.pages.append([])
        self.y = self.top

    def place(self, item: Item, *, room_for: float) -> None:
        """Put an item down; turn the page first if there is no room for its beginning."""
        gap = 0.0 if self.fresh else item.before
        if not self.fresh and self.y + gap + room_for > self.bottom + _SLACK:
            self.turn()
            gap = 0.0
        self._repeat(item)
        self.y += gap
        rest: Item | None = item
        while rest is not None:
            rest = self._put(rest)

    def _repeat(self, item: Item) -> None:
        # A head that is itself a third of a page would leave its rows no room.
        if self.fresh and item.repeat and item.repeat.height * 3 <= self.bottom - self.top:
            self.pages[-1].append(Placed(item.repeat, self.y, again=True))
            self.y += item.repeat.height

    def _put(self, item: Item) -> Item | None:
        room = self.bottom - self.y
        parts = None if item.height <= room + _SLACK else item.split(room)
        started = any(not placed.again for placed in self.pages[-1])
        if parts is None and item.height > room + _SLACK and started:
            self.turn()
            self._repeat(item)
            return item
        head, rest = parts or (item, None)
        self.pages[-1].append(Placed(head, self.y))
        self.y += head.height
        if rest is not None:
            self.turn()
            self._repeat(rest)
        return rest


def paginate(items: Sequence[Item], top: float, bottom: float) -> list[Page]:
    """Place items on pages between `top` and `bottom`; there is always at least one page."""
    pages = _Pages(top, bottom)
    flat = list(_flatten(items, bottom - top))
    for index, item in enumerate(flat):
        if isinstance(item, Break):
            if not pages.fresh:
                pages.turn()
            continue
        pages.place(item, room_for=_needed(flat, index, bottom - top))
    if pages.fresh and len(pages.pages) > 1:
        pages.pages.pop()
    return pages.pages


def _needed(flat: list[Item], index: int, page: float) -> float:
    """Give the room an item needs to begin, with those it is tied to."""
    room = 0.0
    for at in range(index, len(flat)):
        item = flat[at]
        room += item.before if at > index else 0.0
        if not item.keeps_next or at + 1 == len(flat):
            room += item.least
            break
        room += item.height
    return room if room <= page else flat[index].least


def _flatten(items: Sequence[Item], page: float) -> Iterator[Item]:
    for item in items:
        if item.height <= page or item.parts() == [item]:
            yield item
        else:
            yield from _flatten(item.parts(), page)
