"""Painting words in rows that no widget stands for: fonts kept ready, matches marked, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.chip import GAP, ICON, ROLES, SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan_ui.theme import Role, Size
    from familyplan_ui.widgets.chip import Standing

    Face = tuple[Size, bool] | tuple[Size, bool, bool]

_FLAGS: Final = (
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
)


class Lettering:
    """Paints words and chips in a delegate; `refresh` after a change of theme or text size."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[Size, bool, bool], tuple[QFont, QFontMetrics]] = {}

    def refresh(self) -> None:
        """Forget the fonts of the text size before."""
        self._fonts.clear()

    def metrics(self, size: Size = "text", *, strong: bool = False) -> QFontMetrics:
        """Give how wide and high words of a size are."""
        return self._font(size, strong)[1]

    def words(  # noqa: PLR0913 - what, where and how, all of it
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: Role,
        *,
        face: Face = ("text", False),
        marks: Sequence[tuple[int, int]] = (),
        wrap: bool = False,
    ) -> None:
        """Paint words inside `box`, one line or wrapped, with marked stretches on a soft fill.

        `face` is the size, whether the words are strong, and whether they are struck through.
        """
        if wrap:
            painter.setFont(self._font(*face)[0])
            painter.setPen(Theme.current().colour(role))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, text)
            return
        font, metrics = self._font(*face)
        theme = Theme.current()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        for start, end in marks:
            if end <= len(shown):
                left = metrics.horizontalAdvance(shown[:start])
                wide = metrics.horizontalAdvance(shown[:end]) - left
                under = QRect(box.x() + left - 1, box.y(), wide + 2, box.height())
                _mark(painter, under, theme)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(box, _FLAGS, shown)

    def height(self, text: str, face: tuple[Size, bool], room: int = 0) -> int:
        """Give how high words are: one line, or wrapped into `room` pixels."""
        metrics = self._font(*face)[1]
        if not room:
            return metrics.height()
        box = QRect(0, 0, max(1, room), 100_000)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()

    def chip_size(self, words: str) -> tuple[int, int]:
        """Give how wide and high a chip is."""
        px, metrics = Theme.current().px, self.metrics("small")
        wide = px(SIDE) * 2 + px(ICON) + px(GAP) + metrics.horizontalAdvance(words) + 2
        return wide, max(metrics.height() + px(4), px(22))

    def chip(
        self,
        painter: QPainter,
        box: QRect,
        look: tuple[str, str, Standing],
        *,
        on_selected: bool = False,
    ) -> None:
        """Paint a chip, given as icon, words and how it stands."""
        icon, words, standing = look
        theme = Theme.current()
        ink, fill = ROLES[standing]
        contrast = theme.scheme == "contrast"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge: Role = "accent" if standing == "accent" else ink
        painter.setPen(QPen(theme.colour(edge), 1.5) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised" if on_selected or contrast else fill))
        round_box = QRectF(box).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(round_box, round_box.height() / 2, round_box.height() / 2)
        across = theme.px(ICON)
        down = box.y() + (box.height() - across) // 2
        painter.drawPixmap(box.x() + theme.px(SIDE), down, theme.pixmap(icon, ink, ICON))
        left = theme.px(SIDE) + across + theme.px(GAP)
        painter.setFont(self._font("small", strong=False)[0])
        painter.setPen(theme.colour(ink))
        painter.drawText(box.adjusted(left, 0, 0, 0), _FLAGS, words)
        painter.restore()

    def _font(
        self,
        size: Size,
        strong: bool,  # noqa: FBT001 - part of a key
        struck: bool = False,  # noqa: FBT001, FBT002 - part of a key
    ) -> tuple[QFont, QFontMetrics]:
        key = (size, strong, struck)
        if key not in self._fonts:
            font = Theme.current().font(size, strong=strong)
            font.setStrikeOut(struck)
            self._fonts[key] = font, QFontMetrics(font)
        return self._fonts[key]


def _mark(painter: QPainter, under: QRect, theme: Theme) -> None:
    """Lay a soft fill under a match; in high contrast a line, because fills are black there."""
    if theme.scheme == "contrast":
        bar = QRect(under.x(), under.bottom() - 2, under.width(), 2)
        painter.fillRect(bar, theme.colour("attention"))
    else:
        painter.fillRect(under, theme.colour("attention-soft"))
