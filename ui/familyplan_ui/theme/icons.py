"""Line icons (Lucide), drawn in the colour of the text beside them."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from familyplan_ui.theme.icon_set import NoSuchIconError, drawing

__all__ = ["NoSuchIconError", "pixmap", "save"]


def save(name: str, colour: str, folder: str) -> str:
    """Write one icon into a folder as SVG and give the file. Raises NoSuchIconError."""
    file = Path(folder) / f"{name}-{colour.lstrip('#')}.svg"
    file.write_bytes(drawing(name, colour))
    return file.as_posix()


@functools.lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, *, ratio: float = 1.0, room: int = 0) -> QPixmap:
    """Draw one icon.

    `colour` is `#RRGGBB`, `size` the side in logical pixels, `ratio` device pixels to one
    logical pixel, `room` empty pixels after it. Raises NoSuchIconError.
    """
    lines = QSvgRenderer(QByteArray(drawing(name, colour)))
    drawn = QPixmap(round((size + room) * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    lines.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
