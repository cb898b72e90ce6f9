"""Copies that leave: made as a file or on paper, each with its disclosure written down first."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.exchange.files import replaceable
from familyplan.model import Disclosure, Meeting
from familyplan.packs.formats import suffix_of
from familyplan.session.clear_copies import OnlySealed
from familyplan.session.delivery import Delivery, Parcel, pages_of, parcel
from familyplan.session.letters import Letter, written
from familyplan.session.preparing import Prepared, prepare, preview, still_so, wording_of
from familyplan.vault.files import sync_folder, write_new
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.asked import Asked
    from familyplan.session.session import Session
    from familyplan.sharing import Reader

__all__ = [
    "Changed",
    "CopyNotMade",
    "Left",
    "NotPrinted",
    "Prepared",
    "begin_on_paper",
    "deliver",
    "end_on_paper",
    "hand_out",
    "make_copy",
    "neutral_name",
    "prepare",
    "preview",
    "settle_unfinished",
    "wording_of",
]

_PLACE: Final = "copy/"
_DIGEST_LETTERS: Final = 64


class CopyNotMade(KnownError):
    """A copy could not be written where it was asked for; nothing half-written is left."""

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "The copy could not be written in {folder}. Nothing was left there, and the"
                " sharing log says that no copy left. Check that the folder is there, that you may"
                " write in it and that there is room, then try again.",
                folder=folder,
            )
        )


class Changed(Refused):
    """What a copy may hold is not what it was when the copy was put together."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "The record was changed after this copy was put together, so it did not leave."
                " Look at the copy again, then make it."
            )
        )


class NotPrinted(KnownError):
    """The printer did not take a copy."""

    def __init__(self) -> None:
        """Say what the log says, and what to look at."""
        super().__init__(
            say(
                "The printer did not take the copy, and the sharing log says that no copy left."
                " Look whether a part of it was printed, and try again."
            )
        )


@dataclass(frozen=True, slots=True)
class Left:
    """A copy that is out: its disclosure, and where its file is (None on paper)."""

    disclosure: Disclosure
    place: Path | None = None


def make_copy(
    session: Session, family_id: str, asked: Asked, reader: Reader, *, out: Path, channel: str
) -> Disclosure:
    """Make a copy as a PDF in clear and write down that it left; see `deliver`.

    Raises:
        Refused: the family or the meeting is not there.
        CopyNotMade: the file could not be written; no copy left.

    """
    prepared = prepare(session, family_id, asked, reader)
    made = parcel(prepared, Delivery(channel=channel))
    return deliver(session, prepared, made, out=out).disclosure


def hand_out(
    session: Session, prepared: Prepared, data: bytes, *, out: Path, channel: str
) -> Disclosure:
    """Do what `deliver` does with a copy that was made into a PDF before, in clear.

    `channel` says how it will be handed over ("print", "e-mail", "usb").

    Raises:
        NoClearCopies: this computer's policy forbids it; no copy left.
        CopyNotMade: the file could not be written; no copy left.

    """
    made = Parcel(Delivery(channel=channel), data, data, pages_of(data, "pdf"))
    return deliver(session, prepared, made, out=out).disclosure


def deliver(
    session: Session, prepared: Prepared, made: Parcel, *, out: Path, letter: Letter | None = None
) -> Left:
    """Write a copy as a file, or as the draft of an e-mail where there is a letter.

    `out` is a folder, where the file gets a name that says nothing about the family and takes
    nobody's place, or the file itself. The disclosure is written down before anything leaves; the
    file appears whole or not at all.

    Raises:
        NoClearCopies: this computer's policy forbids it; no copy left.
        Changed, Refused: the copy would be another by now, or may not leave, or the address of
            the letter is none; no copy left.
        CopyNotMade: the file could not be written; no copy left.

    """
    _may_leave(session, prepared, made.delivery)
    name = neutral_name(session, prepared, suffix_of(made.delivery.form))
    data = made.sent
    if letter is not None:
        data = written(letter, prepared, made, name=name, wording=wording_of(session))
        name = f"{name.rpartition('.')[0]}.eml"
    target = _free(out / name, data) if out.is_dir() else out
    disclosure = replace(_described(prepared, made), id=session.store.ids.new())
    # Where it will lie is known before the intent is, so that whatever is cut off can be settled.
    place = _PLACE + disclosure.id
    noted = f"{hashlib.sha256(data).hexdigest()}\n{target.absolute()}"
    session.store.keep_draft(place, prepared.family_id, noted)
    intent = session.run(actions.sharing.intend_copy, disclosure)
    try:
        _write(target, data)
    except OSError as error:
        _clear(target)
        session.run(actions.sharing.settle_copy, intent.id, found=False, draft=place)
        raise CopyNotMade(str(target.parent)) from error
    return Left(_confirmed(session, intent, place), target)


