"""Everything that can stand between a person and their store, each with its own sentence."""

from __future__ import annotations

from familyplan.vault.errors.base import (
    VaultError,
)
from familyplan.vault.errors.keys import (
    KeysAltered,
    KeysCutShort,
    KeysDamaged,
    KeysMissing,
    NewerKeys,
    ShortPassphrase,
)
from familyplan.vault.errors.opening import (
    DamagedStore,
    EmptyStore,
    KeysOfAnother,
    KeysOutdated,
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
from familyplan.vault.errors.ways import (
    CodeMistyped,
    DeviceNotAllowed,
    DeviceNotKept,
    LastWayIn,
    NoDeviceKey,
    NoSuchWayIn,
    NotAnOrganisationKey,
    NotTypedBack,
    PresentWayIn,
    RekeyFailed,
    SlotTextUnreadable,
    WrongOrganisationKey,
    WrongRecoveryCode,
)

__all__ = [
    "CodeMistyped",
    "DamagedStore",
    "DeviceNotAllowed",
    "DeviceNotKept",
    "DiskFull",
    "EmptyStore",
    "KeysAltered",
    "KeysCutShort",
    "KeysDamaged",
    "KeysMissing",
    "KeysOfAnother",
    "KeysOutdated",
    "LastWayIn",
    "MissingStore",
    "NetworkFolder",
    "NewerKeys",
    "NoAccess",
    "NoDeviceKey",
    "NoSuchWayIn",
    "NotAStore",
    "NotAnOrganisationKey",
    "NotTypedBack",
    "PresentWayIn",
    "ReadOnlyFolder",
    "RekeyFailed",
    "ShortPassphrase",
    "SlotTextUnreadable",
    "StoreExists",
    "StoreInUse",
    "SyncedFolder",
    "TruncatedStore",
    "UnfitProgram",
    "VaultError",
    "WrongOrganisationKey",
    "WrongPassphrase",
    "WrongRecoveryCode",
]
