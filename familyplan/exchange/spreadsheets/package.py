"""What may be inside an XLSX file before anything opens it: a limit to size, and no tricks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from familyplan.exchange.reading import NotReadable
from familyplan.words import say

MOST_UNPACKED: Final = 200_000_000
_MEGABYTE: Final = 1_000_000
_MOST_PARTS: Final = 5_000
# [MS-CFB] 2.2: what old Excel files and password-protected new ones begin with.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED: Final = "EncryptedPackage".encode("utf-16-le")
_MERGED: Final = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
# A package of this kind has no document types, through which entities could grow without end.
_TYPES: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_CELLS: Final = b"sheetData"  # of every sheet, and of no other part
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")


@dataclass(frozen=True, slots=True)
class Part:
    """What a sheet's part says beside its cells' values.

    `formulas` tells whether any cell holds one; `merged` are the cells merged downwards: the
    letters of their column, first row, last row.
    """

    formulas: bool = False
    merged: tuple[tuple[str, int, int], ...] = ()


def looked_into(data: bytes) -> dict[str, Part]:
    """Unpack an XLSX file once within the limits, and give its sheets' parts by path.

    The paths begin with a slash. Nothing that was unpacked is kept.

    Raises:
        NotReadable: it is protected, of another program, damaged, too large or no spreadsheet.

    """
    if data.startswith(_COMPOUND):
        if _PROTECTED in data:
            raise NotReadable(
                say("The file is protected with a password. Save a copy without one.")
            )
        raise NotReadable(say("The file is in an old form. Save it as XLSX or CSV."))
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise damaged() from error
    names = {one.filename for one in parts}
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise NotReadable(say("The file is no spreadsheet. Save it as XLSX or CSV."))
    if any(one.flag_bits & 1 for one in parts):
        raise NotReadable(say("The file is protected with a password. Save a copy without one."))
    # The unpacker stops at the size a part claims, so the claims are what counts.
    written = [one for one in parts if one.filename.endswith((".xml", ".rels"))]
    read = sum(one.file_size for one in written)
    if read > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        most = MOST_UNPACKED // _MEGABYTE
        raise NotReadable(say("Unpacked, the file is larger than {most} MB.", most=most))
    found = {}
    for one in written:
        inside = _unpacked(package, one)
        if any(sign in inside for sign in _TYPES):
            raise damaged()
        if _CELLS in inside:
            found[f"/{one.filename}"] = _part(inside)
    return found


def damaged() -> NotReadable:
    """Give the refusal of a file that is broken."""
    return NotReadable(
        say("The file is damaged. Open it in the spreadsheet program and save it again.")
    )


def _unpacked(package: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    try:
        return package.read(one)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise damaged() from error


def _part(sheet: bytes) -> Part:
    merged = tuple(
        (left.decode(), int(top), int(bottom))
        for left, top, _right, bottom in _MERGED.findall(sheet)
        if int(bottom) > int(top)
    )
    return Part(_FORMULA.search(sheet) is not None, merged)
