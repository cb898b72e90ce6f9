"""What a copy leaves out, in lines a person can read: which entry, which part of it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Kind, Sharing, declarations, noun_of, nouns
from familyplan.model.titles import name_in, shortened, title
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.sharing import View, Withheld

# These say how sharing itself stands; no pack of this kind ever shows them to anybody.
_NEVER_IN_A_PACK: Final = frozenset({"permission", "release", "disclosure", "protection"})
_ONE_BY_ONE: Final = frozenset({"goal", "action", "need", "voice", "note", "meeting", "person"})
_MOST_FIELDS: Final = 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One line: what is not in the copy and the reason.

    `parts` are the entries it stands for, each with the field, "" for the whole entry.
    """

    key: str
    name: str
    reason: str
    parts: tuple[tuple[str, str], ...] = ()


def left_out(view: View, rows: Rows) -> tuple[LeftOut, ...]:
    """Say what a view leaves out of the family's rows, entries before parts of entries.

    Entries of lesser kinds left out for one reason share a line.
    """
    whole, parts = _sorted_out(view, rows)
    lines = [
        LeftOut(row_id, call(rows, row_id), reasons[0], ((row_id, ""),))
        for (kind, row_id), reasons in whole.items()
        if kind in _ONE_BY_ONE
    ]
    lines += _together({key: found for key, found in whole.items() if key[0] not in _ONE_BY_ONE})
    for (kind, row_id, reason), fields in parts.items():
        labels = declarations(nouns()[kind])
        named = [say(labels[field].label) for field in fields[:_MOST_FIELDS]]
        rest = len(fields) - len(named)
        more = [say_many("{n} more part", "{n} more parts", rest)] if rest else []
        name = say(
            "{what}: {parts}",
            what=call(rows, row_id),
            parts=", ".join([*named, *more]),
        )
        found = tuple((row_id, field) for field in fields)
        lines.append(LeftOut(f"{row_id}/{fields[0]}", name, reason, found))
    return tuple(lines)


_Whole = dict[tuple[str, str], list[str]]
_Parts = dict[tuple[str, str, str], list[str]]


def _sorted_out(view: View, rows: Rows) -> tuple[_Whole, _Parts]:
    """Tell entries that are not there at all from those that only lack parts."""
    whole: _Whole = {}
    parts: _Parts = {}
    for one in view.withheld:
        record = rows.any(one.row)
        if one.kind in _NEVER_IN_A_PACK or record is None or not _matters(one, record):
            continue
        if view.rows.any(one.row) is None:
            whole.setdefault((one.kind, one.row), []).append(one.reason)
        elif _is_news(one, record):
            parts.setdefault((one.kind, one.row, one.reason), []).append(one.field)
    return whole, parts


def _matters(one: Withheld, record: Record) -> bool:
    """Say whether the field is one a person filled in; the program's own marks are no news."""
    declared = declarations(type(record)).get(one.field)
    return declared is not None and not declared.hidden


def _is_news(one: Withheld, record: Record) -> bool:
    """Say whether a part missing of an entry that is there is more than a mark for sorting it."""
    declared = declarations(type(record))[one.field]
    return declared.sharing is not Sharing.WORKING or declared.kind is Kind.LONG_TEXT


def _together(whole: _Whole) -> list[LeftOut]:
    """Give one line for all entries of a kind that are left out for one reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for (kind, row_id), reasons in whole.items():
        groups.setdefault((kind, reasons[0]), []).append(row_id)
    lines = []
    for (kind, reason), found in groups.items():
        noun = noun_of(nouns()[kind])
        words = say(noun.one) if len(found) == 1 else f"{len(found)} {say(noun.many)}"
        every = tuple((row_id, "") for row_id in found)
        lines.append(LeftOut(f"{kind}/{reason}", words[:1].upper() + words[1:], reason, every))
    return lines


def call(rows: Rows, row_id: str, field: str = "") -> str:
    """Say which entry it is, its kind and its name, and which part of it; "" for one not there."""
    record = rows.any(row_id)
    if record is None:
        return ""
    if field:
        label = say(declarations(type(record))[field].label)
        return say("{what}: {parts}", what=call(rows, row_id), parts=label)
    kind = say(noun_of(record).one)
    name = name_in(rows, record.id) or title(record)
    kind = kind[:1].upper() + kind[1:]
    return kind if name == say(noun_of(record).one) else f"{kind} “{shortened(name, 60)}”"
