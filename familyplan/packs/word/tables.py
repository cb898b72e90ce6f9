"""Tables of a Word copy: rows of words, labels and values, room to write, boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.packs.document import plain
from familyplan.packs.languages import goes_leftward
from familyplan.packs.render.ink import WIDTH, colour
from familyplan.packs.word.runs import add_runs
from familyplan.packs.word.xml import child, element, rgb, twips
from familyplan.words import say

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from familyplan.packs.document import Table, Text

__all__ = ["boxes", "facts", "space", "table"]

_LABELS: Final = 0.24
_LARGE_LABELS: Final = 0.3
_ALL: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_ROWS: Final = ("bottom", "insideH")
_HOLD: Final = 1500  # letters in a row that is rather not split over two pages
_BOX: Final = 28.0


def table(block: Table, *, keep: bool) -> BaseOxmlElement:
    """Give a table whose head is repeated on each page; `keep` holds it with what follows."""
    shares = block.widths or (1.0,) * len(block.head)
    made = _started([WIDTH * share / sum(shares) for share in shares], _ROWS, head=True)
    if block.leftward:
        made[0].insert(0, element("w:bidiVisual"))
    languages = block.languages or ("",) * len(block.head)
    row = _row(made, whole=True)
    child(row.find(_w(row, "trPr")), "w:tblHeader")
    for name in block.head:  # heads are in the language of the document
        _cell(row, name, _Look("TableHead", "", "sunken", keep=True))
    for at, texts in enumerate(block.rows):
        row = _row(made, whole=sum(len(plain(text)) for text in texts) < _HOLD)
        _tall(row, 0 if any(plain(text) for text in texts) else _BOX)
        holds = keep or at < min(1, len(block.rows) - 1)
        for text, language in zip(texts, languages, strict=True):
            _cell(row, text, _Look("TableText", language, keep=holds))
    return made


def facts(pairs: tuple[tuple[str, Text], ...], *, large: bool) -> BaseOxmlElement:
    """Give labels and their values, one pair a row."""
    share = _LARGE_LABELS if large else _LABELS
    made = _started([WIDTH * share, WIDTH * (1 - share)], ())
    for label, value in pairs:
        row = _row(made, whole=len(plain(value)) < _HOLD)
        _cell(row, label, _Look("TableLabel"))
        _cell(row, value, _Look("TableText"))
    return made


def space(height: float, says: str = "") -> BaseOxmlElement:
    """Give a frame `height` points high at least, for writing or drawing in."""
    made = _started([WIDTH], _ALL[:4], says=says, name=say("Room to write"))
    row = _row(made, whole=True)
    _tall(row, height)
    _cell(row, "", _Look("TableText"))
    return made


def boxes(says: str) -> BaseOxmlElement:
    """Give the boxes 0 to 10 to tick; `says` is what they say to whoever cannot see them."""
    made = _started([WIDTH / 11] * 11, _ALL, says=says, name=say("Boxes to tick"))
    row = _row(made, whole=True)
    _tall(row, _BOX)
    for number in range(11):
        _cell(row, str(number), _Look("TableText"))
    return made


def _started(
    widths: list[float],
    edges: tuple[str, ...],
    *,
    head: bool = False,
    says: str = "",
    name: str = "",
) -> BaseOxmlElement:
    made = element("w:tbl")
    shape = child(made, "w:tblPr")
    child(shape, "w:tblW", w=twips(sum(widths)), type_="dxa")
    borders = child(shape, "w:tblBorders")
    for edge in _ALL:
        if edge in edges:
            line = rgb(colour("line-strong"))
            child(borders, f"w:{edge}", val="single", sz="4", space="0", color=line)
    child(shape, "w:tblLayout", type_="fixed")
    child(shape, "w:tblLook", firstRow="1" if head else "0", noVBand="1", noHBand="1")
    if name:
        child(shape, "w:tblCaption", val=name)
    if says:
        child(shape, "w:tblDescription", val=says)
    grid = child(made, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", w=twips(width))
    return made


def _row(made: BaseOxmlElement, *, whole: bool) -> BaseOxmlElement:
    row = child(made, "w:tr")
    shape = child(row, "w:trPr")
    if whole:
        child(shape, "w:cantSplit")
    return row


def _tall(row: BaseOxmlElement, height: float) -> None:
    if height:
        child(row.find(_w(row, "trPr")), "w:trHeight", val=twips(height), hRule="atLeast")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks: its style, the tag of its language, its tint, if it holds the next row."""

    style: str
    language: str = ""
    fill: str = ""
    keep: bool = False


def _cell(row: BaseOxmlElement, text: Text, look: _Look) -> None:
    cell = child(row, "w:tc")
    grid = row.getparent().find(_w(row, "tblGrid"))
    at = len(row.findall(_w(row, "tc"))) - 1
    shape = child(cell, "w:tcPr")
    child(shape, "w:tcW", w=grid[at].get(_w(row, "w")), type_="dxa")
    if look.fill:
        child(shape, "w:shd", val="clear", color="auto", fill=rgb(colour(look.fill)))
    paragraph = child(cell, "w:p")
    manner = child(paragraph, "w:pPr")
    child(manner, "w:pStyle", val=look.style)
    if look.keep:
        child(manner, "w:keepNext")
    if goes_leftward(plain(text)):
        child(manner, "w:bidi")
    add_runs(paragraph, text, look.language)


def _w(one: BaseOxmlElement, tag: str) -> str:
    return f"{{{one.nsmap['w']}}}{tag}"
