"""Documents turned into tagged PDF (PDF/UA-1): the only place that knows reportlab."""

from __future__ import annotations

from familyplan.packs.document import Document, every_text
from familyplan.packs.render.build import Builder
from familyplan.packs.render.file import assemble
from familyplan.packs.render.flow import paginate
from familyplan.packs.render.fonts import warm
from familyplan.packs.render.ink import LEFT, WIDTH
from familyplan.packs.render.margins import Margins
from familyplan.packs.render.pen import Fonts, Pen
from familyplan.packs.render.scripts import uncovered_in
from familyplan.packs.render.tree import Node

__all__ = ["render", "uncovered", "warm"]


def render(document: Document) -> bytes:
    """Give `document` as a PDF file, always the same bytes for the same document."""
    margins = Margins.of(document)
    root = Node("Document")
    builder = Builder(root, WIDTH, margins.bottom - margins.top, document.large)
    pages = paginate(builder.items(document.blocks), margins.top, margins.bottom)
    fonts = Fonts()
    pens = []
    for number, page in enumerate(pages):
        pen = Pen(number, fonts)
        margins.draw(pen, number + 1, len(pages))
        for placed in page:
            if placed.again:
                with pen.artifact():
                    placed.item.draw(pen, LEFT, placed.y)
            else:
                placed.item.draw(pen, LEFT, placed.y)
        pens.append(pen)
    return assemble(document, pens, fonts, root)


def uncovered(document: Document) -> dict[str, tuple[str, ...]]:
    """List the characters no font can print, each with the texts it stands in.

    They are printed as an empty box, so a person sees this list before the pack is made.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in every_text(document):
        for character in dict.fromkeys(uncovered_in(text)):
            found[character] = (*found.get(character, ()), text)
    return found
