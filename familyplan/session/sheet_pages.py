"""A new recovery sheet as pages, made in memory: nothing of it is ever written by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.packs.recovery_sheet import SheetWords, compose
from familyplan.packs.render import render
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.document import Document
    from familyplan.session.keys import NewSheet
    from familyplan.session.session import Session

__all__ = ["as_document", "as_pdf", "note_printed"]


def as_document(session: Session, sheet: NewSheet) -> Document:
    """Lay a new sheet out for the store it opens."""
    made = session.clock.today()
    return compose(SheetWords(session.vault.folder.stem, sheet.groups, sheet.slot_text, made))


def as_pdf(session: Session, sheet: NewSheet) -> bytes:
    """Give a new sheet as a PDF; any thread may do it."""
    return render(as_document(session, sheet))


def note_printed(session: Session) -> None:
    """Write down that a sheet left for paper or for a file."""
    session.note_event("printed", what=say("the recovery sheet"))
