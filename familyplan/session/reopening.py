"""A copy that left, opened again exactly as it was: from the View its disclosure kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from familyplan.errors import KnownError, Refused
from familyplan.mishaps import note
from familyplan.model import Disclosure
from familyplan.model.notation import NotationError
from familyplan.packs.asked import Asked
from familyplan.packs.formats import PICTURES, format_of
from familyplan.packs.given import Given
from familyplan.packs.kind import Making
from familyplan.packs.kinds import kind
from familyplan.session.preparing import previous, wording_of
from familyplan.sharing import View
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.document import Document
    from familyplan.session.session import Session

__all__ = ["NotReadable", "Reopened", "pages_again", "reopened"]


class NotReadable(KnownError):
    """What was in a copy cannot be read by this program."""

    def __init__(self) -> None:
        """Say what is still known."""
        super().__init__(
            say(
                "What was in this copy cannot be put together again by this program. For whom it "
                "was, when, on what ground, and the digest of its file are kept."
            )
        )


@dataclass(frozen=True, slots=True)
class Reopened:
    """A copy again: its disclosure, the wish, exactly what it showed, and its pages-to-be."""

    copy: Disclosure
    asked: Asked
    shown: View
    document: Document


def pages_again(found: Reopened) -> tuple[bytes, bool | None]:
    """Give a copy as the pages of a PDF to look at, and whether it makes the very file that left.

    It does not where the program, its fonts or the partnership's wording changed since; None is for
    a picture, which no page can be compared with. Any thread may do this; nothing is written
    anywhere.
    """
    if found.copy.format in PICTURES:
        return format_of("pdf").make(found.document, found.shown), None
    made = {
        form: format_of(form).make(found.document, found.shown)
        for form in dict.fromkeys(("pdf", found.copy.format or "pdf"))
    }
    sent = made[found.copy.format or "pdf"]
    return made["pdf"], hashlib.sha256(sent).hexdigest() == found.copy.digest


def reopened(session: Session, disclosure_id: str) -> Reopened:
    """Put together again what left, from what the disclosure kept and nothing else.

    Raises:
        Refused: there is no such disclosure.
        NotReadable: it was of a kind, or held something, that this program does not know.

    """
    copy = session.store.get(Disclosure, disclosure_id)
    if copy is None:
        raise Refused(say("That entry is not in the sharing log."))
    try:
        return _composed(session, copy)
    except (KnownError, NotationError, KeyError, TypeError, ValueError, AttributeError) as problem:
        if not isinstance(problem, KnownError):
            note(problem)
        raise NotReadable from problem


def _composed(session: Session, copy: Disclosure) -> Reopened:
    held = copy.view if isinstance(copy.view, dict) else {}
    rows = session.store.family(copy.scope)
    shown = replace(View.read(held), lenses=rows.lenses)
    asked = (
        Asked.read(copy.asked)
        if isinstance(copy.asked, dict)
        else Asked(copy.kind, meeting=copy.meeting)
    )
    making = Making(
        shown,
        asked,
        shown.on,
        wording_of(session),
        copy.code,
        previous(session.store, rows, copy.reader, asked.kind, before=copy),
        Given.read_all(held.get("given")),
        rows.lenses,
    )
    return Reopened(copy, asked, shown, kind(asked.kind).made(making))
