"""Drawings that leave as pictures: drawn anew for whoever gets them, noted before they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.exchange.files import write_whole
from familyplan.session import clear_copies
from familyplan.session.retention import refuse_if_restricted
from familyplan.sharing import reader_of, view
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.figures.shapes import Drawing
    from familyplan.model import Rows
    from familyplan.session.session import Session
    from familyplan.sharing import Reader, View

__all__ = ["NothingToDraw", "drawn_for", "take_out"]


class NothingToDraw(Refused):
    """The reader may see nothing of what the picture shows."""


def drawn_for(
    session: Session, family_id: str, who: str, draw: Callable[[View], Drawing | None]
) -> Drawing:
    """Draw what a reader may see of a family; `who` is the id of a person, a seat or a group.

    Raises:
        NoClearCopies, Refused: no copy may leave, it could not be noted, nobody has that id.
        Restricted: sharing of this record is restricted, and the reader is not of the family.
        NothingToDraw: `draw` found nothing this reader may see.

    """
    rows, reader = _let_leave(session, family_id, who)
    found = draw(view(rows, reader, session.clock.today()))
    if found is None:
        raise NothingToDraw(
            say(
                "{name} may see nothing of this picture, so none was made. Sharing shows what each "
                "person may see.",
                name=reader.addressed,
            )
        )
    return found


def take_out(session: Session, family_id: str, who: str, *, data: bytes, place: Path) -> None:
    """Write a picture made of `drawn_for`, in clear; that it left is noted before it does.

    Raises:
        NoClearCopies, Refused, Restricted: as for `drawn_for`; nothing was written.
        NotWritten: the file could not be written; the note of the try stays.

    """
    _rows, reader = _let_leave(session, family_id, who)
    what = say("a picture for {name}", name=reader.addressed)
    session.note_event("exported", family_id, what=what)
    write_whole(place, data)


def _let_leave(session: Session, family_id: str, who: str) -> tuple[Rows, Reader]:
    unnoted = say(
        "This store can only be read now, so it could not be noted that a picture left. Nothing "
        "was written. Show it on the screen."
    )
    clear_copies.let_leave(session, unnoted)
    rows = session.store.family(family_id)
    reader = reader_of(rows, who)
    if reader is None:
        raise Refused(say("Choose whom the picture is for. Nothing was written."))
    refuse_if_restricted(rows, reader, session.clock.today())
    return rows, reader
