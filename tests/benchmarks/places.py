"""Where measures happen: this run's copies of the kept stores, and figures kept for later rows."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import stores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.stores import Size
    from familyplan.session import Session


@dataclass
class Places:
    """Copies of the stores, one per size; a measure may write in them.

    `sizes` are the three of the table, smallest first. `grown` are figures by name and size, from
    which growth is told at the end.
    """

    scratch: Path
    sizes: tuple[Size, ...] = (stores.CASELOAD, stores.DISTRICT, stores.COUNTY)
    grown: dict[tuple[str, Size], float] = field(default_factory=dict)
    _folders: dict[Size, Path] = field(default_factory=dict)

    def folder(self, size: Size) -> Path:
        """Give this run's copy of the store of a size."""
        if size not in self._folders:
            self._folders[size] = stores.copied(size, self.scratch)
        return self._folders[size]

    @contextmanager
    def session(self, size: Size) -> Iterator[Session]:
        """Open this run's copy of the store of a size."""
        session = stores.opened(self.folder(size))
        try:
            yield session
        finally:
            session.close()

    def keep(self, name: str, size: Size, seconds: float) -> None:
        """Remember a figure for the rows about growth."""
        self.grown[name, size] = seconds


@contextmanager
def places() -> Iterator[Places]:
    """Give places that are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="familyplan-bench-") as scratch:
        yield Places(Path(scratch))
