"""The secrets a store can be opened with, beside a passphrase (a plain `str`)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class RecoveryCode:
    """What stands on the recovery sheet, as somebody typed it."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class OrganisationKey:
    """The private key file of the partnership (its bytes), and the passphrase that opens it."""

    file: bytes = field(repr=False)
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class DeviceKey:
    """The key this computer keeps for its user."""


Secret = str | RecoveryCode | OrganisationKey | DeviceKey
