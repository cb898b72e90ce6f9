"""Papers kept beside the database: immutable files, each encrypted in chunks under its own key.

A file is `MAGIC`, 7 random bytes, then chunks of 1 MiB (the last one shorter) with 16 bytes of tag
each. The nonce of a chunk is those 7 bytes, its number and whether it is the last, as in the STREAM
construction (Hoang, Reyhanitabar, Rogaway and Vizar, 2015), so that chunks cannot be cut off, left
out, repeated or swapped; store and file name are part of what is authenticated.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import struct
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from familyplan.vault import files
from familyplan.vault.paper_errors import PaperDamaged, PaperMissing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER: Final = "papers"
CHUNK_BYTES: Final = 1 << 20
KEY_BYTES: Final = 32
PART: Final = ".part"
_MAGIC: Final = b"FPPAPER1"
_PREFIX_BYTES: Final = 7
_TAG_BYTES: Final = 16
_NAME_BYTES: Final = 16
_NAME: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """One paper as the store knows it.

    `file` is its random name, `key` its own 32 bytes, `digest` the SHA-256 of the file as it lies
    on the disk, and `size` the number of bytes of the paper in clear.
    """

    file: str
    key: bytes = field(repr=False)
    digest: bytes
    size: int


def seal(folder: Path, store_id: str, data: bytes, *, file: str = "") -> SealedPaper:
    """Write a paper into a store's folder, durably and under its final name, with a new key.

    Until the key is kept in the database, the file is one that nobody can read. `file` gives the
    name of a paper brought from another store, to which its record refers.

    Raises:
        DiskFull, ReadOnlyFolder: nothing was kept.

    """
    home = folder / FOLDER
    file, key = file or secrets.token_hex(_NAME_BYTES), os.urandom(KEY_BYTES)
    part = home / f"{file}{PART}"
    digest = hashlib.sha256()
    try:
        with files.known_troubles(folder):
            home.mkdir(mode=files.PRIVATE_FOLDER, exist_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE)
            with os.fdopen(handle, "wb") as out:
                for piece in _sealed(key, _context(store_id, file), data):
                    out.write(piece)
                    digest.update(piece)
                out.flush()
                os.fsync(out.fileno())
            part.rename(home / file)
            files.sync_folder(home)
    except BaseException:
        for left in (part, home / file):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise
    return SealedPaper(file, key, digest.digest(), len(data))


def chunks(folder: Path, store_id: str, paper: SealedPaper) -> Iterator[bytes]:
    """Decrypt a paper chunk by chunk; every chunk was proved before it is given.

    That the paper is complete is proved only when the last chunk has come.

    Raises:
        PaperMissing: its file is not there.
        PaperDamaged: the file is not what was kept.

    """
    try:
        with (folder / FOLDER / paper.file).open("rb") as file:
            yield from _opened(file, paper, _context(store_id, paper.file))
    except FileNotFoundError as error:
        raise PaperMissing(paper.file) from error
    except (InvalidTag, OSError) as error:
        raise PaperDamaged(paper.file) from error


def read(folder: Path, store_id: str, paper: SealedPaper) -> bytes:
    """Give a whole paper; raises what `chunks` raises."""
    return b"".join(chunks(folder, store_id, paper))


def check(folder: Path, store_id: str, paper: SealedPaper) -> None:
    """Prove a paper without keeping any of it; raises what `chunks` raises."""
    for _chunk in chunks(folder, store_id, paper):
        pass


def present(folder: Path) -> dict[str, float]:
    """Give every file of ours among the papers, finished or not, with when it was last written.

    Times are seconds since 1970. Files with other names were put there by others and are left out.
    """
    home = folder / FOLDER
    if not home.is_dir():
        return {}
    return {
        path.name: path.stat().st_mtime
        for path in sorted(home.iterdir())
        if _NAME.fullmatch(path.name.removesuffix(PART)) and path.is_file()
    }


def remove(folder: Path, file: str) -> None:
    """Take a paper's file away durably; one that is gone already is no error."""
    with files.known_troubles(folder):
        (folder / FOLDER / file).unlink(missing_ok=True)
        files.sync_folder(folder / FOLDER)


def _context(store_id: str, file: str) -> bytes:
    """Give what ties a chunk to its format, store and file."""
    return b"\0".join((_MAGIC, store_id.encode(), file.encode()))


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">I?", number, last)


def _bound(context: bytes, number: int) -> bytes:
    return context + struct.pack(">I", number)


def _sealed(key: bytes, context: bytes, data: bytes) -> Iterator[bytes]:
    """Give the pieces of a paper's file in order."""
    cipher, prefix = AESGCM(key), os.urandom(_PREFIX_BYTES)
    yield _MAGIC + prefix
    view = memoryview(data)
    count = max(1, -(-len(data) // CHUNK_BYTES))
    for number in range(count):
        nonce = _nonce(prefix, number, last=number == count - 1)
        chunk = view[number * CHUNK_BYTES : (number + 1) * CHUNK_BYTES]
        yield cipher.encrypt(nonce, chunk, _bound(context, number))


def _opened(file: BinaryIO, paper: SealedPaper, context: bytes) -> Iterator[bytes]:
    """Decrypt what follows, holding one chunk while looking whether another comes after it."""
    cipher, digest, size = AESGCM(paper.key), hashlib.sha256(), 0
    start = file.read(len(_MAGIC) + _PREFIX_BYTES)
    prefix = start[len(_MAGIC) :]
    if not start.startswith(_MAGIC) or len(prefix) != _PREFIX_BYTES:
        raise InvalidTag
    digest.update(start)
    piece = file.read(CHUNK_BYTES + _TAG_BYTES)
    for number in range(1 << 32):
        after = file.read(CHUNK_BYTES + _TAG_BYTES)
        digest.update(piece)
        nonce = _nonce(prefix, number, last=not after)
        chunk = cipher.decrypt(nonce, piece, _bound(context, number))
        size += len(chunk)
        if not after and (size != paper.size or digest.digest() != paper.digest):
            raise InvalidTag
        yield chunk
        if not after:
            return
        piece = after
