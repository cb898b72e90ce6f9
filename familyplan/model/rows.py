"""A family's whole record in the hand: rows of every kind, read once, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from familyplan.model.lenses import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from familyplan.model.declare import Record
    from familyplan.model.lenses import Lenses

R = TypeVar("R", bound="Record")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unread:
    """What was fetched of the records of one type, by id and in order, and how to read one.

    Most pages look at a few types; a long story is not to be read for those that do not show it.
    """

    held: Mapping[str, Any]
    read: Callable[[Any], Record]


class Rows:
    """Frozen records by type and by id: one family's rows and the directory rows they point at."""

    def __init__(
        self,
        records: Iterable[Record],
        unread: Mapping[type[Record], Unread] | None = None,
        lenses: Lenses | None = None,
    ) -> None:
        """Take the records in the order they should be given back; those not read yet come first.

        What is `unread` was fetched with the rest and holds what was true then, like the rest.
        `lenses` are those of the store the rows are of; without them, the shipped ones.
        """
        self._lenses = lenses
        self._unread = dict(unread or {})
        self._worked_out: dict[object, Any] = {}
        self._by_type: dict[type[Record], list[Record]] = {}
        self._by_id: dict[str, Record] = {}
        for record in records:
            self._by_type.setdefault(type(record), []).append(record)
            self._by_id[record.id] = record

    @property
    def lenses(self) -> Lenses:
        """Give the ways of looking there are in the store these rows are of."""
        return self._lenses or shipped()

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of one type, in order."""
        if record_type not in self._by_type and record_type in self._unread:
            unread = self._unread[record_type]
            self._by_type[record_type] = [self._read(one, unread) for one in unread.held]
        return tuple(self._by_type.get(record_type, ()))  # type: ignore[arg-type]  # keyed by type

    def find(self, record_type: type[R], row_id: str) -> R | None:
        """Give the record of this type and id, or None where there is none."""
        found = self.any(row_id)
        return found if isinstance(found, record_type) else None

    def any(self, row_id: str) -> Record | None:
        """Give the record with this id, of whatever type."""
        if row_id in self._by_id:
            return self._by_id[row_id]
        unread = next((one for one in self._unread.values() if row_id in one.held), None)
        return self._read(row_id, unread) if unread else None

    def once(self, what: object, work: Callable[[], T]) -> T:
        """Give what `work` makes of these rows, worked out once: they never change."""
        if what not in self._worked_out:
            self._worked_out[what] = work()
        found: T = self._worked_out[what]
        return found

    def take_over(self, older: Rows) -> None:
        """Spare reading again what an older Rows of the same scope has read already.

        A record is taken only where what was fetched for it now equals what was fetched then, so
        that none is ever older than these rows.
        """
        for record_type, unread in self._unread.items():
            for row_id, held in unread.held.items():
                record = older.made_of(record_type, row_id, held)
                if record is not None:
                    self._by_id[row_id] = record

    def made_of(self, record_type: type[Record], row_id: str, held: object) -> Record | None:
        """Give the record read here from exactly what is `held`, or None where none was."""
        unread = self._unread.get(record_type)
        record = self._by_id.get(row_id)
        if unread is None or record is None or unread.held.get(row_id) != held:
            return None
        return record

    def _read(self, row_id: str, unread: Unread) -> Record:
        if row_id not in self._by_id:
            self._by_id[row_id] = unread.read(unread.held[row_id])
        return self._by_id[row_id]

    def __iter__(self) -> Iterator[Record]:
        """Walk over every record."""
        for record_type in self._unread:
            yield from self.of(record_type)
        waited = self._waited
        yield from [one for row_id, one in tuple(self._by_id.items()) if row_id not in waited]

    def __len__(self) -> int:
        """Count the records."""
        return len(
            self._by_id.keys() | {one for each in self._unread.values() for one in each.held}
        )

    @property
    def _waited(self) -> set[str]:
        """The ids of all that was not read at once."""
        return {row_id for unread in self._unread.values() for row_id in unread.held}
