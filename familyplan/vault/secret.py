"""The data key of one store, held in memory that can be wiped."""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES: Final = 32
_HEX: Final = b"0123456789abcdef"


class DataKey:
    """The 32 bytes that decrypt one store, never turned into a string, gone after `wipe()`."""

    def __init__(self, raw: bytearray) -> None:
        """Take over the bytes; the caller must not keep them."""
        if len(raw) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self._raw = raw
        self._held = True

    @classmethod
    def fresh(cls) -> DataKey:
        """Make a new random key."""
        return cls(bytearray(os.urandom(KEY_BYTES)))

    @property
    def raw(self) -> bytearray:
        """The bytes themselves, for sealing to a slot.

        Raises:
            RuntimeError: the key was wiped, so the store is closed.

        """
        if not self._held:
            raise RuntimeError("the store is closed; its key is gone")
        return self._raw

    def sqlcipher_form(self) -> bytearray:
        """Give the key as SQLCipher takes a raw one, x'<64 hex>'; the caller zeroes it.

        Source: https://www.zetetic.net/sqlcipher/sqlcipher-api/#key
        """
        form = bytearray(b"x'")
        for byte in self.raw:
            form.append(_HEX[byte >> 4])
            form.append(_HEX[byte & 15])
        form += b"'"
        return form

    def sign(self, message: bytes, purpose: bytes) -> bytes:
        """Give the 32-byte HMAC-SHA256 of `message` under a key made for this purpose alone."""
        key = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose).derive(self.raw)
        code = hmac.HMAC(key, hashes.SHA256())
        code.update(message)
        return code.finalize()

    def wipe(self) -> None:
        """Overwrite the bytes; the key cannot be used afterwards."""
        zero(self._raw)
        self._held = False


def zero(buffer: bytearray) -> None:
    """Overwrite every byte in place."""
    buffer[:] = bytes(len(buffer))
