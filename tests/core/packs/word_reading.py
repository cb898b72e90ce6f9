"""Reads a Word copy back as a screen reader would, and looks for what Word would not open."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

# ECMA-376 part 1: the order these children have to stand in; Word refuses a file that breaks it.
_ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr shd tabs bidi spacing ind jc "
    "outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs rtl cs lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "tcW shd",
    "trPr": "cantSplit trHeight tblHeader",
    "style": "name basedOn next link uiPriority qFormat pPr rPr tblPr",
}


def parts(data: bytes) -> dict[str, bytes]:
    """Give every part of the file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def read_in_order(data: bytes) -> list[str]:
    """Give each piece of content in the order it stands in the file."""
    body = docx.Document(io.BytesIO(data)).element.body
    return [text for text in _read(body) if text]


def _read(parent: BaseOxmlElement) -> Iterator[str]:
    for one in parent:
        if one.tag == qn("w:p"):
            yield _words(one)
            yield from (shown.get("descr", "") for shown in one.iter(qn("wp:docPr")))
        elif one.tag == qn("w:tbl"):
            said = one.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}")
            if said is not None:
                yield said.get(qn("w:val"), "")
                continue
            for cell in one.iter(qn("w:tc")):
                yield from _read(cell)


def _words(paragraph: BaseOxmlElement) -> str:
    kept = [one for one in paragraph.iter() if one.tag in {qn("w:t"), qn("w:br")}]
    return "".join(" " if one.tag == qn("w:br") else one.text or "" for one in kept).strip()


def faults_of(data: bytes) -> list[str]:
    """Say what would keep Word from opening the file, or reading it aloud."""
    held = parts(data)
    read: dict[str, BaseOxmlElement] = {}
    for name, part in held.items():
        if name.endswith("xml"):
            read[name] = parse_xml(part)
    return [*_misplaced(read), *_unknown(read), *_unsaid(read), *_unlinked(held)]


def _kind(one: BaseOxmlElement) -> str:
    return str(one.tag).rpartition("}")[2]


def _misplaced(read: dict[str, BaseOxmlElement]) -> Iterator[str]:
    for name, root in read.items():
        for one in root.iter():
            kind = _kind(one)
            order = _ORDERS.get(kind, "").split() if name.startswith("word/") else []
            found = [_kind(part) for part in one] if order else []
            if any(part not in order for part in found) or found != sorted(found, key=order.index):
                yield f"{name}: {kind} holds {found}"
        for table in root.iter(qn("w:tbl")):
            columns = len(table.find(qn("w:tblGrid")))
            if any(len(row.findall(qn("w:tc"))) != columns for row in table.iter(qn("w:tr"))):
                yield f"{name}: a row has not {columns} cells"
            if table.getnext() is None or table.getnext().tag != qn("w:p"):
                yield f"{name}: no paragraph follows a table"


def _unknown(read: dict[str, BaseOxmlElement]) -> Iterator[str]:
    styles = {one.get(qn("w:styleId")) for one in read["word/styles.xml"].iter(qn("w:style"))}
    for name, root in read.items():
        for kind in ("w:pStyle", "w:rStyle", "w:basedOn", "w:next"):
            for one in root.iter(qn(kind)):
                if one.get(qn("w:val")) not in styles:
                    yield f"{name}: no style {one.get(qn('w:val'))}"


def _unsaid(read: dict[str, BaseOxmlElement]) -> Iterator[str]:
    root = read["word/document.xml"]
    shown = list(root.iter(qn("wp:docPr")))
    if any(not one.get("descr") for one in shown):
        yield "a picture has no alternative text"
    if len({one.get("id") for one in shown}) != len(shown):
        yield "two pictures have one number"


def _unlinked(held: dict[str, bytes]) -> Iterator[str]:
    root = parse_xml(held["word/_rels/document.xml.rels"])
    for one in root:
        if one.get("TargetMode") == "External" or f"word/{one.get('Target')}" not in held:
            yield f"{one.get('Target')} is not in the file"
