"""The reference for packs: the same content through reportlab's own page layout, without tags."""

from __future__ import annotations

import io
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics import shapes as drawn
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    LongTable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)

from familyplan.figures.shapes import Drawing, Label, Line, Marker, PolyLine
from familyplan.packs.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    NewPage,
    Para,
    Picture,
    RatingBoxes,
    Strip,
    Table,
    Text,
    WritingLines,
    plain,
)
from familyplan.packs.render.fonts import SOURCE
from familyplan.packs.render.ink import LEFT, TOP, WIDTH, type_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.document import Block

_FACE: Final = "Source"
_INK: Final = HexColor("#1D2426")
_GRID: Final = TableStyle(
    [("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, _INK)]
)


def load_fonts() -> None:
    """Make the same typeface known to reportlab."""
    folder = Path(str(import_module(SOURCE).__file__)).parent / "files"
    upright = next(path for path in sorted(folder.glob("*.ttf")) if "Italic" not in path.name)
    pdfmetrics.registerFont(TTFont(_FACE, str(upright)))


def plain_pdf(document: Document) -> bytes:
    """Give the document as an untagged PDF file."""
    held = io.BytesIO()
    pages = SimpleDocTemplate(
        held, pagesize=A4, leftMargin=LEFT, rightMargin=LEFT, topMargin=TOP, bottomMargin=TOP
    )
    margins = partial(_margins, document)
    pages.build(_flowables(document.blocks), onFirstPage=margins, onLaterPages=margins)
    return held.getvalue()


def _margins(document: Document, canvas: Any, _pages: object) -> None:  # noqa: ANN401 - reportlab's
    canvas.setFont(_FACE, 9.5)
    canvas.drawString(LEFT, A4[1] - 30, document.header_left)
    canvas.drawRightString(LEFT + WIDTH, A4[1] - 30, document.header_right)
    canvas.drawString(LEFT, 30, document.footer_left)
    canvas.drawRightString(LEFT + WIDTH, 30, document.footer_right)


def _flowables(blocks: Sequence[Block]) -> list[Flowable]:
    return [flowable for block in blocks for flowable in _made(block)]


def _made(block: Block) -> list[Flowable]:  # noqa: C901, PLR0911 - one way for each block
    match block:
        case Heading(level, text):
            return [_text(text, f"h{level}")]
        case Para(text, style):
            return [_text(text, style)]
        case Facts(pairs):
            cells = [[_text(label, "label"), _text(value, "body")] for label, value in pairs]
            return [LongTable(cells, colWidths=[WIDTH * 0.2, WIDTH * 0.8])]
        case Bullets(items):
            return [Paragraph(_marked(item), _style("body"), bulletText="•") for item in items]
        case Table():
            return [_table(block)]
        case Picture(drawing, _alt):
            return [_drawing(drawing)]
        case Strip(lines):
            return [_text(line, "strong") for line in lines]
        case WritingLines(label, count):
            rules = [HRFlowable(width=WIDTH, spaceBefore=22) for _ in range(count)]
            return [_text(label, "body"), *rules]
        case RatingBoxes(label):
            boxes = LongTable([[str(n) for n in range(11)]], style=_GRID)
            return [_text(label, "body"), boxes]
        case NewPage():
            return [PageBreak()]
    return [Spacer(1, 1)]


def _table(block: Table) -> Flowable:
    shares = block.widths or (1.0,) * len(block.head)
    cells = [[_text(cell, "head") for cell in block.head]]
    cells += [[_text(cell, "cell") for cell in row] for row in block.rows]
    widths = [WIDTH * share / sum(shares) for share in shares]
    return LongTable(cells, colWidths=widths, repeatRows=1, style=_GRID)


def _text(text: Text, kind: str) -> Paragraph:
    return Paragraph(_marked(text), _style(kind))


def _marked(text: Text) -> str:
    return escape(plain(text))


@cache
def _style(kind: str) -> ParagraphStyle:
    look = type_for(kind, large=False)
    return ParagraphStyle(
        kind, fontName=_FACE, fontSize=look.size, leading=look.leading, spaceBefore=look.before
    )


def _drawing(picture: Drawing) -> drawn.Drawing:
    made = drawn.Drawing(picture.width, picture.height)
    high = picture.height
    for shape in picture.shapes:
        match shape:
            case Line(x1, y1, x2, y2):
                made.add(drawn.Line(x1, high - y1, x2, high - y2))
            case PolyLine(points):
                made.add(drawn.PolyLine([at for x, y in points for at in (x, high - y)]))
            case Marker(x, y):
                made.add(drawn.Circle(x, high - y, shape.size / 2))
            case Label(x, y, text):
                made.add(drawn.String(x, high - y, text, fontName=_FACE, fontSize=shape.size))
    return made
