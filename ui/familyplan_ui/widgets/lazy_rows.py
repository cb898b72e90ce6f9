"""Rows of a painted list that are made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from familyplan_ui.widgets.painted import PaintedRow


class LazyRows(Sequence["PaintedRow"]):
    """Rows known by their keys; `make` gives the row at a place, and may keep it or not."""

    def __init__(self, keys: Sequence[str], make: Callable[[int], PaintedRow]) -> None:
        self.keys = tuple(keys)
        self._make = make

    def __len__(self) -> int:
        """Count the rows; none is made."""
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> PaintedRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[PaintedRow]: ...
    def __getitem__(self, at: int | slice) -> PaintedRow | list[PaintedRow]:
        """Give one row or some, made now; IndexError past the end."""
        many = len(self.keys)
        if isinstance(at, slice):
            return [self._make(one) for one in range(many)[at]]
        return self._make(at if 0 <= at < many else range(many)[at])


def keys_of(rows: Sequence[PaintedRow]) -> Sequence[str]:
    """Give the keys of rows; what waits to be made goes on waiting."""
    return rows.keys if isinstance(rows, LazyRows) else [row.key for row in rows]
