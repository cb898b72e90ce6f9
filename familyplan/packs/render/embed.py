"""Fonts inside one PDF: only the glyphs it uses, each with the text it stands for."""

from __future__ import annotations

import copy
import struct
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from familyplan.packs.render.fonts import Face

__all__ = ["Embedded"]

_SYMBOLIC = 4
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_RANGE = 100  # the most entries one bfchar section may have (PDF 32000-1, 9.7.6.2)


class _Codes(dict[str, str]):
    """The four hexadecimal digits that draw each character, given out as they are needed."""

    def __init__(self, font: Embedded) -> None:
        self._font = font

    def __missing__(self, character: str) -> str:
        code = self._font.code(self._font.face.glyphs[ord(character)], character)
        self[character] = code
        return code


class Embedded:
    """One face in one PDF.

    A code stands for a glyph *and* what it means: two characters drawn alike (a space and a
    no-break space) keep their own code, so both come out of the file as they went in.
    """

    def __init__(self, face: Face, name: str, number: int) -> None:
        """Take the face, the name pages call it by ("F1") and its number in this PDF."""
        self.face = face
        self.name = name
        self.codes = _Codes(self)
        self._number = number
        self._pairs: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> str:
        """Give the hexadecimal code that draws `glyph` where it stands for `text`."""
        number = self._pairs.setdefault((glyph, text), len(self._pairs) + 1)
        return f"{number:04X}"

    def write(self, doc: pdfdoc.PDFDocument) -> Any:  # noqa: ANN401 - reportlab's references
        """Add the font to the PDF and give the reference pages use."""
        glyphs = list(dict.fromkeys(glyph for glyph, _ in self._pairs))
        place = {glyph: index for index, glyph in enumerate(glyphs, start=1)}
        below = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{self._title}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": doc.Reference(self._descriptor(doc, glyphs)),
                "CIDToGIDMap": doc.Reference(
                    _stream(b"\0\0" + b"".join(struct.pack(">H", place[g]) for g, _ in self._pairs))
                ),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths())]),
            }
        )
        return doc.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": f"/{self._title}",
                    "Encoding": "/Identity-H",
                    "DescendantFonts": pdfdoc.PDFArray([doc.Reference(below)]),
                    "ToUnicode": doc.Reference(_stream(self._meanings())),
                }
            )
        )

    @property
    def _title(self) -> str:
        high, low = divmod(self._number, 26)
        return f"FPAAAA{_LETTERS[high]}{_LETTERS[low]}"[2:] + f"+{self.face.name}"

    def _widths(self) -> list[float]:
        outlines = self.face.outlines
        scale = 1000 / outlines.unitsPerEm
        return [round(outlines.hmetrics[glyph][0] * scale, 2) for glyph, _ in self._pairs]

    def _descriptor(self, doc: pdfdoc.PDFDocument, glyphs: list[int]) -> pdfdoc.PDFDictionary:
        outlines = copy.copy(self.face.outlines)
        # The cutter picks glyphs by character; here it is given the glyphs themselves.
        outlines.charToGlyph = {glyph: glyph for glyph in glyphs}
        file = _stream(outlines.makeSubset(glyphs))
        file.dictionary["Length1"] = len(file.content)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{self._title}",
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(outlines.bbox),
                "ItalicAngle": 0,
                "Ascent": outlines.ascent,
                "Descent": outlines.descent,
                "CapHeight": outlines.capHeight,
                "StemV": outlines.stemV,
                "FontFile2": doc.Reference(file),
            }
        )

    def _meanings(self) -> bytes:
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._pairs.items()
        ]
        parts = [lines[start : start + _RANGE] for start in range(0, len(lines), _RANGE)]
        ranges = "\n".join(
            "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar")) for part in parts
        )
        return _CMAP.format(ranges=ranges).encode("ascii")


def _stream(content: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return stream
