"""Decoding pictures nobody can vouch for, and giving them away without what a camera wrote in them.

Qt decodes only after the header was weighed: a small file may promise a picture of gigabytes. What
leaves is drawn anew, so that no place, no time and no name stays in it (Exif, XMP, IPTC, text).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from familyplan.errors import KnownError
from familyplan.words import say

__all__ = ["NotShown", "as_file", "decoded", "without_traces"]

_MOST_MEGAPIXELS: Final = 60
_LONGEST: Final = 30_000  # pixels; beyond it painting itself is not safe everywhere
_MEGABYTES: Final = 300
_QUALITY: Final = 92
_FORMATS: Final = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/tiff": b"tiff",
    "image/webp": b"webp",
}


class NotShown(KnownError):
    """A picture that is not decoded, and why."""


def decoded(data: bytes, media: str, longest: int = 0) -> QImage:
    """Give the picture, turned the right way, its longer side at most `longest` pixels (0: all).

    Raises:
        NotShown: it promises too many pixels, is damaged, or is of a kind not read here.

    """
    wanted = _FORMATS.get(media)
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(wanted or b"none"))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if wanted is None or not size.isValid() or size.isEmpty():
        raise NotShown(say("This picture is damaged or of a kind that cannot be read here."))
    pixels = size.width() * size.height()
    if pixels > _MOST_MEGAPIXELS * 10**6 or max(size.width(), size.height()) > _LONGEST:
        raise NotShown(
            say(
                "This picture is too large to be shown: it says it is {width} by {height} pixels. "
                "It is kept as it is.",
                width=size.width(),
                height=size.height(),
            )
        )
    if longest and max(size.width(), size.height()) > longest:
        reader.setScaledSize(
            size.scaled(QSize(longest, longest), Qt.AspectRatioMode.KeepAspectRatio)
        )
    image = reader.read()
    if image.isNull():
        raise NotShown(say("This picture is damaged or of a kind that cannot be read here."))
    return image


def without_traces(data: bytes, media: str) -> bytes:
    """Give the picture drawn anew: the same pixels, and nothing else that was in the file.

    Photographs stay JPEG, everything else becomes PNG.

    Raises:
        NotShown: it could not be decoded, so nothing could be taken out of it.

    """
    was = decoded(data, media)
    photo = media == "image/jpeg"
    fresh = QImage(was.size(), _plain(photo=photo))
    fresh.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fresh)
    painter.drawImage(0, 0, was)
    painter.end()
    return as_file(fresh, b"JPEG" if photo else b"PNG")


def as_file(image: QImage, kind: bytes) -> bytes:
    """Give a picture as the bytes of a file, b"PNG" or b"JPEG".

    Raises:
        NotShown: there was not enough memory for it.

    """
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # QImage.save cannot be called as its own types say it can: PySide6 6.12 takes no bytes there.
    writer = QImageWriter(buffer, QByteArray(kind))
    if kind == b"JPEG":
        writer.setQuality(_QUALITY)
    if not writer.write(image):
        raise NotShown(say("This picture could not be drawn anew, so no copy was made."))
    return bytes(out.data())


def _plain(*, photo: bool) -> QImage.Format:
    return QImage.Format.Format_RGB32 if photo else QImage.Format.Format_ARGB32
