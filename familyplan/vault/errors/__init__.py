"""Everything that can stand between a person and their store, each with its own sentence."""

from __future__ import annotations

from familyplan.vault.errors.base import (
    VaultError,
)
from familyplan.vault.errors.keys import (
    KeysAltered,
    KeysDamaged,
    KeysMissing,
    NewerKeys,
    ShortPassphrase,
)
from familyplan.vault.errors.opening import (
    DamagedStore,
    EmptyStore,
    MissingStore,
    NotAStore,
    StoreInUse,
    TruncatedStore,
    UnfitProgram,
    WrongPassphrase,
)
from familyplan.vault.errors.places import (
    DiskFull,
    NetworkFolder,
    NoAccess,
    ReadOnlyFolder,
    StoreExists,
    SyncedFolder,
)

__all__ = [
    "DamagedStore",
    "DiskFull",
    "EmptyStore",
    "KeysAltered",
    "KeysDamaged",
    "KeysMissing",
    "MissingStore",
    "NetworkFolder",
    "NewerKeys",
    "NoAccess",
    "NotAStore",
    "ReadOnlyFolder",
    "ShortPassphrase",
    "StoreExists",
    "StoreInUse",
    "SyncedFolder",
    "TruncatedStore",
    "UnfitProgram",
    "VaultError",
    "WrongPassphrase",
]
