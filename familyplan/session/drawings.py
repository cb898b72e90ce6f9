"""Drawings that leave as pictures: drawn anew for whoever gets them, and copies like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.packs.drawing import drawn
from familyplan.session import clear_copies
from familyplan.session.copies import deliver, prepare
from familyplan.session.delivery import Delivery, Parcel
from familyplan.sharing import reader_of
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.figures.shapes import Drawing
    from familyplan.model import Disclosure
    from familyplan.packs.asked import Asked
    from familyplan.session.preparing import Prepared
    from familyplan.session.session import Session

__all__ = ["Drawn", "NothingToDraw", "drawn_for", "take_out"]


class NothingToDraw(Refused):
    """The reader may see nothing of what the picture shows."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing for one reader, and the copy it is before it leaves."""

    drawing: Drawing
    prepared: Prepared


def drawn_for(session: Session, family_id: str, who: str, asked: Asked) -> Drawn:
    """Draw what a reader may see of a family; `who` is the id of a person, a seat or a group.

    `asked` is a wish for a copy of the kind "drawing": its one part is what is drawn.

    Raises:
        NoClearCopies, Refused: no copy may leave, it could not be noted, nobody has that id.
        Restricted: sharing of this record is restricted, and the reader is not of the family.
        NothingToDraw: there is nothing of it this reader may see.

    """
    unnoted = say(
        "This store can only be read now, so it could not be noted that a picture left. Nothing "
        "was written. Show it on the screen."
    )
    clear_copies.let_leave(session, unnoted)
    reader = reader_of(session.store.family(family_id), who)
    if reader is None:
        raise Refused(say("Choose whom the picture is for. Nothing was written."))
    # No code stands on a picture, so none is to be looked for.
    prepared = replace(prepare(session, family_id, asked, reader), code="")
    found = drawn(prepared.shown, asked)
    if found is None:
        raise NothingToDraw(
            say(
                "{name} may see nothing of this picture, so none was made. Sharing shows what each "
                "person may see.",
                name=reader.addressed,
            )
        )
    return Drawn(found, prepared)


def take_out(session: Session, made: Drawn, *, form: str, data: bytes, place: Path) -> Disclosure:
    """Write a picture of `drawn_for` in clear, `data` being its file; see `copies.deliver`.

    `form` is a key of `packs.formats.PICTURES`.

    Raises:
        NoClearCopies, Changed, Refused: it may not leave, or would be another by now.
        CopyNotMade: the file could not be written; no copy left.

    """
    parcel = Parcel(Delivery(form), data, data)
    return deliver(session, made.prepared, parcel, out=place).disclosure
