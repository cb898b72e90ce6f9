"""Blocks turned into items on the page, each with its element in the structure tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.packs import document as doc
from familyplan.packs.document import Text, plain
from familyplan.packs.logo import pixels
from familyplan.packs.render.figure import Figure
from familyplan.packs.render.flow import Break, Item, Stack, TextItem
from familyplan.packs.render.forms import Columns, Panel, Ratings, Ruled
from familyplan.packs.render.frames import FoldedCard, Frame
from familyplan.packs.render.ink import Type, type_for
from familyplan.packs.render.lines import Line, set_lines
from familyplan.packs.render.photo import Photo
from familyplan.packs.render.scripts import runs_of, tongue, turned
from familyplan.packs.render.tables import facts_items, table_items

if TYPE_CHECKING:
    from familyplan.packs.render.tree import Node

__all__ = ["Builder"]

_GUTTER: Final = 24.0
_INDENT: Final = 1.3  # of a bullet's text, in sizes
_LABELS: Final = 0.205
_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds items `width` points wide for a page `page` points high, below the element `root`."""

    root: Node
    width: float
    page: float
    large: bool

    def items(self, blocks: tuple[doc.Block, ...]) -> list[Item]:
        """Give the items of all blocks in order."""
        items: list[Item] = []
        before: doc.Block | None = None
        for block in blocks:
            made = self._block(block)
            if made and isinstance(before, doc.Para) and before.style == "eyebrow":
                made[0].before = 0.0
            items += made
            before = block
        return items

    def _block(self, block: doc.Block) -> list[Item]:  # noqa: PLR0911, PLR0912, C901 - one way for each block
        match block:
            case doc.Heading(level, text):
                return self._heading(level, text)
            case doc.Para(text, style, language):
                look = self._type(style)
                made = self.text(text, look, self.root, "P", language=language)
                for item in made:
                    item.keeps_next = style == "eyebrow"
                return made
            case doc.Facts():
                return facts_items(block, self.root, self.width, large=self.large)
            case doc.Bullets(items):
                return self._bullets(items)
            case doc.Table():
                return table_items(block, self.root, self.width, large=self.large)
            case doc.Picture(drawing, alt):
                node = self.root.add("Figure", alt=plain(alt))
                return [Figure(node, drawing, self.width, self.page)]
            case doc.Logo(data, alt, most):
                figure = self.root.add("Figure", alt=plain(alt))
                return [Photo(figure, pixels(data), self.width, most)]
            case doc.Strip(lines):
                return self._strip(lines)
            case doc.WritingLines():
                return [self._writing(block)]
            case doc.RatingBoxes():
                return [self._ratings(block)]
            case doc.DrawingSpace(label, height):
                return [self._frame(label, height, block.alt)]
            case doc.Card(left, right):
                return [self._card(left, right)]
            case doc.Keep(blocks):
                return [Stack(self.items(blocks))]
            case doc.Beside(left, right):
                return self._beside(left, right)
            case doc.NewPage():
                return [Break()]

    def _type(self, kind: str) -> Type:
        return type_for(kind, large=self.large)

    def _lines(self, text: Text, look: Type, width: float, base: int) -> list[Line]:
        return set_lines(runs_of(text, look.weight, base=base), look.size, width, base=base)

    def text(
        self, text: Text, look: Type, parent: Node, tag: str, *, language: str = ""
    ) -> list[Item]:
        """Give the lines of one element, or nothing for a text without words."""
        if not plain(text):
            return []
        language, base = tongue(text, language)
        lines = self._lines(text, look, self.width, base)
        node = parent.add(tag, actual=turned(text), language=language)
        return [TextItem(node, lines, look, self.width, base, before=look.before)]

    def _heading(self, level: int, text: Text) -> list[Item]:
        look = self._type(f"h{level}")
        items = self.text(text, look, self.root, f"H{level}")
        for item in items:
            item.keeps_next = True
            if isinstance(item, TextItem):
                item.bookmark = (level, plain(text))
        return items

    def _bullets(self, texts: tuple[Text, ...]) -> list[Item]:
        texts = tuple(text for text in texts if plain(text))
        if not texts:
            return []
        look = self._type("body")
        top = self.root.add("L", attributes="<< /O /List /ListNumbering /Disc >>")
        indent = look.size * _INDENT
        (bullet,) = set_lines(runs_of(_BULLET), look.size, indent)
        items: list[Item] = []
        for text in texts:
            entry = top.add("LI")
            mark = (entry.add("Lbl"), bullet)
            language, base = tongue(text)
            lines = self._lines(text, look, self.width - indent, base)
            node = entry.add("LBody", actual=turned(text), language=language)
            body = TextItem(node, lines, look, self.width - indent, base)
            body.before = look.before if not items else look.before * 0.6
            body.indent, body.mark = indent, mark
            items.append(body)
        return items

    def _strip(self, texts: tuple[Text, ...]) -> list[Item]:
        strong, body = self._type("strong"), self._type("body")
        shown = [text for text in texts if plain(text)]
        if not shown:
            return []
        inner = self._inner(self.width - 2 * Panel.pad)
        items: list[Item] = []
        for text in shown:
            look = strong if text is shown[0] else body
            items += [*inner.text(text, look, self.root, "P")]
        for item in items:
            item.before = 1.0
        panel = Panel(items, self.width)
        return [panel] if panel.height <= self.page / 2 else items

    def _inner(self, width: float) -> Builder:
        return Builder(self.root, width, self.page, self.large)

    def _label(self, text: str, width: float) -> TextItem:
        look = self._type("body")
        language, base = tongue(text)
        lines = self._lines(text, look, width, base)
        node = self.root.add("P", actual=turned(text), language=language)
        return TextItem(node, lines if plain(text) else [], look, width, base)

    def _writing(self, block: doc.WritingLines) -> Item:
        if self.large:
            return Ruled(self._label(block.label, self.width), block.count, self.width, 0.0)
        labels = self.width * _LABELS
        return Ruled(self._label(block.label, labels - 8), block.count, self.width, labels)

    def _ratings(self, block: doc.RatingBoxes) -> Item:
        labels = self.width * _LABELS
        label = self._label(block.label, labels - 8)
        look = self._type("soft")
        ends = [
            set_lines(runs_of(end), look.size, self.width / 3) if plain(end) else []
            for end in (block.low, block.high)
        ]
        node = self.root.add("Figure", alt=plain(block.alt))
        size = self._type("lead")
        numbers = [set_lines(runs_of(str(n)), size.size, self.width)[0] for n in range(11)]
        return Ratings(label, node, numbers, ends, (size, look), (labels, self.width))

    def _frame(self, label: str, height: float, alt: str) -> Item:
        above = self._label(label, self.width)
        node = self.root.add("Figure", alt=plain(alt))
        return Frame(above, node, self.width, min(height, self.page - above.height - Frame.gap))

    def _card(self, left: tuple[Text, ...], right: tuple[Text, ...]) -> Item:
        sides = [self._side(texts) for texts in (left, right)]
        return FoldedCard(sides[0], sides[1])

    def _side(self, texts: tuple[Text, ...]) -> Stack:
        small = Builder(self.root, FoldedCard.side - 2 * FoldedCard.pad, self.page, large=False)
        items: list[Item] = []
        for at, text in enumerate(texts):
            look = type_for("cell" if at else "strong", large=False)
            items += small.text(text, look, self.root, "P")
        for item in items[1:]:
            item.before = 3.0
        return Stack(items)

    def _beside(self, left: tuple[doc.Block, ...], right: tuple[doc.Block, ...]) -> list[Item]:
        inner = self._inner((self.width - _GUTTER) / 2)
        columns = Columns(Stack(inner.items(left)), Stack(inner.items(right)), self.width, _GUTTER)
        return [columns]
