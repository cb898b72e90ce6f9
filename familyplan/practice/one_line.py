"""An action typed in one line, read against the family: "Dad - ring GP about hearing - Fri"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Group, Involvement, Person, Practitioner
from familyplan.model.titles import at_the_table, name_in, seat_agency
from familyplan.practice.one_line_dates import read_when
from familyplan.words import say
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import PartialDate, Rows

__all__ = ["OneLine", "read_one_line"]

_DASHES: Final = re.compile(r"\s+[-\u2013\u2014]+\s+|\s*[\u2013\u2014]\s*|\s*;\s*|\t+")
_COMMAS: Final = re.compile(r",\s+")
_ALL_THREE: Final = 3


@dataclass(frozen=True, slots=True)
class OneLine:
    """What was read from one line.

    `owner_id` is the one person, seat or group meant, "" where none or several are; `owner_words`
    is what was typed for it. `doubts` are sentences to show before anything is kept.
    """

    owner_id: str = ""
    owner_words: str = ""
    what: str = ""
    due: PartialDate | None = None
    rhythm: str = ""
    doubts: tuple[str, ...] = ()


def read_one_line(line: str, rows: Rows, today: date) -> OneLine:
    """Read who, what and when from one line, in that order, parted by dashes or commas.

    Any part may be missing. Nothing is refused: what is not clear is said in `doubts`.
    """
    parts = [part for part in _DASHES.split(line.strip()) if part.strip()]
    if len(parts) < _ALL_THREE:
        parts = _by_commas(parts, rows, today)
    if not parts:
        return OneLine()
    due, rhythm, doubts = None, "", []
    if len(parts) > 1:
        when = read_when(parts[-1], today, sure=len(parts) < _ALL_THREE)
        if when is not None:
            due, rhythm = when.due, when.rhythm
            parts = parts[:-1]
    owner_id, owner_words = "", ""
    if len(parts) > 1:
        owner_words, parts = parts[0].strip(), parts[1:]
        owner_id, doubt = _owner(rows, owner_words)
        doubts += [doubt] if doubt else []
    what = " - ".join(part.strip() for part in parts)
    if _matches(rows, what) and not owner_words:
        owner_words, what = what, ""
        owner_id, doubt = _owner(rows, owner_words)
        doubts += [doubt] if doubt else []
    return OneLine(owner_id, owner_words, what, due, rhythm, tuple(doubts))


def _by_commas(parts: list[str], rows: Rows, today: date) -> list[str]:
    """Part at commas too, but only where a name stands before the first or a time after the last.

    "Ring the GP, then tell Mum" stays one thing to do.
    """
    found = list(parts)
    if found:
        first, *rest = _COMMAS.split(found[0], maxsplit=1)
        if rest and _matches(rows, first):
            found[:1] = [first, *rest]
    if found:
        *start, last = _COMMAS.split(found[-1])
        if start and last.strip() and read_when(last, today) is not None:
            found[-1:] = [", ".join(start), last]
    return [part for part in found if part.strip(" ,")]


def _owner(rows: Rows, words: str) -> tuple[str, str]:
    matches = _matches(rows, words)
    if len(matches) == 1:
        return matches[0], ""
    if matches:
        names = ", ".join(_told_apart(rows, one) for one in matches)
        return "", say("“{words}” can mean {names}. Choose one.", words=words, names=names)
    return "", say("Nobody here is called “{words}”. Choose who does it.", words=words)


def _told_apart(rows: Rows, row_id: str) -> str:
    name, found = name_in(rows, row_id), rows.any(row_id)
    agency = seat_agency(rows, found) if isinstance(found, Involvement) else None
    other = agency.name if agency else getattr(found, "label", "")
    return f"{name} ({other})" if other and other != name else name


def _matches(rows: Rows, words: str) -> list[str]:
    """Give the ids of everybody these words can mean: whole names first, then beginnings."""
    wanted = folded(words)
    if not wanted:
        return []
    calls = [(row_id, [folded(name) for name in names if name]) for row_id, names in _calls(rows)]
    whole = [row_id for row_id, names in calls if wanted in names]
    if whole:
        return list(dict.fromkeys(whole))
    first = [
        row_id for row_id, names in calls if any(name.startswith(f"{wanted} ") for name in names)
    ]
    return list(dict.fromkeys(first))


def _calls(rows: Rows) -> Iterator[tuple[str, tuple[str, ...]]]:
    for person in rows.of(Person):
        if not person.died and not person.unborn:
            yield (
                person.id,
                (person.name, person.known_as, person.label, person.own_script, person.legal_name),
            )
    for seat in rows.of(Involvement):
        if not at_the_table(seat):
            continue
        worker = rows.find(Practitioner, seat.practitioner)
        agency = rows.find(Agency, seat.agency) or seat_agency(rows, seat)
        role = seat.role or (worker.role if worker else "")
        yield seat.id, (worker.name if worker else "", agency.name if agency else "", role)
    for group in rows.of(Group):
        yield group.id, (group.name,)
