"""The agencies and practitioners a spreadsheet names: those known here are used again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.exchange.spreadsheets.fields import plain
from familyplan.model import DIRECTORY, Agency, Practitioner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record
    from familyplan.model.ids import Ids


class Directory:
    """Gives the id for a name; somebody not known yet becomes a new record."""

    def __init__(self, here: Iterable[Record], ids: Ids) -> None:
        """Begin with the directory as it is in the store."""
        self._ids = ids
        self._fresh: dict[str, Record] = {}
        self._agencies: dict[str, str] = {}
        self._people: dict[tuple[str, str], str] = {}
        for one in here:
            if isinstance(one, Agency):
                self._agencies.setdefault(plain(one.name), one.id)
            elif isinstance(one, Practitioner):
                self._people.setdefault((plain(one.name), one.agency), one.id)

    def agency(self, name: str) -> str:
        """Give the id of an agency, "" for no name."""
        if not name:
            return ""
        found = self._agencies.get(plain(name))
        if found is None:
            found = self._agencies[plain(name)] = self._ids.new()
            self._fresh[found] = Agency(id=found, scope=DIRECTORY, name=name)
        return found

    def practitioner(self, made: Practitioner) -> str:
        """Give the id of a practitioner of a name in an agency, "" for no name."""
        if not made.name:
            return ""
        key = (plain(made.name), made.agency)
        if key not in self._people:
            self._people[key] = self._ids.new()
            self._fresh[self._people[key]] = replace(made, id=self._people[key], scope=DIRECTORY)
        known = self._fresh.get(self._people[key])
        if isinstance(known, Practitioner):
            self._fresh[known.id] = replace(
                known,
                role=known.role or made.role,
                phone=known.phone or made.phone,
                email=known.email or made.email,
            )
        return self._people[key]

    def needed(self, mentioned: Iterable[str]) -> tuple[Record, ...]:
        """Give the new records these ids stand for, agencies before those who work for them."""
        wanted = {row_id for row_id in mentioned if row_id in self._fresh}
        for row_id in tuple(wanted):
            record = self._fresh[row_id]
            if isinstance(record, Practitioner) and record.agency in self._fresh:
                wanted.add(record.agency)
        found = [one for row_id, one in self._fresh.items() if row_id in wanted]
        return tuple(sorted(found, key=lambda one: isinstance(one, Practitioner)))
