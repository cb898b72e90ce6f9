"""What a copy is asked for on the command line: kind, meeting, days, what it is about, parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.model import Meeting
from familyplan.model.partial_date import parse
from familyplan.packs.asked import Asked
from familyplan.packs.suggesting import is_about, subjects
from familyplan.session.pack_parts import wanted
from familyplan.words import listed, say
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.kind import PackKind
    from familyplan.session import Session
    from familyplan.sharing import Reader

__all__ = ["LAST", "NEXT", "one_meeting", "wish"]

NEXT: Final = "next"
LAST: Final = "last"


def wish(
    session: Session,
    rows: Rows,
    kind: PackKind,
    reader: Reader,
    *,
    said: dict[str, str],
    parts: tuple[str, ...],
) -> Asked:
    """Give the wish for a kind; `said` holds "meeting", "about", "since" and "until" as typed.

    Raises:
        Refused: something named is not there, or is there more than once.

    """
    today = session.clock.today()
    since, until = _day(said["since"], today), _day(said["until"], today)
    if since and until and until < since:
        raise Refused(say("The last day is before the first one."))
    needed = kind.needs == "meeting"
    return Asked(
        kind.key,
        one_meeting(rows, said["meeting"], today).id if needed else "",
        since,
        until,
        _about(kind, reader, rows, said["about"]),
        _parts(kind, parts) or wanted(session, kind),
    )


def one_meeting(rows: Rows, wanted: str, today: date) -> Meeting:
    """Give the one meeting meant by “next”, “last”, a date or an id.

    Raises:
        Refused: there is none, or there are two on that day.

    """
    every = sorted((one for one in rows.of(Meeting) if one.on), key=lambda one: (one.on, one.id))
    key = wanted.strip().lower()
    if key == NEXT:
        coming = [one for one in every if one.on and one.on >= today and not one.held]
        return _only(coming[:1], say("No meeting is planned from today on."))
    if key == LAST:
        return _only([one for one in every if one.held][-1:], say("No meeting has been held yet."))
    named = [one for one in rows.of(Meeting) if one.id == key]
    day = parse(wanted, today).exact
    found = named or [one for one in every if day is not None and one.on == day]
    return _only(
        found,
        say(
            "There is not exactly one meeting “{wanted}”. Use “next”, “last”, a date such as "
            "2026-12-09, or the meeting's id.",
            wanted=wanted,
        ),
    )


def _only(found: list[Meeting], otherwise: str) -> Meeting:
    if len(found) != 1:
        raise Refused(otherwise)
    return found[0]


def _day(said: str, today: date) -> date | None:
    day = parse(said, today).exact if said else None
    if said and day is None:
        raise Refused(say("“{said}” is no date. Write one such as 2026-12-09.", said=said))
    return day


def _about(kind: PackKind, reader: Reader, rows: Rows, said: str) -> str:
    """Give the id of what the copy is about: what is named, the reader, or the only one."""
    if not is_about(kind):
        if said:
            raise Refused(say("That kind of copy is about nobody in particular."))
        return ""
    there = subjects(kind, reader, rows)
    wanted = folded(said)
    found = [row_id for row_id, words in there if said == row_id or wanted == folded(words)]
    if not said:
        found = [row_id for row_id, _words in there if row_id == reader.id]
        found = found or [row_id for row_id, _words in there]
    if len(found) != 1:
        raise Refused(
            say(
                "That kind of copy is about exactly one of these; name it or give its id: {names}.",
                names=listed([words for _row_id, words in there]) or say("there is none"),
            )
        )
    return found[0]


def _parts(kind: PackKind, parts: tuple[str, ...]) -> tuple[str, ...]:
    known = [part.key for part in kind.parts]
    if any(part not in known for part in parts):
        raise Refused(
            say(
                "That kind of copy has these parts: {parts}.",
                parts=", ".join(known) or say("none that can be chosen"),
            )
        )
    return tuple(dict.fromkeys(parts))
