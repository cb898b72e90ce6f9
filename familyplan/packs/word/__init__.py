"""Documents turned into Word files: the only place that knows python-docx."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx

from familyplan.packs.word.build import Builder
from familyplan.packs.word.package import bare
from familyplan.packs.word.page import set_page
from familyplan.packs.zipped import packed

if TYPE_CHECKING:
    from familyplan.packs.document import Document

__all__ = ["word"]


def word(document: Document) -> bytes:
    """Give `document` as a .docx file, always the same bytes for the same document.

    What it says, in order, is what `text_in_order` gives; the pictures are drawn and carry their
    alternative text. Columns come one below the other, so that people can write in them.
    """
    made = docx.Document()
    bare(made, document)
    set_page(made, document)
    Builder(made, document.language, document.large).build(document.blocks)
    held = io.BytesIO()
    made.save(held)
    return packed(held.getvalue())
