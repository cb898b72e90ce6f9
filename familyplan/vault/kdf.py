"""Turning a secret into a key: a passphrase slowly on purpose, a random secret at once.

Argon2id is RFC 9106, HKDF is RFC 5869.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from familyplan.vault.errors import ShortPassphrase, TooLittleMemory
from familyplan.vault.secret import KEY_BYTES

LEAST_CHARACTERS: Final = 12
SALT_BYTES: Final = 16
MEMORY_KIB: Final = range(19456, 1048576 + 1)
PASSES: Final = range(1, 10 + 1)
LANES: Final = range(1, 8 + 1)


@dataclass(frozen=True)
class Derivation:
    """One setting of Argon2id: memory in KiB, passes over it, lanes, and 16 bytes of salt.

    Raises:
        ValueError: a number is outside the bounds. The bounds also guard reading: a keys file
            someone tampered with could otherwise ask for all the memory there is.

    """

    memory_kib: int
    passes: int
    lanes: int
    salt: bytes

    def __post_init__(self) -> None:
        """Hold the bounds."""
        fits = (
            self.memory_kib in MEMORY_KIB
            and self.passes in PASSES
            and self.lanes in LANES
            and len(self.salt) == SALT_BYTES
        )
        if not fits:
            raise ValueError("Argon2id parameters out of bounds")

    @classmethod
    def fresh(cls, memory_kib: int = 131072, passes: int = 3, lanes: int = 4) -> Derivation:
        """Make a setting with a new random salt; the defaults cost about 0.3 s on a laptop."""
        return cls(memory_kib, passes, lanes, os.urandom(SALT_BYTES))

    def derive(self, passphrase: str) -> bytearray:
        """Give the 32-byte key of this passphrase; the caller zeroes it after use.

        Raises:
            TooLittleMemory: the computer has less free memory than the setting asks for.

        """
        key = bytearray(KEY_BYTES)
        try:
            Argon2id(
                salt=self.salt,
                length=KEY_BYTES,
                iterations=self.passes,
                lanes=self.lanes,
                memory_cost=self.memory_kib,
            ).derive_into(as_bytes(passphrase), key)
        except MemoryError as error:
            raise TooLittleMemory(self.memory_kib // 1024) from error
        return key

    def outdoes(self, other: Derivation) -> bool:
        """Say whether this setting asks for more work than another, and for less in nothing."""
        more = (self.memory_kib, self.passes) != (other.memory_kib, other.passes)
        return more and self.memory_kib >= other.memory_kib and self.passes >= other.passes


@dataclass(frozen=True)
class Expansion:
    """HKDF-SHA256 with 16 bytes of salt, for secrets that nobody can guess.

    Raises:
        ValueError: the salt has another size.

    """

    salt: bytes

    def __post_init__(self) -> None:
        """Hold the size."""
        if len(self.salt) != SALT_BYTES:
            raise ValueError("the salt has the wrong size")

    @classmethod
    def fresh(cls) -> Expansion:
        """Make one with a new random salt."""
        return cls(os.urandom(SALT_BYTES))

    def derive(self, secret: bytes) -> bytearray:
        """Give the 32-byte key of this secret; the caller zeroes it after use."""
        hkdf = HKDF(hashes.SHA256(), KEY_BYTES, salt=self.salt, info=b"familyplan random secret")
        return bytearray(hkdf.derive(secret))


def as_bytes(passphrase: str) -> bytes:
    """Give a passphrase the same bytes on every system (NFKC, then UTF-8); nothing is trimmed."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def check_new(passphrase: str, least: int = LEAST_CHARACTERS) -> None:
    """Refuse a new passphrase that is too short; nobody can set the floor below 12.

    Raises:
        ShortPassphrase: it has fewer than 12 (or `least`) characters after normalisation.

    """
    floor = max(least, LEAST_CHARACTERS)
    if len(unicodedata.normalize("NFKC", passphrase)) < floor:
        raise ShortPassphrase(floor)
