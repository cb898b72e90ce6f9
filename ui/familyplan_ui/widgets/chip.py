"""A chip: an icon and a word or two on a soft fill, saying how something stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from familyplan_ui.theme import Role

Standing = Literal["plain", "accent", "good", "attention", "danger"]

ROLES: Final[dict[Standing, tuple[Role, Role]]] = {
    "plain": ("text", "sunken"),
    "accent": ("accent-ink", "accent-soft"),
    "good": ("good", "good-soft"),
    "attention": ("attention", "attention-soft"),
    "danger": ("danger", "danger-soft"),
}
ICON = 14
SIDE = 8
GAP = 5


class Chip(QLabel):
    """An icon and words; `standing` chooses the colours, never the meaning.

    `on_selected` gives it a raised fill, for a chip that lies on a selected row.
    """

    def __init__(
        self,
        icon: str,
        words: str,
        standing: Standing = "plain",
        *,
        on_selected: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._standing: Standing = standing
        self._on_selected = on_selected
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "small")

    def set_on_selected(self, chosen: bool) -> None:  # noqa: FBT001 - reads as a Qt setter
        """Tell it whether it lies on a selected row."""
        self._on_selected = chosen
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        px = Theme.current().px
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(self.fontMetrics().height() + px(4), px(22))
        return QSize(px(SIDE) * 2 + px(ICON) + px(GAP) + words + 2, height)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        theme = Theme.current()
        ink, fill = ROLES[self._standing]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = theme.scheme == "contrast"
        edge: Role = "accent" if self._standing == "accent" else ink
        painter.setPen(QPen(theme.colour(edge), 1.5) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised" if self._on_selected or strong else fill))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side, icon = theme.px(SIDE), theme.pixmap(self._icon, ink, ICON)
        across = theme.px(ICON)
        painter.drawPixmap(side, (self.height() - across) // 2, icon)
        painter.setPen(theme.colour(ink))
        left = side + across + theme.px(GAP)
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text()
        )