def begin_on_paper(session: Session, prepared: Prepared, made: Parcel) -> Disclosure:
    """Write down that a copy is about to be printed; `end_on_paper` says what became of it.

    What is cut off in between stays in the log as not confirmed: only somebody who looks at the
    paper can tell.

    Raises:
        NoClearCopies: this computer's policy forbids it; nothing may be printed.
        Changed, Refused: the copy would be another by now, or may not leave.

    """
    _may_leave(session, prepared, made.delivery)
    return session.run(actions.sharing.intend_copy, _described(prepared, made))


def end_on_paper(session: Session, intent: Disclosure, *, taken: bool) -> Left:
    """Write down whether the printer took a copy.

    Raises:
        NotPrinted: it did not, which the log now says.

    """
    if not taken:
        session.run(actions.sharing.settle_copy, intent.id, found=False)
        raise NotPrinted
    return Left(_confirmed(session, intent))


def _may_leave(session: Session, prepared: Prepared, delivery: Delivery) -> None:
    if not delivery.sealed and not session.vault.surroundings.policy().clear_exports:
        raise OnlySealed
    # A copy can wait long on a screen or at a printer: what it holds may have been taken back.
    again = session, prepared.family_id, prepared.asked, prepared.shown.reader
    now = prepared if still_so(session, prepared) else prepare(*again)
    if now.not_ready:
        raise Refused(now.not_ready)
    if now.written() != prepared.written():
        raise Changed


def _confirmed(session: Session, intent: Disclosure, place: str = "") -> Disclosure:
    head = session.store.log_heads().get(f"{session.store.lane}/{intent.scope}", "")
    return session.run(actions.sharing.confirm_copy, intent.id, log_head=head, draft=place)


def _described(prepared: Prepared, made: Parcel) -> Disclosure:
    reader = prepared.shown.reader
    return Disclosure(
        scope=prepared.family_id,
        reader=reader.id,
        reader_name=reader.addressed,
        kind=prepared.asked.kind,
        purpose=reader.purpose,
        channel=made.delivery.channel,
        meeting=prepared.asked.meeting,
        asked=prepared.asked.written(),
        format=made.delivery.form,
        pages=made.pages,
        code=prepared.code,
        digest=hashlib.sha256(made.plain).hexdigest(),
        sent_digest=hashlib.sha256(made.sent).hexdigest(),
        secret_told=made.delivery.secret_told if made.delivery.sealed else "",
        view=prepared.written(),
        relied_on=prepared.shown.relied_on,
    )


def settle_unfinished(session: Session) -> tuple[Disclosure, ...]:
    """Settle every copy begun as a file and never confirmed, and give them as they now stand.

    A copy is out if its file is where it was meant to be, byte for byte; else it never was, and
    what was half-written is removed.
    """
    settled = []
    for draft in session.store.drafts(_PLACE):
        one = session.store.get(Disclosure, draft.place.removeprefix(_PLACE))
        digest, _break, path = draft.text.partition("\n")
        if len(digest) != _DIGEST_LETTERS:  # begun by a program that noted the place alone
            digest, path = one.digest if one else "", draft.text
        target = Path(path)
        _clear(target)
        if one is None or one.stage != "intended":
            session.store.keep_draft(draft.place, draft.scope, "")
            continue
        found = _is_there(target, digest)
        settled.append(
            session.run(actions.sharing.settle_copy, one.id, found=found, draft=draft.place)
        )
    return tuple(settled)


def neutral_name(session: Session, prepared: Prepared, suffix: str) -> str:
    """Give a copy's file a name that says nothing about the family: day, code, kind of file."""
    meeting = prepared.shown.rows.find(Meeting, prepared.asked.meeting)
    day = meeting.on if meeting and meeting.on else session.clock.today()
    return f"FP-{day.isoformat()}-{prepared.code}{suffix}"


def _free(target: Path, data: bytes) -> Path:
    """Give a place that is free, or holds this very file: short codes can meet in one folder."""
    digest, number, free = hashlib.sha256(data).hexdigest(), 1, target
    while free.exists() and not _is_there(free, digest):
        number += 1
        free = target.with_stem(f"{target.stem}-{number}")
    return free


def _write(target: Path, data: bytes) -> None:
    if not replaceable(target):
        raise FileExistsError(target)
    part = _part(target)
    write_new(part, data)
    part.replace(target)
    # Some sticks cannot be asked to; the copy is out all the same, and the log must say so.
    with suppress(OSError):
        sync_folder(target.parent)


def _clear(target: Path) -> None:
    with suppress(OSError):
        _part(target).unlink(missing_ok=True)


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _is_there(target: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(target.read_bytes()).hexdigest() == digest
    except OSError:
        return False
