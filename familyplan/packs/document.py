"""A document as plain blocks, in reading order, before any page exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from familyplan.figures.shapes import Label
from familyplan.packs.clean import clean
from familyplan.packs.frames import Card, DrawingSpace
from familyplan.packs.languages import leftward
from familyplan.packs.logo import Logo
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.figures.shapes import Drawing

__all__ = [
    "Beside",
    "Block",
    "Bullets",
    "Card",
    "Document",
    "DrawingSpace",
    "Facts",
    "Heading",
    "Keep",
    "Logo",
    "NewPage",
    "Para",
    "Picture",
    "RatingBoxes",
    "Span",
    "Strip",
    "Table",
    "Text",
    "WritingLines",
    "clean",
    "every_text",
    "leaves",
    "plain",
    "text_in_order",
]

MAX_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner: plain, strong (a name), or soft (a date).

    `language` is the BCP 47 tag of its words, "" for the document's own language.
    """

    text: str
    manner: Literal["plain", "strong", "soft"] = "plain"
    language: str = ""


Text = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a part of the document, the next ones nest without a gap."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; "words" is for what a family said, "lead" opens, "big" is read from afar.

    An "eyebrow" is the soft line above a heading, and never parts from it. `language` is the
    BCP 47 tag of its words, "" for the document's own language.
    """

    text: Text
    style: Literal["body", "soft", "words", "big", "lead", "eyebrow"] = "body"
    language: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, one below the other."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of heads; `widths` are shares of the page's width, () for equal.

    `languages` are the BCP 47 tags of the columns' words, () for the document's own language
    throughout: two languages side by side are read pair by pair. A table whose first column is
    in a language written leftward stands with that column at the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    languages: tuple[str, ...] = ()

    @property
    def leftward(self) -> bool:
        """Whether the first column stands at the right."""
        return leftward((*self.languages, "")[0])

    def __post_init__(self) -> None:
        """Refuse a table whose rows differ in length."""
        if self.languages and len(self.languages) != len(self.head):
            raise ValueError("A table needs one language for each column, or none at all.")
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("Every row of a table needs as many cells as its head.")
        if self.widths and (len(self.widths) != len(self.head) or min(self.widths) <= 0):
            raise ValueError("A table needs one width above 0 for each column, or none at all.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and the sentence that says the same to whoever cannot see it."""

    drawing: Drawing
    alt: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines on a tinted panel; the first one is strong."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """A label and `count` empty lines to write on."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RatingBoxes:
    """A label and boxes 0 to 10 to tick; `low` and `high` say what the ends mean."""

    label: str
    low: str = ""
    high: str = ""

    @property
    def alt(self) -> str:
        """What the boxes say to whoever cannot see them."""
        ends = f" {self.low} – {self.high}" if self.low or self.high else ""
        return say("Boxes to tick, from 0 to 10.") + ends


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay on one page if a page can hold them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns read one after the other; below each other if they are longer than a page."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a new page."""


Block = (
    Heading
    | Para
    | Facts
    | Bullets
    | Table
    | Picture
    | Logo
    | Strip
    | WritingLines
    | RatingBoxes
    | DrawingSpace
    | Card
    | Keep
    | Beside
    | NewPage
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document for one reader.

    `title` and `language` (a BCP 47 tag such as "en-GB") go into the file's properties, so a title
    never names a person. The header and footer stand on each page; `footer_right` is the code
    that finds the disclosure. `large` sets the text for families: 14 pt instead of 11.
    """

    title: str
    language: str
    header_left: str
    header_right: str
    footer_left: str
    footer_right: str
    blocks: tuple[Block, ...]
    large: bool = False

    def __post_init__(self) -> None:
        """Refuse headings that skip a level, which a screen reader could not follow."""
        before = 0
        for block in leaves(self.blocks):
            if isinstance(block, Heading):
                if not 1 <= block.level <= min(before + 1, MAX_LEVEL):
                    raise ValueError(f"A heading of level {block.level} follows level {before}.")
                before = block.level


def plain(text: Text) -> str:
    """Give the words of a text without their manner, clean, each line break as a space."""
    spans = (Span(text),) if isinstance(text, str) else text
    return "".join(clean(span.text) for span in spans).replace("\n", " ").strip()


def text_in_order(document: Document) -> list[str]:
    """Give each piece of content in reading order: the words a screen reader will say.

    Headers, footers, page numbers, bullet signs and repeated table heads are not content. A
    picture counts as its alternative text.
    """
    said = (plain(text) for block in leaves(document.blocks) for text in _texts(block))
    return [text for text in said if text]


def every_text(document: Document) -> list[str]:
    """Give everything that is printed: the content, words in drawings, header and footer."""
    drawn = [
        plain(shape.text)
        for block in leaves(document.blocks)
        if isinstance(block, Picture)
        for shape in block.drawing.shapes
        if isinstance(shape, Label)
    ]
    header = (document.header_left, document.header_right)
    footer = (document.footer_left, document.footer_right)
    return [*text_in_order(document), *drawn, *(plain(text) for text in header + footer)]


def leaves(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give the blocks one by one, what holds others replaced by what it holds."""
    for block in blocks:
        match block:
            case Keep(inner):
                yield from leaves(inner)
            case Beside(left, right):
                yield from leaves(left + right)
            case _:
                yield block


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Heading(text=text) | Para(text=text):
            yield text
        case Facts(pairs):
            for label, value in pairs:
                yield from (label, value)
        case Bullets(items) | Strip(items) | Card(lines=items):
            yield from items
        case Table(head, rows, caption=caption):
            yield from (caption, *head)
            for row in rows:
                yield from row
        case Picture(alt=alt) | Logo(alt=alt):
            yield alt
        case WritingLines(label=label):
            yield label
        case RatingBoxes(label=label) | DrawingSpace(label=label):
            yield from (label, block.alt)
        case _:
            return
