"""What the style sheet cannot draw: focus rings with a gap, ticks, and marks of chosen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionViewItem,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.theme.roles import Role

RING = 2
GAP = 2
# Looked up once: a page asks for thousands of metrics and hints while it is laid out.
_FRAME = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)
_INDICATORS = (
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
)
_ABOVE = QStyle.StyleHint.SH_FocusFrame_AboveWidget
_MASK = QStyle.StyleHint.SH_FocusFrame_Mask


def draw_ring(painter: QPainter, box: QRectF, colour: QColor, radius: float = 6.0) -> None:
    """Draw the focus ring just inside `box`: 2 px wide, in the focus colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


class RingStyle(QProxyStyle):
    """What the focus frame alone wears: our ring, seen above the control and outside its edge.

    Apart from the style of everything else, because a page asks that for hints thousands of times
    while it is laid out, and none of those questions is about the ring.
    """

    def __init__(self, colour: Callable[[Role], QColor]) -> None:
        super().__init__("Fusion")
        self._colour = colour

    def pixelMetric(  # noqa: D102 - Qt's own
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _FRAME:
            return RING + GAP
        return super().pixelMetric(metric, option, widget)

    def styleHint(  # noqa: D102 - Qt's own
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint is _ABOVE:
            return 1
        if hint is _MASK:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawControl(  # noqa: D102 - Qt's own
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_FocusFrame:
            draw_ring(painter, QRectF(option.rect), self._colour("focus"), radius=9)
            return
        super().drawControl(element, option, painter, widget)


class FamilyStyle(QProxyStyle):
    """Fusion with this program's tick boxes and chosen rows, and the ring inside a list.

    `colour` gives the colour of a role, `strong` whether high contrast is on, `px` a length at
    the current text size: all are asked each time, so that a change of theme needs no new style.
    """

    def __init__(
        self,
        colour: Callable[[Role], QColor],
        strong: Callable[[], bool],
        px: Callable[[float], int],
    ) -> None:
        super().__init__("Fusion")
        self._colour = colour
        self._strong = strong
        self._px = px

    def pixelMetric(  # noqa: D102 - Qt's own
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _INDICATORS:
            return self._px(18)
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(  # noqa: D102 - Qt's own
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            # Everything else that takes focus wears the focus frame or a thicker border.
            if isinstance(widget, QAbstractItemView):
                draw_ring(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), self._focus())
        elif element == QStyle.PrimitiveElement.PE_PanelItemViewItem:
            self._draw_chosen(cast("QStyleOptionViewItem", option), painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            self._draw_tick_box(option, painter)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._draw_radio(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _focus(self) -> QColor:
        return self._colour("focus")

    def _draw_chosen(self, option: QStyleOptionViewItem, painter: QPainter) -> None:
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        box = QRectF(option.rect)
        painter.fillRect(box, self._colour("accent-soft"))
        if option.viewItemPosition in {
            QStyleOptionViewItem.ViewItemPosition.Beginning,
            QStyleOptionViewItem.ViewItemPosition.OnlyOne,
            QStyleOptionViewItem.ViewItemPosition.Invalid,
        }:
            bar = 6 if self._strong() else 3
            painter.fillRect(QRectF(box.x(), box.y(), bar, box.height()), self._colour("accent"))
        if self._strong():
            painter.save()
            painter.setPen(QPen(self._colour("accent"), 1.5))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.restore()

    def _mark_pens(self, option: QStyleOption, painter: QPainter, *, filled: bool) -> QRectF:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        edge: Role = "accent" if filled else "line-strong" if enabled else "line"
        painter.setPen(QPen(self._colour(edge), 2 if self._strong() else 1))
        painter.setBrush(self._colour("accent" if filled else "raised"))
        return QRectF(option.rect).adjusted(1, 1, -1, -1)

    def _draw_tick_box(self, option: QStyleOption, painter: QPainter) -> None:
        on = bool(option.state & QStyle.StateFlag.State_On)
        partly = bool(option.state & QStyle.StateFlag.State_NoChange)
        painter.save()
        box = self._mark_pens(option, painter, filled=on or partly)
        painter.drawRoundedRect(box, 4, 4)
        pen = QPen(self._colour("on-accent"), max(1.75, box.width() / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        marks = ((0.25, 0.52), (0.43, 0.7), (0.76, 0.32)) if on else ((0.28, 0.5), (0.72, 0.5))
        if on or partly:
            at = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in marks]
            painter.drawPolyline(QPolygonF(at))
        painter.restore()

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        on = bool(option.state & QStyle.StateFlag.State_On)
        painter.save()
        box = self._mark_pens(option, painter, filled=False)
        painter.drawEllipse(box)
        if on:
            dot = box.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour("accent"))
            painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot))
        painter.restore()
