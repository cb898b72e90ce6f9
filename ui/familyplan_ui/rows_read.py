"""The rows of the families that were looked at, each read once per change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.model import Rows


class RowsRead:
    """Rows by family; after a change a family's are read again, its unchanged records are not."""

    def __init__(self) -> None:
        self._now: dict[str, Rows] = {}
        self._before: dict[str, Rows] = {}

    def of(self, family_id: str, read: Callable[[str], Rows]) -> Rows:
        """Give a family's rows, read now where they are not known."""
        if family_id not in self._now:
            found, before = read(family_id), self._before.pop(family_id, None)
            if before is not None:
                found.take_over(before)
            self._now[family_id] = found
        return self._now[family_id]

    def changed(self, families: Iterable[str] | None = None) -> None:
        """Have these families read again, without naming any every one."""
        for family_id in tuple(self._now) if families is None else families:
            if family_id in self._now:
                self._before[family_id] = self._now.pop(family_id)

    def clear(self) -> None:
        """Let go of everything, also of what was before the last change."""
        self._now.clear()
        self._before.clear()
