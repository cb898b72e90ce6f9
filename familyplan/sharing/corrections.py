"""Once a fact that left in a copy is wrong, gone or kept back: who holds the old words, and since.

Two things are found. A fact that was corrected or taken out of the record: its readers are told.
A fact that a rule for somebody's safety or somebody's own wish keeps from a reader by now: an
agency is told not to use it any more; a person is not told at all, for they may be who it is kept
from, so the worker looks at it with whoever it is about. What a permission covered and covers no
more is `practice.told`.

For each reader the last copy that said something of a field counts: a newer copy with the new words
ends the telling, and one that is silent tells nobody anything. Whoever leads now works with the
record itself, and the dead are not told.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import (
    Action,
    Disclosure,
    Involvement,
    Protection,
    Sharing,
    declarations,
    kind_of,
    nouns,
)
from familyplan.model.notation import NotationError, read_record, write_record
from familyplan.sharing.facts import (
    called,
    differs,
    noted,
    only_taken_out,
    states_a_fact,
    worded,
)
from familyplan.sharing.protection import Protected, in_force
from familyplan.sharing.readers import Reader, reader_of
from familyplan.sharing.rules import Case, decide
from familyplan.sharing.telling import Change, Correction, made_of, to_do
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.sharing.telling import How

__all__ = ["Change", "Correction", "corrections"]

# Why a field is kept from a reader by now, other than for want of a permission.
_KEPT_BACK: Final = frozenset(
    {"protected", "hidden_name", "not_for", "own_choice", "unsafe", "private_note", "unproven"}
)
_BY_RIGHT: Final = "whole_record"
# What a row that is gone is not repeated of: nobody can tell any more whether it was protected.
_NOT_REPEATED: Final = frozenset(
    {Sharing.WHEREABOUTS, Sharing.CONTACT, Sharing.FORMER_IDENTITY, Sharing.IDENTIFIER}
)


def corrections(rows: Rows, left: Mapping[str, Sequence[Any]], on: date) -> tuple[Correction, ...]:
    """Give every row of which some reader holds what is not so any more, those not told first.

    `left` maps the id of a disclosure to the rows its View was written with, or to some of them.
    What in it has another shape than a View writes is left out.
    """
    finder = _Finder(rows, on)
    found = [one for reader, held in _by_reader(rows, left) for one in finder.of(reader, held)]
    return tuple(sorted(found, key=lambda one: one.done))


@dataclass(slots=True)
class _Held:
    """What a reader was told of one row: what each copy said, oldest first, with those copies."""

    kind: str
    row: str
    said: list[tuple[dict[str, Any], list[Disclosure]]]

    def take(self, values: dict[str, Any], copy: Disclosure) -> None:
        """Take what a later copy says."""
        if self.said and self.said[-1][0] == values:
            self.said[-1][1].append(copy)
        else:
            self.said.append((values, [copy]))

    @property
    def by_right(self) -> bool:
        """Say whether all of it was given because they asked for their record, and was decided."""
        return all(one.kind == _BY_RIGHT for _said, copies in self.said for one in copies)

    def last(self) -> dict[str, Any]:
        """Give by field the last value that was said."""
        found = self.said[0][0]
        for later, _copies in self.said[1:]:
            found = found | later
        return found

    def said_in(self, name: str) -> list[Disclosure]:
        """Give the copies with the last value of a field, back to the first that differs."""
        found: list[Disclosure] = []
        last = self.last()[name]
        for values, copies in reversed(self.said):
            if name in values and values[name] != last:
                break
            found += copies if name in values else []
        return found


def _by_reader(rows: Rows, left: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, list[_Held]]]:
    made = [one for one in rows.of(Disclosure) if one.stage == "made" and one.id in left]
    holding: dict[str, dict[tuple[str, str], _Held]] = {}
    for copy in sorted(made, key=_when):
        theirs = holding.setdefault(copy.reader, {})
        for kind, row, values in _written(left[copy.id]):
            theirs.setdefault((kind, row), _Held(kind, row, [])).take(values, copy)
    for reader, theirs in holding.items():
        yield reader, list(theirs.values())


def _written(found: Iterable[Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the rows that have the shape a View writes; a copy may come from a strange file."""
    for one in found:
        if not isinstance(one, dict):
            continue
        kind, row, values = one.get("kind"), one.get("id"), one.get("values")
        if not (isinstance(kind, str) and isinstance(row, str) and isinstance(values, dict)):
            continue
        if kind in _known():
            if not values.keys() <= _known()[kind]:
                values = {name: values[name] for name in values if name in _known()[kind]}
            yield kind, row, values


@cache
def _known() -> dict[str, frozenset[str]]:
    return {kind: frozenset(declarations(each)) for kind, each in nouns().items()}


