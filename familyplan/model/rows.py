"""A family's whole record in the hand: rows of every kind, read once, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from familyplan.model.declare import Record

R = TypeVar("R", bound="Record")


class Rows:
    """Frozen records by type and by id: one family's rows and the directory rows they point at."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records in the order they should be given back."""
        self._by_type: dict[type[Record], list[Record]] = {}
        self._by_id: dict[str, Record] = {}
        for record in records:
            self._by_type.setdefault(type(record), []).append(record)
            self._by_id[record.id] = record

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of one type, in order."""
        return tuple(self._by_type.get(record_type, ()))  # type: ignore[arg-type]  # keyed by type

    def find(self, record_type: type[R], row_id: str) -> R | None:
        """Give the record of this type and id, or None where there is none."""
        found = self._by_id.get(row_id)
        return found if isinstance(found, record_type) else None

    def any(self, row_id: str) -> Record | None:
        """Give the record with this id, of whatever type."""
        return self._by_id.get(row_id)

    def __iter__(self) -> Iterator[Record]:
        """Walk over every record."""
        return iter(self._by_id.values())

    def __len__(self) -> int:
        """Count the records."""
        return len(self._by_id)
