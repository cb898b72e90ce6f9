"""Copies that leave: looked at in memory, or made as a file with its disclosure written down."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.exchange.files import replaceable
from familyplan.model import Disclosure, Family, Meeting
from familyplan.model.notation import NotationError
from familyplan.packs.kind import Making
from familyplan.packs.kinds import kind
from familyplan.packs.wording import Wording
from familyplan.session.clear_copies import refuse_clear
from familyplan.session.retention import refuse_if_restricted
from familyplan.sharing import View, reader_of, view
from familyplan.vault.files import sync_folder, write_new
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Document
    from familyplan.session.session import Session
    from familyplan.sharing import Reader

__all__ = [
    "CopyNotMade",
    "Prepared",
    "hand_out",
    "make_copy",
    "prepare",
    "preview",
    "settle_unfinished",
    "wording_of",
]

# No letters or digits that are mistaken for each other when read out from paper.
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRTUVWXYZ"
_CODE_LENGTH: Final = 4
_PLACE: Final = "copy/"
_PAGE: Final = re.compile(rb"/Type /Page(?!s)")


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy before it is rendered: what was asked for, what it shows, its pages-to-be, its code.

    `render(prepared.document)` gives its bytes; it needs no store, so any thread may do it.
    """

    family_id: str
    asked: Asked
    shown: View
    document: Document
    code: str


def preview(session: Session, family_id: str, asked: Asked, reader: Reader) -> tuple[bytes, View]:
    """Give a copy exactly as it would leave, as PDF bytes in memory, and its View.

    Nothing is written anywhere: no file, no disclosure.

    Raises:
        Refused: the family or the meeting is not there.

    """
    prepared = prepare(session, family_id, asked, reader)
    return _rendered(prepared.document), prepared.shown


def make_copy(
    session: Session, family_id: str, asked: Asked, reader: Reader, *, out: Path, channel: str
) -> Disclosure:
    """Make a copy as a file and write down that it left.

    `out` is a folder, where the file gets a name that says nothing about the family, or the file
    itself. `channel` says how it will be handed over ("print", "e-mail", "usb"). The disclosure is
    written down before anything leaves; the file appears whole or not at all.

    Raises:
        Refused: the family or the meeting is not there.
        CopyNotMade: the file could not be written; no copy left.

    """
    prepared = prepare(session, family_id, asked, reader)
    data = _rendered(prepared.document)
    return hand_out(session, prepared, data, out=out, channel=channel)


def hand_out(
    session: Session, prepared: Prepared, data: bytes, *, out: Path, channel: str
) -> Disclosure:
    """Do what `make_copy` does with a copy that was prepared and rendered before.

    Raises:
        NoClearCopies: this computer's policy forbids it; no copy left.
        CopyNotMade: the file could not be written; no copy left.

    """
    refuse_clear(session.vault.surroundings.policy())
    family_id = prepared.family_id
    target = out / _neutral_name(session, prepared) if out.is_dir() else out
    disclosure = _described(prepared, data, channel)
    disclosure = replace(disclosure, id=session.store.ids.new())
    # Where it will lie is known before the intent is, so that whatever is cut off can be settled.
    place = _PLACE + disclosure.id
    session.store.keep_draft(place, family_id, str(target.absolute()))
    intent = session.run(actions.sharing.intend_copy, disclosure)
    try:
        _write(target, data)
    except OSError as error:
        _clear(target)
        session.run(actions.sharing.settle_copy, intent.id, found=False, draft=place)
        raise CopyNotMade(str(target.parent)) from error
    head = session.store.log_heads().get(f"{session.store.lane}/{family_id}", "")
    return session.run(actions.sharing.confirm_copy, intent.id, log_head=head, draft=place)


def _rendered(document: Document) -> bytes:
    # Most openings of a store make no copy, and the PDF library is a third of the memory.
    from familyplan.packs.render import render  # noqa: PLC0415 - see above

    return render(document)


