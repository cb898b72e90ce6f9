"""How each shape of a drawing is painted with Qt, and the box it fills, in drawing points."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from familyplan.figures.shapes import Circle, Label, Line, Marker, PolyLine, Rect
from familyplan_ui.theme.fonts import font

if TYPE_CHECKING:
    from familyplan.figures.shapes import Shape
    from familyplan_ui.theme import Role, Theme

_HALO = 3.0


def bounds(shape: Shape) -> QRectF:
    """Give the box a shape fills, in drawing points."""
    if isinstance(shape, Line):
        return QRectF(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2)).normalized()
    if isinstance(shape, PolyLine):
        return QPolygonF([QPointF(x, y) for x, y in shape.points]).boundingRect()
    if isinstance(shape, Circle):
        side = 2 * shape.radius
        return QRectF(shape.x - shape.radius, shape.y - shape.radius, side, side)
    if isinstance(shape, Rect):
        return QRectF(shape.x, shape.y, shape.wide, shape.high)
    if isinstance(shape, Marker):
        half = shape.size / 2
        return QRectF(shape.x - half, shape.y - half, shape.size, shape.size)
    return _label_box(shape)


def paint_shape(painter: QPainter, shape: Shape, theme: Theme) -> None:
    """Paint one shape; the painter's units are drawing points."""
    painter.setPen(_pen(shape, theme))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(shape, Line):
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif isinstance(shape, PolyLine):
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)
    elif isinstance(shape, Circle):
        _fill(painter, shape.fill, theme)
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Rect):
        _fill(painter, shape.fill, theme)
        painter.drawRoundedRect(bounds(shape), shape.radius, shape.radius)
    elif isinstance(shape, Marker):
        _paint_marker(painter, shape, theme)
    else:
        _paint_label(painter, shape, theme)


def _pen(shape: Shape, theme: Theme) -> QPen:
    if shape.width <= 0:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.colour(cast("Role", shape.role)), shape.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dash:
        # Qt measures dashes in widths of the pen; the drawing gives them in points.
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / shape.width for length in shape.dash])
    return pen


def _fill(painter: QPainter, role: str, theme: Theme) -> None:
    if role:
        painter.setBrush(theme.colour(cast("Role", role)))


def _paint_marker(painter: QPainter, shape: Marker, theme: Theme) -> None:
    _fill(painter, "surface" if shape.hollow else shape.role, theme)
    box = bounds(shape)
    if shape.kind == "circle":
        painter.drawEllipse(box)
    elif shape.kind == "square":
        painter.drawRect(box)
    else:
        top, middle = QPointF(box.center().x(), box.top()), box.center().y()
        corners = (
            [top, box.bottomRight(), box.bottomLeft()]
            if shape.kind == "triangle"
            else [
                top,
                QPointF(box.right(), middle),
                QPointF(box.center().x(), box.bottom()),
                QPointF(box.left(), middle),
            ]
        )
        painter.drawPolygon(QPolygonF(corners))


def _label_font(shape: Label) -> QFont:
    made = font("text", strong=shape.weight > 400)  # noqa: PLR2004 - 400 is the normal weight
    made.setPixelSize(max(1, round(shape.size)))
    return made


def _label_box(shape: Label) -> QRectF:
    metrics = QFontMetricsF(_label_font(shape))
    wide = metrics.horizontalAdvance(shape.text)
    left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    return QRectF(shape.x - left, shape.y - metrics.ascent(), wide, metrics.height())


def _paint_label(painter: QPainter, shape: Label, theme: Theme) -> None:
    at = QPointF(_label_box(shape).x(), shape.y)
    used = _label_font(shape)
    if shape.halo:
        path = QPainterPath()
        path.addText(at, used, shape.text)
        halo = QPen(theme.colour("surface"), _HALO)
        halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, halo)
    painter.setFont(used)
    painter.setPen(theme.colour(cast("Role", shape.role)))
    painter.drawText(at, shape.text)
