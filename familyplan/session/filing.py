"""Papers with their records: filed in one action, read with what they are, copied out and noted."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.exchange.files import write_whole
from familyplan.model.titles import title
from familyplan.practice.paper_kinds import kind_of_file
from familyplan.session import clear_copies, papers
from familyplan.session.papers import MOST_MB, PaperTooLarge
from familyplan.store.errors import StoreFull
from familyplan.vault import papers as files
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.model import Paper
    from familyplan.session.papers import SealedPaper
    from familyplan.session.session import Session

__all__ = ["NotAFile", "file_sealed", "let_leave", "read_file", "seal", "take_out"]

_MEDIA_KEPT: Final = 100


class NotAFile(KnownError):
    """What was chosen is not a file that can be read."""

    def __init__(self, name: str) -> None:
        """Say which, and that nothing was kept."""
        super().__init__(
            say("“{name}” is not a file that can be read. Nothing was kept.", name=name)
        )


def read_file(path: Path) -> bytes:
    """Read a file to be kept; any thread may do this. Never a device, a pipe or a folder.

    Raises:
        NotAFile: there is no such file, or it cannot be read.
        PaperTooLarge: it is larger than one paper may be; it was not read.

    """
    try:
        if not path.is_file():
            raise NotAFile(path.name)
        with path.open("rb") as file:
            data = file.read(MOST_MB * 10**6 + 1)
    except OSError as error:
        raise NotAFile(path.name) from error
    if len(data) > MOST_MB * 10**6:
        raise PaperTooLarge(MOST_MB)
    return data


def seal(session: Session, paper: Paper, data: bytes) -> tuple[Paper, SealedPaper]:
    """Write the encrypted file of a paper, and give its record as far as the file tells.

    Any thread may do this; the paper counts only once `file_sealed` has filed it.

    Raises:
        PaperTooLarge, StoreIsReadOnly, DiskFull, ReadOnlyFolder: nothing was kept.

    """
    media = kind_of_file(paper.name, data).media[:_MEDIA_KEPT]
    sealed = papers.prepare(session, data)
    known = replace(paper, media=media, size=sealed.size, digest=sealed.digest.hex())
    return known, sealed


def file_sealed(session: Session, paper: Paper, sealed: SealedPaper) -> Paper:
    """File a sealed paper: its record and its key in one action, which can be undone.

    Raises:
        PapersFull, StoreFull, StoreIsReadOnly: nothing was kept.

    """
    try:
        return session.run(
            actions.story.add_paper,
            paper,
            lambda tx: papers.record(tx.db, paper.scope, sealed),
        )
    except StoreFull:
        raise  # what could not be flushed may be there at the next opening; `settle` sees to it
    except BaseException:
        with suppress(KnownError, OSError):
            files.remove(session.vault.folder, sealed.file)
        raise


def let_leave(session: Session) -> None:
    """Refuse to let a paper leave where that is forbidden or could not be noted.

    Raises:
        NoClearCopies: the managed policy allows no copy that anybody can read.
        Refused: the store can only be read.

    """
    clear_copies.let_leave(
        session,
        say(
            "This store can only be read now, so it could not be noted that a paper was taken "
            "out. Nothing was written. Read it on the screen."
        ),
    )


def take_out(session: Session, paper: Paper, data: bytes, place: Path) -> None:
    """Write a copy of a paper, in clear, as `data`; that it left is noted before it does.

    Raises:
        NoClearCopies, Refused: see `let_leave`; nothing was written.
        NotWritten: the file could not be written; the note of the try stays.

    """
    let_leave(session)
    words = say("the paper “{name}”", name=title(paper))
    session.note_event("exported", paper.scope, what=words)
    write_whole(place, data)
