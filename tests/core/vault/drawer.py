"""A keeper of the device's key for tests that open a store without typing."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Drawer:
    """A real keeper of keys, in the memory of a test."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, store_id: str) -> bytes | None:
        """Give what is kept."""
        return self.kept.get(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key."""
        self.kept[store_id] = key

    def forget(self, store_id: str) -> None:
        """Drop a key."""
        self.kept.pop(store_id, None)
