"""What a copy would hold, before it leaves: the View, the pages-to-be, the code that finds it."""

from __future__ import annotations

import hashlib
import hmac
import json
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.errors import Refused
from familyplan.model import Disclosure, Family, Setting
from familyplan.model.notation import NotationError
from familyplan.packs import given_list
from familyplan.packs.formats import format_of
from familyplan.packs.kind import Making
from familyplan.packs.kinds import LOGGED, kind
from familyplan.packs.wording import Wording
from familyplan.session.retention import refuse_if_restricted
from familyplan.sharing import View, reader_of, view
from familyplan.sharing.grounds import relying
from familyplan.store.log import last_hlc
from familyplan.store.reading import Reader as StoreReader
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Document
    from familyplan.packs.given import Given
    from familyplan.session.session import Session
    from familyplan.sharing import Reader

__all__ = [
    "Basis",
    "Prepared",
    "beside",
    "prepare",
    "prepare_from",
    "preview",
    "previous",
    "still_so",
    "wording_of",
]

# No letters or digits that are mistaken for each other when read out from paper.
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRTUVWXYZ"
_CODE_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class Basis:
    """What the copies of one family are put together from: its rows as they stand on a day.

    `as_of` is a mark that becomes another with every action, in whatever family, and the day.
    """

    store: StoreReader
    family_id: str
    rows: Rows
    as_of: tuple[str, date]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A copy before it is rendered: what was asked for, what it shows, its pages-to-be, its code.

    A Format makes its bytes of `document` and `shown`; it needs no store, so any thread may do it.
    `as_of` says how the store stood, see `still_so`.
    """

    family_id: str
    asked: Asked
    shown: View
    document: Document
    code: str
    not_ready: str = ""
    given: tuple[Given, ...] = ()
    as_of: tuple[str, date] | None = None

    def written(self) -> dict[str, Any]:
        """Write what it shows as JSON, for the record of the copy that left."""
        return _held(self.shown, self.given)


def preview(session: Session, family_id: str, asked: Asked, reader: Reader) -> tuple[bytes, View]:
    """Give a copy exactly as it would leave, as PDF bytes in memory, and its View.

    Nothing is written anywhere: no file, no disclosure.

    Raises:
        Refused: the family or the meeting is not there.

    """
    prepared = prepare(session, family_id, asked, reader)
    return format_of("pdf").make(prepared.document, prepared.shown), prepared.shown


def prepare(session: Session, family_id: str, asked: Asked, reader: Reader) -> Prepared:
    """Put together what would leave, without rendering it; raises what `prepare_from` does."""
    basis = _basis(session.store, family_id, session.clock.today())
    return prepare_from(basis, asked, reader)


@contextmanager
def beside(session: Session, family_id: str) -> Iterator[Basis]:
    """Give what copies are put together from, read on a connection of its own: for any thread."""
    with closing(session.vault.reader()) as connection:
        yield _basis(StoreReader(connection), family_id, session.clock.today())


def _basis(store: StoreReader, family_id: str, today: date) -> Basis:
    # The mark comes first: what is written while the rows are read makes it another afterwards.
    as_of = last_hlc(store.db), today
    return Basis(store, family_id, store.family(family_id), as_of)


def still_so(session: Session, prepared: Prepared) -> bool:
    """Say whether nothing was done to the store, and the day is the same, since it was prepared.

    Then preparing it once more would give the same.
    """
    return prepared.as_of == (last_hlc(session.store.db), session.clock.today())


def prepare_from(basis: Basis, asked: Asked, reader: Reader) -> Prepared:
    """Put together what would leave of what was read, without rendering it.

    Raises:
        Refused: the family, or what the copy is about, is not there.
        Restricted: the record is kept and not shared, except with the family's own people.

    """
    store, rows, today = basis.store, basis.rows, basis.as_of[1]
    if rows.find(Family, basis.family_id) is None:
        raise Refused(say("That family is not in this store."))
    # Who leads may have changed since the reader was chosen.
    current = reader_of(rows, reader.id)
    if current is None:
        raise Refused(say("{who} is not in this record any more.", who=reader.name))
    current = replace(current, purpose=reader.purpose, channel=reader.channel)
    refuse_if_restricted(rows, current, today)
    wanted = kind(asked.kind)
    whole = view(rows, current, today)
    # What a part says may rest on what another would have said: composed from all, held as said.
    composed = relying(rows, wanted.held(rows, whole, asked))
    names = {key: one.name for key, one in LOGGED.items()}
    given = given_list.given(rows, whole, asked, names) if wanted is given_list.KIND else ()
    making = Making(
        composed,
        asked,
        today,
        _wording(_settings(store)),
        "",
        previous(store, rows, current.id, asked.kind),
        given,
        rows.lenses,
    )
    shown = relying(rows, wanted.of_parts(making))
    content = {"for": asked.written(), "shown": _held(shown, given)}
    code = _code(store.meta("code_key"), content)
    not_ready = wanted.not_ready(rows, asked, today) if wanted.not_ready else ""
    document = wanted.made(replace(making, code=code), shown)
    return Prepared(basis.family_id, asked, shown, document, code, not_ready, given, basis.as_of)


def wording_of(session: Session) -> Wording:
    """Give what the partnership says on every copy."""
    return _wording(_settings(session.store))


def _wording(settings: dict[str, Any]) -> Wording:
    return Wording.read(settings.get("wording", {}), str(settings.get("partnership", "")))


def _settings(store: StoreReader) -> dict[str, Any]:
    return {one.key: one.value for one in store.all(Setting)}


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


def previous(
    store: StoreReader, rows: Rows, reader: str, kind_key: str, *, before: Disclosure | None = None
) -> View | None:
    """Give what a reader was given last of a kind, if it is on record and can be read.

    `before` asks for what was last before that copy.
    """
    copies = [
        one
        for one in rows.of(Disclosure)
        if one.reader == reader and one.stage == "made" and one.kind == kind_key
    ]
    if before is not None:
        copies = [one for one in copies if _order(one) < _order(before)]
    newest = max(copies, key=_order, default=None)
    last = store.get(Disclosure, newest.id) if newest else None
    if last is None or not isinstance(last.view, dict):
        return None
    with suppress(NotationError, KeyError, TypeError, ValueError):
        return View.read(last.view)
    return None


def _order(one: Disclosure) -> tuple[bool, str, str]:
    return one.made_at is not None, str(one.made_at or ""), one.id


def _held(shown: View, given: tuple[Given, ...]) -> dict[str, Any]:
    written = shown.written()
    return {**written, "given": [one.written() for one in given]} if given else written