def _described(prepared: Prepared, data: bytes, channel: str) -> Disclosure:
    reader = prepared.shown.reader
    return Disclosure(
        scope=prepared.family_id,
        reader=reader.id,
        reader_name=reader.addressed,
        kind=prepared.asked.kind,
        purpose=reader.purpose,
        channel=channel,
        meeting=prepared.asked.meeting,
        asked=prepared.asked.written(),
        format="pdf",
        pages=len(_PAGE.findall(data)),
        code=prepared.code,
        digest=hashlib.sha256(data).hexdigest(),
        view=prepared.shown.written(),
        relied_on=prepared.shown.relied_on,
    )


def settle_unfinished(session: Session) -> tuple[Disclosure, ...]:
    """Settle every copy begun and never confirmed, and give them as they now stand.

    A copy is out if its file is where it was meant to be, byte for byte; else it never was, and
    what was half-written is removed.
    """
    settled = []
    for draft in session.store.drafts(_PLACE):
        target = Path(draft.text)
        one = session.store.get(Disclosure, draft.place.removeprefix(_PLACE))
        _clear(target)
        if one is None or one.stage != "intended":
            session.store.keep_draft(draft.place, draft.scope, "")
            continue
        found = _is_there(target, one.digest)
        settled.append(
            session.run(actions.sharing.settle_copy, one.id, found=found, draft=draft.place)
        )
    return tuple(settled)


def prepare(session: Session, family_id: str, asked: Asked, reader: Reader) -> Prepared:
    """Put together what would leave, without rendering it.

    Raises:
        Refused: the family, or what the copy is about, is not there.
        Restricted: the record is kept and not shared, except with the family's own people.

    """
    rows = session.store.family(family_id)
    if rows.find(Family, family_id) is None:
        raise Refused(say("That family is not in this store."))
    # Who leads may have changed since the reader was chosen.
    current = reader_of(rows, reader.id)
    if current is None:
        raise Refused(say("{who} is not in this record any more.", who=reader.name))
    current = replace(current, purpose=reader.purpose, channel=reader.channel)
    today = session.clock.today()
    refuse_if_restricted(rows, current, today)
    wanted = kind(asked.kind)
    shown = wanted.held(rows, view(rows, current, today), asked)
    content = {"for": asked.written(), "shown": shown.written()}
    code = _code(session.store.meta("code_key"), content)
    making = Making(
        shown,
        asked,
        today,
        wording_of(session),
        code,
        _previous(session, rows, current, asked.kind),
    )
    return Prepared(family_id, asked, shown, wanted.compose(making), code)


def wording_of(session: Session) -> Wording:
    """Give what the partnership says on every copy."""
    named = str(session.setting("partnership", ""))
    return Wording.read(session.setting("wording", {}), named)


def _code(key: str, content: dict[str, Any]) -> str:
    # Keyed, so that nobody without the store can test a guess of what a copy holds.
    said = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    digest = hmac.new(bytes.fromhex(key), said, hashlib.sha256).digest()
    number = int.from_bytes(digest[:8], "big")
    letters = []
    for _place in range(_CODE_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[at])
    return "".join(letters)


def _previous(session: Session, rows: Rows, reader: Reader, kind_key: str) -> View | None:
    """Give what this reader was given last of this kind, if it is on record and can be read."""
    given = [
        one
        for one in rows.of(Disclosure)
        if one.reader == reader.id and one.stage == "made" and one.kind == kind_key
    ]
    newest = max(
        given, key=lambda one: (one.made_at is not None, one.made_at, one.id), default=None
    )
    last = session.store.get(Disclosure, newest.id) if newest else None
    if last is None or not isinstance(last.view, dict):
        return None
    with suppress(NotationError, KeyError, TypeError, ValueError):
        return View.read(last.view)
    return None


def _neutral_name(session: Session, prepared: Prepared) -> str:
    meeting = prepared.shown.rows.find(Meeting, prepared.asked.meeting)
    day = meeting.on if meeting and meeting.on else session.clock.today()
    return f"FP-{day.isoformat()}-{prepared.code}.pdf"


def _write(target: Path, data: bytes) -> None:
    if not replaceable(target):
        raise FileExistsError(target)
    part = _part(target)
    write_new(part, data)
    part.replace(target)
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
