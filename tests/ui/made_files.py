"""Files made for the tests: pictures with traces, promises and holes, and a small PDF."""

from __future__ import annotations

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPdfWriter

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture(kind: bytes = b"PNG", side: int = 64) -> bytes:
    """Give a small picture: red at the left, white at the right."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, side // 2, side, QColor("red"))
    painter.end()
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(out.data())


def photo_with_place() -> bytes:
    """Give a JPEG with Exif that holds a GPS position and words a camera wrote."""
    plain = picture(b"JPEG")
    # One IFD with an ASCII ImageDescription and a GPS pointer to an IFD with a latitude mark.
    words = b"Taken at Canal Row\x00"
    first = struct.pack("<HHHII", 2, 0x010E, 2, len(words), 56)
    second = struct.pack("<HHII", 0x8825, 4, 1, 38) + bytes(4)
    gps = struct.pack("<HHHI4s", 1, 1, 2, 2, b"N\x00\x00\x00") + bytes(4)
    exif = b"Exif\x00\x00II*\x00" + struct.pack("<I", 8) + first + second + gps + words
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def promising(width: int, height: int) -> bytes:
    """Give a few bytes of PNG that say they are a picture of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def with_words(data: bytes) -> bytes:
    """Give a PNG with a text chunk put in."""
    after = len(SIGNATURE) + 25
    return data[:after] + _chunk(b"tEXt", b"Comment\x00Canal Row") + data[after:]


def pdf(words: str) -> bytes:
    """Give a PDF of one page with these words."""
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(400, 400, words)
    painter.end()
    buffer.close()
    return bytes(out.data())


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
