"""The headings of a copy with their pages, also where its file is too short for an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.packs.document import Heading, leaves, plain

if TYPE_CHECKING:
    from familyplan.packs.document import Document
    from familyplan_ui.packs.preview import Preview


def headings(preview: Preview, document: Document) -> list[tuple[int, str, int]]:
    """Give level, words and page (both counted from 0) of each heading of what is shown."""
    if outline := preview.headings():
        return outline
    found = [
        (block.level - 1, plain(block.text))
        for block in leaves(document.blocks)
        if isinstance(block, Heading) and plain(block.text)
    ]
    pages = preview.pages_of([words for _, words in found])
    return [(level, words, page) for (level, words), page in zip(found, pages, strict=True)]
