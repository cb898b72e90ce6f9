"""A certificate of erasure as a PDF in memory, and the note that it left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.session.certificate import certificate_facts, held_lines
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.model import Erasure
    from familyplan.session.session import Session

__all__ = ["as_pdf", "note_printed"]


def as_pdf(session: Session, erasure: Erasure) -> bytes:
    """Give a certificate as a tagged PDF; call it on the session's own thread."""
    # Most sittings print nothing.
    from familyplan.packs.certificate_pages import CertificateWords, compose  # noqa: PLC0415
    from familyplan.packs.render import render  # noqa: PLC0415 - as above

    words = CertificateWords(
        certificate_facts(session, erasure),
        held_lines(erasure.still_held),
        session.vault.folder.stem,
        session.clock.today(),
        session.user.name,
    )
    return render(compose(words))


def note_printed(session: Session) -> None:
    """Write down that a certificate left for paper or for a file."""
    session.note_event("printed", what=say("a certificate of erasure"))
