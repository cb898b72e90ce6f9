"""Every kind of file a copy can be: its words as pages, Word or text, its actions as a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.packs import sheets
from familyplan.packs.text import text_file
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.packs.document import Document
    from familyplan.packs.kind import PackKind
    from familyplan.sharing import View

__all__ = ["FORMATS", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    `name` is marked for `say`; `suffix` begins with a dot. `make` gives the bytes of a document
    composed from a View; it needs no store, so any thread may do it. The same document always gives
    the same bytes. `holds` gives what of the View such a file holds, for the record of the copy:
    a sheet of actions holds its actions and nothing else. None holds all of it.
    """

    key: str
    name: str
    suffix: str
    media: str
    make: Callable[[Document, View], bytes]
    holds: Callable[[View], View] | None = None

    def held(self, view: View) -> View:
        """Give what a file of this format holds of the View its document was composed from."""
        return self.holds(view) if self.holds else view

    def suits(self, kind: PackKind) -> bool:
        """Say whether a kind can be a file of this format: a sheet needs actions to list."""
        return self.holds is None or kind.carries is None or "action" in kind.carries


def format_of(key: str) -> Format:
    """Give the kind of file with this key.

    Raises:
        Refused: there is none; a later program may have made it.

    """
    if key not in FORMATS:
        raise Refused(say("This program cannot make that kind of file. Choose another kind."))
    return FORMATS[key]


# Most openings of a store make no copy, and each of these libraries takes a part of a second.


def _pdf(document: Document, _view: View) -> bytes:
    from familyplan.packs.render import render  # noqa: PLC0415 - see above

    return render(document)


def _docx(document: Document, _view: View) -> bytes:
    from familyplan.packs.word import word  # noqa: PLC0415 - see above

    return word(document)


def _txt(document: Document, _view: View) -> bytes:
    return text_file(document)


def _csv(document: Document, view: View) -> bytes:
    return sheets.csv_of_actions(document, sheets.held(view))


def _xlsx(document: Document, view: View) -> bytes:
    return sheets.xlsx_of_actions(document, sheets.held(view))


_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Final[dict[str, Format]] = {
    one.key: one
    for one in (
        Format("pdf", mark("PDF"), ".pdf", "application/pdf", _pdf),
        Format("docx", mark("Word"), ".docx", _WORD, _docx),
        Format("txt", mark("Plain text"), ".txt", "text/plain", _txt),
        Format("csv", mark("Sheet of actions, CSV"), ".csv", "text/csv", _csv, sheets.held),
        Format("xlsx", mark("Sheet of actions, Excel"), ".xlsx", _EXCEL, _xlsx, sheets.held),
    )
}
