"""A partnership's picture on paper: a plain PNG or JPEG, weighed before anything is made of it."""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Logo", "Pixels", "Unprintable", "pixels"]

MOST_BYTES: Final = 2_000_000
LONGEST: Final = 2_000  # pixels of the longer side
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
_COLOURS: Final = {0: 1, 2: 3}  # PNG's colour type: how many colours a pixel has
# Frames of a JPEG that every reader of PDF decodes (ITU-T T.81, B.1): baseline to progressive.
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_DEPTH: Final = 8


class Unprintable(KnownError):
    """A picture that cannot be printed on copies."""

    def __init__(self) -> None:
        """Say what can be done instead."""
        super().__init__(
            say(
                "This picture cannot be printed on copies: it is damaged, too large or of another "
                "kind. Choose it again in the settings, or choose another one."
            )
        )


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as a PDF holds it: its size, colours for each pixel, and how `data` is packed."""

    width: int
    height: int
    colours: Literal[1, 3]
    packed: Literal["png", "jpeg"]
    data: bytes


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at most `most_height` points high, and what it says to whoever cannot see it.

    Raises:
        Unprintable: the bytes are no plain PNG or JPEG of a size that can be printed.

    """

    data: bytes
    alt: str
    most_height: float = 48.0

    def __post_init__(self) -> None:
        """Refuse what no paper could show."""
        pixels(self.data)


def pixels(data: bytes) -> Pixels:
    """Read a picture's size and take its packed pixels as they are, without decoding them.

    PNG (ISO/IEC 15948) is read where it is 8 bits deep, grey or in colours, whole and not woven;
    what it unpacks to is measured first. JPEG is read with one or three colours.

    Raises:
        Unprintable: it is neither, is damaged, or promises more than can be printed.

    """
    with suppress(struct.error, zlib.error, IndexError):
        if len(data) <= MOST_BYTES and data.startswith(_PNG):
            return _png(data)
        if len(data) <= MOST_BYTES and data.startswith(_JPEG):
            return _jpeg(data)
    raise Unprintable


def _png(data: bytes) -> Pixels:
    chunks = list(_chunks(data))
    kind, head = chunks[0]
    wide, high, depth, colour, _packing, _filters, woven = struct.unpack(">IIBBBBB", head)
    if kind != b"IHDR" or depth != _DEPTH or colour not in _COLOURS or woven:
        raise Unprintable
    _weigh(wide, high)
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    expected = high * (1 + wide * _COLOURS[colour])
    # A few bytes can unpack to gigabytes, in this program or in whatever opens the copy.
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(packed, expected + 1)
    if len(found) != expected or not unpacking.eof:
        raise Unprintable
    return Pixels(wide, high, 1 if colour == 0 else 3, "png", packed)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _jpeg(data: bytes) -> Pixels:
    at = len(_JPEG)
    while data[at] == 0xFF:  # noqa: PLR2004 - every segment begins with it
        marker = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            depth, high, wide, colours = struct.unpack_from(">BHHB", data, at + 4)
            _weigh(wide, high)
            if depth == _DEPTH and colours in _COLOURS.values():
                return Pixels(wide, high, 1 if colours == 1 else 3, "jpeg", data)
            break
        at += 2 + length
    raise Unprintable


def _weigh(wide: int, high: int) -> None:
    if not 0 < wide <= LONGEST or not 0 < high <= LONGEST:
        raise Unprintable
