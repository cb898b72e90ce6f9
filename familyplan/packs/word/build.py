"""Blocks turned into the paragraphs, tables and pictures of a Word copy."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from docx.shared import Pt

from familyplan.packs import document as doc
from familyplan.packs.document import plain
from familyplan.packs.languages import goes_leftward
from familyplan.packs.logo import pixels
from familyplan.packs.render.ink import HIGH, LEFT, WIDTH
from familyplan.packs.word import tables
from familyplan.packs.word.picture import png
from familyplan.packs.word.runs import add_runs
from familyplan.packs.word.xml import child, element

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement

    from familyplan.packs.document import Text

__all__ = ["Builder"]

_STYLES: Final = {
    "body": "",
    "soft": "SoftText",
    "words": "OwnWords",
    "big": "LargeText",
    "lead": "Lead",
    "eyebrow": "Eyebrow",
}
_HIGHEST: Final = HIGH - 2 * LEFT - 80
_SHARPEST: Final = 72 / 96  # points for a pixel: no picture is blown up
_ROOM: Final = 25.0  # of a line to write on, in points


@dataclass
class Builder:
    """Puts blocks at the end of a Word document; `large` is the text for families."""

    made: Made
    language: str
    large: bool
    _keeping: bool = field(default=False, init=False)
    _new_page: bool = field(default=False, init=False)

    def build(self, blocks: tuple[doc.Block, ...]) -> None:
        """Put all blocks in their order."""
        for block in blocks:
            self._block(block)

    def _block(self, block: doc.Block) -> None:  # noqa: C901, PLR0912 - one way for each block
        match block:
            case doc.Heading(level, text):
                self._paragraph(text, f"Heading{level}")
            case doc.Para(text, style, language):
                self._paragraph(text, _STYLES[style], language=language)
            case doc.Facts(pairs):
                self._table(tables.facts(pairs, large=self.large))
            case doc.Bullets(items):
                for item in items:
                    self._paragraph(item, "ListBullet")
            case doc.Table():
                self._captioned(block)
            case doc.Picture(drawing, alt):
                scale = min(1.0, WIDTH / drawing.width, _HIGHEST / drawing.height)
                size = (drawing.width * scale, drawing.height * scale)
                self._picture(png(drawing, scale), plain(alt), *size)
            case doc.Logo(data, alt, most):
                found = pixels(data)
                scale = min(_SHARPEST, WIDTH / found.width, most / found.height)
                self._picture(data, plain(alt), found.width * scale, found.height * scale)
            case doc.Strip(lines):
                self._strip(lines)
            case doc.WritingLines(label, count):
                self._paragraph(label, "TableLabel", keep=True)
                self._table(tables.space(count * _ROOM))
            case doc.RatingBoxes(label):
                self._paragraph(label, "TableLabel", keep=True)
                self._table(tables.boxes(plain(block.alt)))
            case doc.DrawingSpace(label, height):
                self._paragraph(label, "TableLabel", keep=True)
                self._table(tables.space(min(height, _HIGHEST), plain(block.alt)))
            case doc.Card(left, right):
                self._strip(left + right)
            case doc.Keep(inner):
                self._keep(inner)
            case doc.Beside(left, right):
                self.build(left + right)
            case doc.NewPage():
                self._new_page = True

    def _keep(self, blocks: tuple[doc.Block, ...]) -> None:
        outer, self._keeping = self._keeping, True
        self.build(blocks[:-1])
        self._keeping = outer
        self.build(blocks[-1:])

    def _captioned(self, table: doc.Table) -> None:
        if plain(table.caption):
            self._paragraph(table.caption, "Caption")
        self._table(tables.table(table, keep=self._keeping))

    def _strip(self, lines: tuple[Text, ...]) -> None:
        said = [line for line in lines if plain(line)]
        for at, line in enumerate(said):
            made = self._paragraph(line, "Panel", keep=at < len(said) - 1)
            if at == 0 and made is not None:
                for run in made.xpath("./w:r"):
                    _strengthen(run)

    def _paragraph(
        self, text: Text, style: str = "", *, keep: bool = False, language: str = ""
    ) -> BaseOxmlElement | None:
        """Put a paragraph, unless it has no words."""
        said = plain(text)
        if not said:
            return None
        made = self._empty(style, keep=keep or self._keeping, turned=goes_leftward(said))
        add_runs(made, text, language)
        return made

    def _empty(self, style: str, *, keep: bool, turned: bool = False) -> BaseOxmlElement:
        made = element("w:p")
        shape = child(made, "w:pPr")
        if style:
            child(shape, "w:pStyle", val=style)
        if keep:
            child(shape, "w:keepNext")
        if self._new_page:
            child(shape, "w:pageBreakBefore")
            self._new_page = False
        if turned:
            child(shape, "w:bidi")
        self._put(made)
        return made

    def _table(self, made: BaseOxmlElement) -> None:
        """Put a table, and a narrow gap after it, or two tables would become one."""
        if self._new_page:
            self._empty("Gap", keep=True)
        self._put(made)
        self._empty("Gap", keep=self._keeping)

    def _put(self, made: BaseOxmlElement) -> None:
        # The last element of a body holds the page's size, and has to stay the last.
        self.made.element.body[-1].addprevious(made)

    def _picture(self, data: bytes, alt: str, wide: float, high: float) -> None:
        paragraph = self._empty("", keep=self._keeping)
        inline = self.made.part.new_pic_inline(io.BytesIO(data), Pt(wide), Pt(high))
        inline.docPr.set("descr", alt)
        child(child(paragraph, "w:r"), "w:drawing").append(inline)


def _strengthen(run: BaseOxmlElement) -> None:
    if run.find(f"{{{run.nsmap['w']}}}rPr") is None:
        shape = element("w:rPr")
        child(shape, "w:rStyle", val="Strong")
        run.insert(0, shape)