class _Finder:
    """Compares what readers hold with the record as it stands on a day."""

    def __init__(self, rows: Rows, on: date) -> None:
        self._rows, self._on = rows, on
        self._now: dict[str, dict[str, Any]] = {}
        kept = [one for one in rows.of(Protection) if in_force(one, on)]
        self._feared = tuple(dict.fromkeys(who for one in kept for who in one.from_))
        self._protected = [
            Protected(rows, Reader(who, "", "person"), on) for who in ("", *self._feared)
        ]

    def of(self, reader_id: str, held: Iterable[_Held]) -> Iterator[Correction]:
        """Give what one reader holds that is not so any more."""
        record = self._rows.any(reader_id)
        reader = reader_of(self._rows, reader_id)
        if (record is not None and reader is None) or (reader is not None and reader.is_lead):
            return
        case = None if reader is None else Case(self._rows, reader, self._on)
        for one in held:
            now = self._rows.find(nouns()[one.kind], one.row)
            values = one.last()
            decided = one.by_right
            kept = self._kept_back(case, now, values) if case and now and not decided else []
            if kept:
                yield self._correction("kept_back", reader_id, one, kept)
            wrong = [name for name in self._wrong(one.kind, values, now) if name not in kept]
            if wrong:
                how: How = "gone" if now is None else "corrected"
                yield self._correction(how, reader_id, one, wrong)

    def _wrong(self, kind: str, values: dict[str, Any], now: Record | None) -> list[str]:
        declared = declarations(nouns()[kind])
        written = {} if now is None else self._written_now(now)
        return [
            name
            for name, value in values.items()
            if (now is None or value != written.get(name))
            and states_a_fact(kind, name)
            and (now is None or differs(declared[name], value, written.get(name)))
            and not (now is not None and only_taken_out(value, written.get(name)))
        ]

    def _written_now(self, now: Record) -> dict[str, Any]:
        if now.id not in self._now:
            self._now[now.id] = write_record(now)
        return self._now[now.id]

    def _kept_back(self, case: Case, now: Record, values: dict[str, Any]) -> list[str]:
        # To ask of every field of a long story takes seconds; few rows can be kept back at all.
        if not (_by_wish(now) or case.protected.may_hold(now)):
            return []
        declared, kind = declarations(type(now)), kind_of(now)
        return [
            name
            for name in values
            if not noted(kind, name)
            and decide(case, now, name, declared[name]).reason_key in _KEPT_BACK
        ]

    def _correction(self, how: How, reader: str, held: _Held, names: list[str]) -> Correction:
        now, then = self._rows.find(nouns()[held.kind], held.row), _read(held)
        held_in = {copy.id: copy for name in names for copy in held.said_in(name)}
        oldest_first = sorted(held_in.values(), key=_when)
        record = now or then
        found = Correction(
            how,
            reader,
            oldest_first[-1].reader_name,
            held.row,
            called(self._rows, record) if record else "",
            tuple(oldest_first),
            tuple(self._change(how, name, then, now) for name in names),
            self._rows.find(Involvement, reader) is not None,
        )
        new = self._written_now(now) if now and how == "corrected" else {}
        doing = to_do(self._rows, found, record, self._feared)
        row_id = made_of(found, {name: new.get(name) for name in names})
        return replace(
            found, doing=replace(doing, id=row_id), action=self._rows.find(Action, row_id)
        )

    def _change(self, how: How, name: str, then: Record | None, now: Record | None) -> Change:
        record = now or then
        if record is None:
            return Change(name, "", quiet=True)
        declaration = declarations(type(record))[name]
        label = say(declaration.label)
        unsure = how == "gone" and declaration.sharing in _NOT_REPEATED
        if how == "kept_back" or unsure or self._is_protected(record, name, declaration.sharing):
            return Change(name, label, quiet=True)
        said = worded(self._rows, then, name) if then else ""
        return Change(name, label, said, worded(self._rows, now, name) if now else "")

    def _is_protected(self, record: Record, name: str, sharing: Sharing) -> bool:
        return any(one.holds(record, name, sharing) for one in self._protected)


def _by_wish(record: Record) -> bool:
    """Say whether a row can be kept from some reader by what it says itself."""
    return bool(
        getattr(record, "not_for", ())
        or getattr(record, "may_know", ())
        or getattr(record, "safe", None)
        or getattr(record, "how_sure", "") == "unproven"
        or getattr(record, "for_team", "") == "me"
        or getattr(record, "to", "")  # a reply or a paper follows what it stands beside
    )


def _when(copy: Disclosure) -> tuple[str, str]:
    return (str(copy.made_at or ""), copy.id)


def _read(held: _Held) -> Record | None:
    with suppress(NotationError):
        return read_record(nouns()[held.kind], held.row, "", held.last())
    return None
