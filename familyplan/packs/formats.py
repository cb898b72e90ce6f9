"""Every kind of file a copy can be: its words as pages, Word or text, its actions as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.packs.sheets import csv_of_actions, xlsx_of_actions
from familyplan.packs.text import text_file
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.packs.document import Document
    from familyplan.sharing import View

__all__ = ["FORMATS", "PICTURES", "Format", "format_of", "suffix_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `name` is marked for `say`; `suffix` begins with a dot. `make` gives the bytes of a document
    composed from a View; it needs no store, so any thread may do it. The same document always gives
    the same bytes. `only` names the kinds of copy it can hold whole, () for every kind: a sheet
    lists actions and nothing else, and the record of a copy says exactly what was in it.
    """

    key: str
    name: str
    suffix: str
    media: str
    make: Callable[[Document, View], bytes]
    only: tuple[str, ...] = ()

    def suits(self, kind_key: str) -> bool:
        """Say whether a copy of this kind can be a file of this format."""
        return not self.only or kind_key in self.only


def format_of(key: str) -> Format:
    """Give the kind of file with this key.

    Raises:
        Refused: there is none; a later program may have made it.

    """
    if key not in FORMATS:
        raise Refused(say("This program cannot make that kind of file. Choose another kind."))
    return FORMATS[key]


# What a drawing leaves as by itself; whoever shows it makes these files.
PICTURES: Final[dict[str, str]] = {"png": mark("Picture (PNG)"), "svg": mark("Drawing (SVG)")}


def suffix_of(key: str) -> str:
    """Give how the name of a file of this kind ends, with its dot.

    Raises:
        Refused: there is no such kind.

    """
    return f".{key}" if key in PICTURES else format_of(key).suffix


# Most openings of a store make no copy, and each of these libraries takes a part of a second.


def _pdf(document: Document, _view: View) -> bytes:
    from familyplan.packs.render import render  # noqa: PLC0415 - see above

    return render(document)


def _docx(document: Document, _view: View) -> bytes:
    from familyplan.packs.word import word  # noqa: PLC0415 - see above

    return word(document)


def _txt(document: Document, _view: View) -> bytes:
    return text_file(document)


_SHEETS: Final = ("all_actions",)
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Final[dict[str, Format]] = {
    one.key: one
    for one in (
        Format("pdf", mark("PDF"), ".pdf", "application/pdf", _pdf),
        Format("docx", mark("Word"), ".docx", _WORD, _docx),
        Format("txt", mark("Plain text"), ".txt", "text/plain", _txt),
        Format("csv", mark("Sheet of actions, CSV"), ".csv", "text/csv", csv_of_actions, _SHEETS),
        Format("xlsx", mark("Sheet of actions, Excel"), ".xlsx", _EXCEL, xlsx_of_actions, _SHEETS),
    )
}
