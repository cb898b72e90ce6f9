"""Checking a file of families before anything is kept: a list of what is wrong and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator

from familyplan.exchange.family_json import mentioned
from familyplan.exchange.reading import unfit_texts
from familyplan.exchange.saying import said
from familyplan.exchange.schema import FORMAT, VERSION, envelope, kinds_in, record_schema
from familyplan.model import DIRECTORY, declarations, kind_of
from familyplan.model.notation import NotationError, read, read_record
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from familyplan.model import Record

MOST_PROBLEMS: Final = 200


@dataclass(slots=True)
class Contents:
    """What a file holds: directory records, and each family's own records by family id."""

    directory: list[Record] = field(default_factory=list)
    families: dict[str, list[Record]] = field(default_factory=dict)
    missing: dict[str, frozenset[str]] = field(default_factory=dict)


class Check:
    """One pass over a file's plain values; `problems` are sentences, `contents` is what was read.

    `known` says which kind of directory record an id has that the file itself does not hold.
    """

    def __init__(self, known: Callable[[str], str | None]) -> None:
        """Begin with nothing found."""
        self.problems: list[str] = []
        self.contents = Contents()
        self._known = known
        self._seen: dict[str, str] = {}
        self._validators = {
            kind: Draft202012Validator(record_schema(found))
            for kind, found in (kinds_in("family") | kinds_in(DIRECTORY)).items()
        }

    def run(self, document: Any) -> None:  # noqa: ANN401 - JSON
        """Check a whole document; references are looked at once every record could be read."""
        if not self._is_ours(document):
            return
        for error in Draft202012Validator(envelope()).iter_errors(document):
            self._note(*said(error))
        if self.problems:
            return
        listed = document.get("directory", [])
        self.contents.directory = list(self._records(listed, say("directory"), DIRECTORY))
        for n, family in enumerate(document["families"], start=1):
            self._family(family, say("family {n}", n=n))
        if not self.problems:
            self._references()

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
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(f"{where}: {what}" if where else what)
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(say("There is more wrong than is listed here."))

    def _family(self, family: Mapping[str, Any], where: str) -> None:
        family_id = family["id"]
        if family_id in self.contents.families:
            self._note(where, say("the same family is in the file twice"))
            return
        records = list(self._records(family["records"], where, "family", family_id))
        heads = [one.id for one in records if kind_of(one) == "family"]
        if heads != [family_id] and not self.problems:
            self._note(where, say("needs exactly one record of kind “family”, with the same id"))
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
        before = len(self.problems)
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
        return len(self.problems) == before

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
        for family_id, records in self.contents.families.items():
            here = directory | {one.id: kind_of(one) for one in records}
            self._point(records, here, self.contents.missing[family_id])

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
