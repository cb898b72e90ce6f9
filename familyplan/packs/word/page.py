"""The page of a Word copy: its size, and on each page whose copy it is, its code, page x of y."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.shared import Pt

from familyplan.packs.document import plain
from familyplan.packs.render.ink import HIGH, LEFT, WIDE
from familyplan.packs.word.runs import add_runs
from familyplan.packs.word.xml import child
from familyplan.words import say

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement

    from familyplan.packs.document import Document

__all__ = ["set_page"]

_MARGIN: Final = 36.0
# Marks that cannot stand in the sentence itself, for where Word counts the pages.
_PAGE: Final = "\ue000"
_PAGES: Final = "\ue001"


def set_page(made: Made, document: Document) -> None:
    """Set the size of the page, its header and its footer."""
    section = made.sections[0]
    section.page_width, section.page_height = Pt(WIDE), Pt(HIGH)
    section.left_margin = section.right_margin = Pt(LEFT)
    section.top_margin = section.bottom_margin = Pt(LEFT + 10)
    section.header_distance = section.footer_distance = Pt(_MARGIN)
    above = section.header.paragraphs[0]._p  # noqa: SLF001 - the element itself
    add_runs(above, plain(document.header_left))
    child(child(above, "w:r"), "w:tab")
    add_runs(above, plain(document.header_right))
    below = section.footer.paragraphs[0]._p  # noqa: SLF001 - the element itself
    add_runs(below, plain(document.footer_left))
    child(child(below, "w:r"), "w:tab")
    if plain(document.footer_right):
        add_runs(below, plain(document.footer_right) + "   ")
    _count(below)


def _count(paragraph: BaseOxmlElement) -> None:
    """Say "Page x of y" with fields that Word fills in."""
    said = say("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
    words = ""
    for character in f"{said}\n":
        if character in {_PAGE, _PAGES, "\n"}:
            add_runs(paragraph, words)
            words = ""
            if character != "\n":
                _field(paragraph, "PAGE" if character == _PAGE else "NUMPAGES")
        else:
            words += character


def _field(paragraph: BaseOxmlElement, name: str) -> None:
    field = child(paragraph, "w:fldSimple", instr=f" {name} ")
    child(child(field, "w:r"), "w:t").text = "1"
