"""What a vault takes from the world around it, so that a test can give it another world."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from familyplan import policy
from familyplan.clock import Clock, SystemClock
from familyplan.vault import ballast, places
from familyplan.vault.device import DeviceSafe
from familyplan.vault.kdf import Derivation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from familyplan.policy import Policy


class DeviceKeeper(Protocol):
    """Keeps one random key per store where this computer keeps its user's passwords.

    Whatever goes wrong there may be raised as any exception: it is never the only way in.
    """

    def fetch(self, store_id: str) -> bytes | None:
        """Give the key kept for a store, or None."""

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key for a store, in place of the one before."""

    def forget(self, store_id: str) -> None:
        """Keep no key for a store any more."""


def _tell_nobody(_words: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Surroundings:
    """What a vault takes from the world around it; the defaults are the real ones.

    `derivation` makes the setting for a new passphrase slot; `ballast_bytes` is the size of the
    ballast of a new store. `policy` is what this computer's managers have set; `device` keeps keys
    for this computer (None: it cannot). With `recovery_first` no real family comes in before
    there is a second way in for the day the passphrase is forgotten. `tell` hears in words what an
    opening that takes longer than usual is doing, on the thread that opens.
    """

    clock: Clock = field(default_factory=SystemClock)
    derivation: Callable[[], Derivation] = Derivation.fresh
    ballast_bytes: int = ballast.USUAL_BYTES
    mounts: Callable[[], tuple[places.Mount, ...]] = places.mounts
    can_write: Callable[[Path], bool] = places.can_write
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    policy: Callable[[], Policy] = policy.read
    device: DeviceKeeper | None = field(default_factory=DeviceSafe)
    recovery_first: bool = True
    tell: Callable[[str], None] = _tell_nobody

    def refuse_unsafe(self, folder: Path) -> None:
        """Refuse a folder where a live store would be spoilt (SyncedFolder, NetworkFolder)."""
        places.refuse_unsafe(folder, self.mounts(), self.environment)
