"""Checking a file of families before anything is kept: a list of what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator

from familyplan.exchange.family_json import mentioned
from familyplan.exchange.reading import unfit_texts
from familyplan.exchange.saying import said
from familyplan.exchange.schema import FORMAT, VERSION, envelope, kinds_in, record_schema
from familyplan.model import DIRECTORY, Family, declarations, kind_of
from familyplan.model.notation import NotationError, read, read_record
from familyplan.model.titles import title
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from familyplan.model import Record

MOST_PROBLEMS: Final = 200
MOST_OF_ONE: Final = 20


@dataclass(slots=True)
class Contents:
    """What a file holds: directory records, and each family's own records by family id."""

    directory: list[Record] = field(default_factory=list)
    families: dict[str, list[Record]] = field(default_factory=dict)
    missing: dict[str, frozenset[str]] = field(default_factory=dict)


class Check:
    """One pass over a file's plain values; `problems` are sentences, `contents` is what was read.

    What is wrong with one family sets only that family aside; with `fatal` nothing can come in.
    `known` says which kind of directory record an id has that the file itself does not hold.
    """

    def __init__(self, known: Callable[[str], str | None]) -> None:
        """Begin with nothing found."""
        self.problems: list[str] = []
        self.contents = Contents()
        self.fatal = False
        self._known = known
        self._seen: dict[str, str] = {}
        self._in = 0  # the family being looked at, counted from 1; 0 is none
        self._noted = 0
        self._aside: dict[int, list[str]] = {}
        self._called: dict[int, tuple[str, str]] = {}
        self._numbers: dict[str, int] = {}
        self._validators = {
            kind: Draft202012Validator(record_schema(found))
            for kind, found in (kinds_in("family") | kinds_in(DIRECTORY)).items()
        }

    def run(self, document: Any) -> None:  # noqa: ANN401 - JSON
        """Check a whole document; references are looked at where every record could be read."""
        if not self._is_ours(document):
            self.fatal = True
            return
        for error in Draft202012Validator(envelope()).iter_errors(document):
            path = list(error.absolute_path)
            inside = path[0] == "families" and len(path) > 1 if path else False
            self._in = int(path[1]) + 1 if inside else 0
            self.fatal |= not inside
            self._note(*said(error))
        self._in = 0
        if self.fatal:
            return
        listed = document.get("directory", [])
        self.contents.directory = list(self._records(listed, say("directory"), DIRECTORY))
        for n, family in enumerate(document["families"], start=1):
            self._in = n
            if n not in self._aside:
                self._family(family, say("family {n}", n=n))
        self._in = 0
        self._references()

    def sound(self) -> Iterator[tuple[int, tuple[str, list[Record]]]]:
        """Give the families nothing is wrong with: their number in the file, id and records."""
        for family_id, records in self.contents.families.items():
            if self._numbers[family_id] not in self._aside:
                yield self._numbers[family_id], (family_id, records)

    def aside(self) -> dict[int, tuple[str, str, tuple[str, ...]]]:
        """Give each family something is wrong with, by number: id, name if known, what is wrong."""
        return {
            n: (*self._called.get(n, ("", "")), tuple(lines))
            for n, lines in sorted(self._aside.items())
        }

    def note(self, where: str, what: str, family: int = 0) -> None:
        """Note something found wrong from outside, in the family of this number or in none."""
        self._in = family
        self._note(where, what)

    def _is_ours(self, document: Any) -> bool:  # noqa: ANN401 - JSON
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            self._note("", say("This is not a file of families from Family Plan."))
            return False
        version = document.get("version")
        if isinstance(version, int) and version > VERSION:
            self._note(
                "", say("A newer Family Plan wrote this file. Install the newer version first.")
            )
            return False
        return True

    def _note(self, where: str, what: str) -> None:
        self._noted += 1
        line = f"{where}: {what}" if where else what
        if self._in:
            lines = self._aside.setdefault(self._in, [])
            if len(lines) < MOST_OF_ONE:
                lines.append(line)
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(line)
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(say("There is more wrong than is listed here."))

    def _family(self, family: Mapping[str, Any], where: str) -> None:
        family_id = family["id"]
        if family_id in self.contents.families:
            self._note(where, say("the same family is in the file twice"))
            self._aside.setdefault(self._numbers[family_id], []).append(self.problems[-1])
            return
        records = list(self._records(family["records"], where, "family", family_id))
        heads = [one for one in records if isinstance(one, Family)]
        if [one.id for one in heads] != [family_id] and self._in not in self._aside:
            self._note(where, say("needs exactly one record of kind “family”, with the same id"))
        self._numbers[family_id] = self._in
        self._called[self._in] = (family_id, title(heads[0]) if heads else "")
        self.contents.families[family_id] = records
        self.contents.missing[family_id] = frozenset(family.get("missing", ()))

    def _records(
        self, listed: list[Any], where: str, home: str, scope: str = DIRECTORY
    ) -> Iterator[Record]:
        allowed = kinds_in(home)
        for n, written in enumerate(listed, start=1):
            kind = written.get("kind") if isinstance(written, dict) else None
            if not isinstance(kind, str) or kind not in allowed:
                place = say("{where}, record {n}", where=where, n=n)
                self._note(place, say("is no kind of record that belongs here"))
                continue
            place = say("{where}, record {n} ({kind})", where=where, n=n, kind=kind)
            if self._fits(written, kind, place):
                found = self._read(allowed[kind], written, scope, place)
                if found is not None:
                    yield found

    def _fits(self, written: dict[str, Any], kind: str, place: str) -> bool:
        before = self._noted
        for error in self._validators[kind].iter_errors(written):
            inner, what = said(error)
            self._note(f"{place}, {inner}" if inner else place, what)
        for name, value in written.items():
            fields = value.items() if isinstance(value, dict) else [(name, value)]
            for field_name, held in fields:
                if next(unfit_texts([field_name, held]), None) is not None:
                    shown = next(unfit_texts(field_name), None)
                    at = place if shown else f"{place}, “{field_name}”"
                    self._note(at, say("holds a control character or half a letter"))
        row_id = written.get("id")
        if isinstance(row_id, str) and self._seen.setdefault(row_id, place) != place:
            self._note(place, say("has the same id as {other}", other=self._seen[row_id]))
        return self._noted == before

    def _read(
        self, record_type: type[Record], written: dict[str, Any], scope: str, place: str
    ) -> Record | None:
        try:
            return read_record(record_type, written["id"], scope, written["fields"])
        except NotationError:
            declared = declarations(record_type)
            for name, value in written["fields"].items():
                try:
                    read(declared[name], value)
                except NotationError:
                    self._note(f"{place}, “{name}”", say("cannot be: there is no such value"))
            return None

    def _references(self) -> None:
        directory = {one.id: kind_of(one) for one in self.contents.directory}
        self._point(self.contents.directory, directory, frozenset())
        for n, (family_id, records) in tuple(self.sound()):
            self._in = n
            here = directory | {one.id: kind_of(one) for one in records}
            self._point(records, here, self.contents.missing[family_id])
        self._in = 0

    def _point(
        self, records: list[Record], here: Mapping[str, str], missing: frozenset[str]
    ) -> None:
        for record in records:
            declared = declarations(type(record))
            for name, row_id in mentioned(record):
                kind = here.get(row_id) or (None if row_id in missing else self._known(row_id))
                if kind is None and row_id not in missing:
                    what = say("points at a record that is not in the file")
                elif kind is not None and kind not in declared[name].refers:
                    what = say("points at a record of kind {kind}", kind=kind)
                else:
                    continue
                self._note(f"{self._seen[record.id]}, “{name}”", what)
