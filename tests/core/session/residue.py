"""Every page of a store decrypted by hand, to look for what should not be there any more."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import string
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from familyplan.model import Answer, Kind, Money, Record, declarations, nouns
from familyplan.model.declare import noun_of
from familyplan.model.partial_date import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE, SALT, IV, MAC = 4096, 16, 16, 64
_WAL_HEADER, _FRAME_HEADER = 32, 24
_PIECE = 8


def decrypted(path: Path, key: bytes) -> bytes:
    """Give every page of a SQLCipher 4 file or of its -wal, decrypted one by one.

    Each page is AES-256-CBC, its IV and HMAC-SHA512 in the last 80 bytes; the HMAC's key is
    PBKDF2 of the raw key with a salt of its own, 2 rounds
    (https://www.zetetic.net/sqlcipher/design/).
    """
    data = path.read_bytes()
    main = data if path.suffix == ".db" else path.with_name("store.db").read_bytes()
    salt = bytes(byte ^ 0x3A for byte in main[:SALT])
    mac_key = hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
    pages = _pages(data) if path.suffix == ".db" else _frames(data)
    return b"".join(_page(key, mac_key, number, page) for number, page in pages)


def _pages(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number, at in enumerate(range(0, len(data), PAGE), start=1):
        yield number, data[at : at + PAGE]


def _frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(_WAL_HEADER, len(data) - PAGE, _FRAME_HEADER + PAGE):
        page = at + _FRAME_HEADER
        yield int.from_bytes(data[at : at + 4], "big"), data[page : page + PAGE]


def _page(key: bytes, mac_key: bytes, number: int, page: bytes) -> bytes:
    body = page[SALT:] if number == 1 else page
    sealed, iv, mac = body[: -IV - MAC], body[-IV - MAC : -MAC], body[-MAC:]
    counted = sealed + iv + number.to_bytes(4, "little")
    assert hmac.digest(mac_key, counted, "sha512") == mac, f"page {number}"
    opener = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return opener.update(sealed) + opener.finalize()


def found(places: list[bytes], marks: set[str], bodies: list[bytes]) -> set[str]:
    """Name every mark of which 8 letters are left, and every body of which 16 bytes are."""
    exact = b"\n".join(places)
    # A mark is letters alone: what is left of one stands where 8 letters or more do.
    runs = set(re.findall(rb"[a-z]{%d,}" % _PIECE, exact.lower()))
    pieces_left = {piece for run in runs for piece in _pieces(run.decode())}
    left = {mark for mark in marks if not pieces_left.isdisjoint(_pieces(mark))}
    # Packed, bodies of the same sort begin alike, whoever they are about.
    pieces = [body[at : at + 16] for body in bodies for at in range(16, len(body) - 15, 16)]
    return left | {f"body {piece.hex()}" for piece in pieces if piece in exact}


def _pieces(letters: str) -> Iterator[str]:
    """Give every 8 letters that stand side by side."""
    return (letters[at : at + _PIECE] for at in range(len(letters) - _PIECE + 1))


class Marks:
    """Makes words found nowhere else, and remembers them."""

    def __init__(self) -> None:
        self.made: set[str] = set()

    def new(self) -> str:
        """Make a word of 16 letters."""
        mark = "".join(secrets.choice(string.ascii_lowercase) for _letter in range(16))
        self.made.add(mark)
        return mark

    def filled(self, scope: str) -> Iterator[Record]:
        """Give one record of every kind a family has, with a mark in every field that can hold one.

        Statements are filled like any other; ids that refer to something are left empty.
        """
        for kind, record_type in nouns().items():
            if noun_of(record_type).home == "family" and kind != "family":
                yield record_type(scope=scope, **self.values(record_type))

    def values(self, record_type: type[Record]) -> dict[str, Any]:
        """Give a value for every field of a kind but references, marked where it can be."""
        values = {}
        for name, declared in declarations(record_type).items():
            if declared.kind not in {Kind.REF, Kind.REFS, Kind.FLAG}:
                values[name] = self._value(declared.kind)
        return values

    def _value(self, kind: Kind) -> Any:  # noqa: ANN401 - any field value
        fixed: dict[Kind, Any] = {
            Kind.DAY: date(2026, 12, 9), Kind.TIME: time(9, 30), Kind.NUMBER: 7,
            Kind.STAMP: datetime(2026, 12, 1, tzinfo=UTC), Kind.SCORE: Decimal(3),
            Kind.MONEY: Money(4213),
        }  # fmt: skip
        if kind in fixed:
            return fixed[kind]
        mark = self.new()
        made: dict[Kind, Any] = {
            Kind.ANSWER: Answer(mark), Kind.PARTIAL_DATE: parse(mark), Kind.TEXTS: (mark,),
            Kind.DATA: {"held": mark},
        }  # fmt: skip
        return made.get(kind, mark)
