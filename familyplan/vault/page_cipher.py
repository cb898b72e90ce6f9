"""Pages of store.db opened and sealed by hand, for when SQLCipher cannot open the file at all.

SQLCipher encrypts a page of 4096 bytes with AES-256-CBC and ends it with the 16-byte IV and an
HMAC-SHA512 over ciphertext, IV and page number; the key of the HMAC comes from the raw key by
PBKDF2, 2 rounds, and the salt with every byte XORed with 0x3a. Page 1 begins with the salt, in
clear, in place of SQLite's magic. Source: https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from familyplan.vault.secret import KEY_BYTES

if TYPE_CHECKING:
    from familyplan.vault.secret import DataKey

PAGE_BYTES: Final = 4096
SALT_BYTES: Final = 16
# IV and HMAC, which SQLite leaves alone as the reserved end of each page.
RESERVED_BYTES: Final = 80
_IV_BYTES: Final = 16
_HMAC_BYTES: Final = 64
_MAGIC: Final = b"SQLite format 3\0"
_MASK: Final = 0x3A
_ROUNDS: Final = 2


class PageCipher:
    """Opens and seals the pages of one store."""

    def __init__(self, key: DataKey, salt: bytes) -> None:
        """Take the data key, and the 16 bytes the file should begin with."""
        masked = bytes(byte ^ _MASK for byte in salt)
        self._salt = salt
        self._key = bytes(key.raw)
        self._signing = hashlib.pbkdf2_hmac("sha512", key.raw, masked, _ROUNDS, KEY_BYTES)

    def opened(self, number: int, page: bytes) -> bytes | None:
        """Decrypt the page of this number (from 1), or give None where it is not as written."""
        start = SALT_BYTES if number == 1 else 0
        signed, code = page[start:-_HMAC_BYTES], page[-_HMAC_BYTES:]
        if not hmac.compare_digest(self._code(number, signed), code):
            return None
        text = self._cipher(signed[-_IV_BYTES:]).decryptor().update(signed[:-_IV_BYTES])
        return (_MAGIC if number == 1 else b"") + text + bytes(RESERVED_BYTES)

    def sealed(self, number: int, plain: bytes) -> bytes:
        """Encrypt a page laid out as SQLite sees it."""
        start = SALT_BYTES if number == 1 else 0
        vector = os.urandom(_IV_BYTES)
        text = self._cipher(vector).encryptor().update(plain[start:-RESERVED_BYTES])
        signed = text + vector
        return (self._salt if number == 1 else b"") + signed + self._code(number, signed)

    def _code(self, number: int, signed: bytes) -> bytes:
        return hmac.digest(self._signing, signed + number.to_bytes(4, "little"), "sha512")

    def _cipher(self, vector: bytes) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(vector))
