"""The pages of store.db seen from outside, to tell whether a data key vouches for any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.vault import database
from familyplan.vault.page_cipher import PAGE_BYTES, PageCipher

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.secret import DataKey

_MOST: Final = 64


def any_fits(folder: Path, key: DataKey, salt: bytes) -> bool:
    """Say whether one of the pages (64 at most, spread over the file) was written with this key."""
    cipher = PageCipher(key, salt)
    path = folder / database.NAME
    count = path.stat().st_size // PAGE_BYTES
    step = max(1, count // _MOST)
    with path.open("rb") as file:
        for number in range(0, count, step):
            file.seek(number * PAGE_BYTES)
            if cipher.opened(number + 1, file.read(PAGE_BYTES)) is not None:
                return True
    return False
