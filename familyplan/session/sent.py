"""The log of copies that left, to be searched: for whom, of which kind, when, on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Disclosure, Involvement, Permission, Rows, SharingDecision
from familyplan.model.titles import seat_agency
from familyplan.packs.kinds import LOGGED
from familyplan.sharing.grounds import decided_for
from familyplan.store.reading import Reader
from familyplan.words import say
from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.session.session import Session

__all__ = ["DECISION", "Sent", "Sought", "found", "sent_by_all", "sent_of"]

# Shared although nobody allowed it, with a decision written down; beside the kinds of information.
DECISION: Final = "decision"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; what is empty is not asked.

    Every one of `words` must begin a word of the reader, the agency, the kind, the family or the
    code. `ground` is a kind of information a permission was relied on for, or DECISION.
    """

    words: str = ""
    kind: str = ""
    ground: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """One entry of the log: the disclosure without what was in it, and what it is found by."""

    copy: Disclosure
    family: str
    agency: str
    kind: str
    grounds: frozenset[str]


def sent_of(rows: Rows, family: str) -> tuple[Sent, ...]:
    """Give every entry of one family's log, newest first; `family` is what it is called."""
    return _newest_first(_sent(rows, one, family) for one in rows.of(Disclosure))


def sent_by_all(session: Session) -> tuple[Sent, ...]:
    """Give every entry of the whole store's log, newest first.

    Any thread may ask: it reads on a connection of its own.
    """
    connection = session.vault.reader()
    try:
        store = Reader(connection)
        copies = store.copies_that_left()
        kinds = (Involvement, Permission, SharingDecision)
        beside = [one for kind in kinds for one in store.all(kind)]
        rows = Rows([*store.directory(), *beside])
        names = {line.family: line.name for line in store.family_lines()}
    finally:
        connection.close()
    return _newest_first(_sent(rows, one, names.get(one.scope, "")) for one in copies)


def found(sent: Iterable[Sent], sought: Sought) -> tuple[Sent, ...]:
    """Give those entries that fit, in their order."""
    wanted = folded(sought.words).split()
    return tuple(one for one in sent if _fits(one, sought) and _says(one, wanted, sought.words))


def _fits(one: Sent, sought: Sought) -> bool:
    day = one.copy.made_at.date() if one.copy.made_at else None
    return (
        (not sought.kind or one.copy.kind == sought.kind)
        and (not sought.ground or sought.ground in one.grounds)
        and (sought.since is None or (day is not None and day >= sought.since))
        and (sought.until is None or (day is not None and day <= sought.until))
    )


def _says(one: Sent, wanted: list[str], words: str) -> bool:
    if not wanted or (one.copy.code and tight(words) == tight(one.copy.code)):
        return True
    said = (one.copy.reader_name, one.agency, one.kind, one.family, one.copy.code)
    held = [word for text in said for word in folded(text).split()]
    return all(any(word.startswith(each) for word in held) for each in wanted)


def _sent(rows: Rows, copy: Disclosure, family: str) -> Sent:
    seat = rows.find(Involvement, copy.reader)
    agency = seat_agency(rows, seat) if seat is not None else None
    allowed = (rows.find(Permission, one) for one in copy.relied_on)
    grounds = {one.information for one in allowed if one is not None}
    if decided_for(rows, copy):
        grounds.add(DECISION)
    kind = LOGGED.get(copy.kind)
    return Sent(
        copy,
        family,
        agency.name if agency else "",
        say(kind.name) if kind else copy.kind,
        frozenset(grounds),
    )


def _newest_first(sent: Iterable[Sent]) -> tuple[Sent, ...]:
    return tuple(
        sorted(sent, key=lambda one: (str(one.copy.made_at or ""), one.copy.id), reverse=True)
    )
