"""The pages of store.db seen from outside, to tell whether a data key vouches for any of them.

SQLCipher ends each page of 4096 bytes with a 16-byte IV and an HMAC-SHA512 over the encrypted
bytes, that IV and the page's number; its key is made from the raw key with PBKDF2, 2 rounds and the
salt with every byte XORed with 0x3a. The salt is the beginning of page 1 and is not covered.

Source: https://www.zetetic.net/sqlcipher/design/ and sqlcipher_page_hmac in its source.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from familyplan.vault import database
from familyplan.vault.secret import KEY_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.secret import DataKey

PAGE_BYTES: Final = 4096
_SALT_BYTES: Final = 16
_HMAC_BYTES: Final = 64
_MASK: Final = 0x3A
_ROUNDS: Final = 2
_MOST: Final = 64


def any_fits(folder: Path, key: DataKey, salt: bytes) -> bool:
    """Say whether one of the pages (64 at most, spread over the file) was written with this key."""
    masked = bytes(byte ^ _MASK for byte in salt)
    signing = hashlib.pbkdf2_hmac("sha512", key.raw, masked, _ROUNDS, KEY_BYTES)
    path = folder / database.NAME
    count = path.stat().st_size // PAGE_BYTES
    step = max(1, count // _MOST)
    with path.open("rb") as file:
        for number in range(0, count, step):
            file.seek(number * PAGE_BYTES)
            if _fits(file.read(PAGE_BYTES), number + 1, signing):
                return True
    return False


def _fits(page: bytes, number: int, signing: bytes) -> bool:
    """Check one page's HMAC."""
    covered = page[_SALT_BYTES if number == 1 else 0 : -_HMAC_BYTES]
    code = hmac.digest(signing, covered + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(code, page[-_HMAC_BYTES:])
