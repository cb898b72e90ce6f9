"""A spreadsheet looked through: which families would come in, and what is wrong in which row."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from familyplan.exchange.family_json import mentioned
from familyplan.exchange.importing import Arriving, ImportPlan
from familyplan.exchange.reading import NotReadable
from familyplan.exchange.spreadsheets import grouping
from familyplan.exchange.spreadsheets.csv_in import read_csv
from familyplan.exchange.spreadsheets.directory import Directory
from familyplan.exchange.spreadsheets.fields import plain
from familyplan.exchange.spreadsheets.making import FamilyOfRows
from familyplan.exchange.spreadsheets.tables import MOST_BYTES
from familyplan.model import Family, Person
from familyplan.model.ids import Ids
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.exchange.importing import Opened
    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan.exchange.spreadsheets.tables import Book, Trouble
    from familyplan.store.reading import Reader

    Progress = Callable[[int, int], None]

ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
_MEGABYTE: Final = 1_000_000
_SAMPLE: Final = 100
_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_EACH: Final = 100  # families between two words of progress


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


def is_spreadsheet(name: str, data: bytes) -> bool:
    """Say whether to take a file for a spreadsheet, rather than for JSON of this program."""
    ending = PurePath(name).suffix.lower()
    if ending in ENDINGS:
        return True
    return not ending and data[:_SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"{", b"["}


def read_book(data: bytes, name: str) -> Book:
    """Read a spreadsheet by what is in it, whatever its name ends with.

    Raises:
        NotReadable: it is no CSV and no XLSX, or larger than the limits.

    """
    if len(data) > MOST_BYTES:
        raise NotReadable(say("The file is larger than {most} MB.", most=MOST_BYTES // _MEGABYTE))
    if data.startswith((_ZIP, _COMPOUND)):
        from familyplan.exchange.spreadsheets.xlsx_in import (  # noqa: PLC0415 - a large library
            read_xlsx,
        )

        return read_xlsx(data)
    return read_csv(data, PurePath(name).name)


def plan_sheet(
    session: Opened, choices: Choices, source: str, *, progress: Progress = _quiet
) -> ImportPlan:
    """Say what bringing a sheet in would do; nothing is changed.

    `source` is the file's name for the note that keeps what has no field. A family that is here
    already (the same reference, or the same name with the same people) does not come in again.
    """
    wrong = choices.problem()
    if wrong:
        return ImportPlan(problems=(wrong,))
    ids = Ids()
    directory = Directory(session.store.directory(), ids)
    here = _Here(session.store)
    odd = _by_row(choices.sheet.troubles)
    groups = grouping.grouped(_entries(choices), choices.way)
    new: list[Arriving] = []
    same: list[Arriving] = []
    aside: list[Arriving] = []
    for n, group in enumerate(groups):
        if n % _EACH == 0:
            progress(n, len(groups))
        made = FamilyOfRows(group, directory, ids, session.clock.today(), source=source)
        found = [one for row in made.rows for one in odd.get(row, ())]
        if made.problems or any(one.bad for one in found):
            aside.append(_arriving(made, found))
        else:
            (same if here.has(made) else new).append(_arriving(made, found))
    needed = directory.needed(
        row_id for one in new for record in one.records for _name, row_id in mentioned(record)
    )
    return ImportPlan(
        problems=tuple(line for one in aside for line in one.findings),
        new=tuple(new),
        same=tuple(same),
        directory=needed,
        aside=tuple(aside),
    )


def _entries(choices: Choices) -> list[grouping.Entry]:
    rows = [row for row in choices.sheet.rows if row.n > choices.heading]
    read = [grouping.entry(row, choices.columns, choices.match) for row in rows]
    return [one for one in read if one.family or one.people or one.rest]


class _Here:
    """The families the store holds already, as a spreadsheet would name them."""

    def __init__(self, store: Reader) -> None:
        lines = store.family_lines()
        self._references = {_tight(line.reference) for line in lines} - {""}
        self._without = {line.family for line in lines if not line.reference}
        self._people: dict[str, set[tuple[str, str]]] = {one: set() for one in self._without}
        for person in store.all(Person) if lines else ():
            if person.scope in self._people:
                self._people[person.scope].add(_of(person))
        names = {line.family: plain(line.name) for line in lines}
        self._whole = {(names[one], frozenset(who)) for one, who in self._people.items()}

    def has(self, made: FamilyOfRows) -> bool:
        """Say whether the family is here: by its reference, or by its name and all its people."""
        family = made.records[0]
        if not isinstance(family, Family):
            return False
        if family.reference:
            return _tight(family.reference) in self._references
        who = frozenset(_of(one) for one in made.records if isinstance(one, Person))
        return (plain(family.name), who) in self._whole


def _of(person: Person) -> tuple[str, str]:
    return plain(person.name), (person.born.edtf or person.born.said) if person.born else ""


def _tight(reference: str) -> str:
    return plain(reference).replace(" ", "")


def _by_row(troubles: Iterable[Trouble]) -> dict[int, list[Trouble]]:
    found: dict[int, list[Trouble]] = {}
    for one in troubles:
        found.setdefault(one.row, []).append(one)
    return found


def _arriving(made: FamilyOfRows, odd: list[Trouble]) -> Arriving:
    found = sorted(dict.fromkeys([*made.problems, *odd, *made.troubles]))
    return Arriving(
        made.records[0].id if made.records else "",
        made.name or say("row {n}", n=made.rows[0]),
        tuple(made.records),
        findings=tuple(say("Row {n}: {words}", n=one.row, words=one.words) for one in found),
    )
