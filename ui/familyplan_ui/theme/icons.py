"""Line icons (Lucide), drawn in the colour of the text beside them."""

from __future__ import annotations

import functools

import lucide
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75


class NoSuchIconError(LookupError):
    """The icon set has no icon of that name."""


@functools.lru_cache(maxsize=512)
def _drawing(name: str, colour: str) -> bytes:
    svg: str = lucide.lucide_icon(name, stroke=colour, stroke_width=str(STROKE))
    if "data-missing-icon" in svg:
        raise NoSuchIconError(name)
    return svg.encode()


@functools.lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw one icon.

    `colour` is `#RRGGBB`, `size` the side in logical pixels, `ratio` device pixels to one
    logical pixel. Raises NoSuchIconError.
    """
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_drawing(name, colour))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
