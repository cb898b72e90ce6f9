"""What stands at the door in tests: a computer that keeps keys, and dialogs that were answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from familyplan_ui.door.asking import Asking

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "seven quiet otters"


@dataclass
class Keeper:
    """A computer that keeps keys, until it is asked to lose them."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, store_id: str) -> bytes | None:
        """Give the key kept for a store."""
        return self.kept.get(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key."""
        self.kept[store_id] = key

    def forget(self, store_id: str) -> None:
        """Forget a key."""
        self.kept.pop(store_id, None)


@dataclass
class Answers:
    """What the system's dialogs give back."""

    file: Path | None = None
    folder: Path | None = None
    new_file: Path | None = None

    def asking(self) -> Asking:
        """Give dialogs that answer so, and no printer."""
        return Asking(
            file=lambda _title: self.file,
            folder=lambda _title, _at: self.folder,
            new_file=lambda _title, _at: self.new_file,
            printer=lambda _parent: None,
        )
