"""The same content as a Word file, for LibreOffice to turn into PDF."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

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

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from familyplan.packs.document import Block

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "http://schemas.openxmlformats.org"
_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_SPACE: Final = f"{_OFFICE}/wordprocessingml/2006/main"
_SIZES: Final = {"h1": 42, "h2": 27, "h3": 23}
_BREAK: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def write(document: Document, path: Path) -> Path:
    """Write the document as a .docx file and give its path."""
    body = "".join(_made(block) for block in document.blocks)
    text = f'{_HEAD}<w:document xmlns:w="{_SPACE}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", _TYPES)
        packed.writestr("_rels/.rels", _RELATIONS)
        packed.writestr("word/document.xml", text)
    return path


def _made(block: Block) -> str:  # noqa: C901, PLR0911 - one way for each block
    match block:
        case Heading(level, text):
            return _para(text, _SIZES.get(f"h{level}", 23))
        case Para(text):
            return _para(text)
        case Facts(pairs):
            return _table([list(pair) for pair in pairs])
        case Bullets(items):
            return "".join(_para(f"• {plain(item)}") for item in items)
        case Table(head, rows):
            return _table([list(head), *(list(row) for row in rows)])
        case Picture(_drawing, alt):
            return _para(alt)
        case Strip(lines):
            return "".join(_para(line) for line in lines)
        case WritingLines(label, count):
            return _para(label) + _table([[""]] * count)
        case RatingBoxes(label):
            return _para(label) + _table([[str(number) for number in range(11)]])
        case NewPage():
            return _BREAK
    return ""


def _para(text: Text, half_points: int = 22) -> str:
    size = f'<w:rPr><w:sz w:val="{half_points}"/></w:rPr>'
    return f"<w:p><w:r>{size}<w:t>{escape(plain(text))}</w:t></w:r></w:p>"


def _table(rows: Sequence[Sequence[Text]]) -> str:
    grid = '<w:gridCol w:w="2400"/>' * len(rows[0])
    laid = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_para(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{laid}</w:tbl>{_para('')}"
