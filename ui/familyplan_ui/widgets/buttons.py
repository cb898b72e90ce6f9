"""Buttons with verbs people say, and segments for a few views of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QWidget,
)

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from familyplan_ui.theme import Role


class _Button(QPushButton):
    """What all buttons share: a kind for the style sheet, an icon in its text's colour."""

    kind = "plain"
    ink: Role = "text"
    strong = False

    def __init__(
        self,
        words: str,
        press: Callable[[], object] | None = None,
        *,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", self.kind)
        self.setAccessibleName(name or words.replace("&", ""))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme = Theme.current()
        theme.dress(self, "text", strong=self.strong)
        if icon:
            theme.wear_icon(self, icon, self.ink, 18)
        if press is not None:
            self.clicked.connect(lambda _on: press())

    def say(self, words: str, name: str = "") -> None:
        """Change what is written on it, and its accessible name with it."""
        had_words = bool(self.text())
        self.setText(words)
        self.setAccessibleName(name or words.replace("&", ""))
        worn = self.property("iconWorn")
        if worn is not None and not had_words:
            # An icon keeps its distance only from words that are there.
            Theme.current().wear_icon(self, *worn)


class PlainButton(_Button):
    """A button with an outline: most acts."""


class PrimaryButton(_Button):
    """The one filled button of a region: the next useful act."""

    kind = "primary"
    ink: Role = "on-accent"
    strong = True


class RowButton(_Button):
    """A smaller button, at the end of a list row."""

    kind = "row"


class TextButton(_Button):
    """Words alone, for going somewhere else."""

    kind = "text"
    ink: Role = "accent"


class QuietButton(_Button):
    """Soft words in the furniture: the status bar."""

    kind = "quiet"
    ink: Role = "text-soft"

    def __init__(
        self,
        words: str,
        press: Callable[[], object] | None = None,
        *,
        icon: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, press, icon=icon, name=name, parent=parent)
        theme = Theme.current()
        theme.dress(self, "small")
        if icon:
            theme.wear_icon(self, icon, self.ink, 16)


class _Segment(QRadioButton):
    """One of the views; a radio button underneath, so that arrow keys move between them."""

    def __init__(self, words: str, place: str) -> None:
        super().__init__(words)
        self._place = place
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        Theme.current().dress(self, "text")

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        metrics = self.fontMetrics()
        # Room for the semibold form too, so that choosing one never moves its neighbours.
        words = round(metrics.horizontalAdvance(self.text()) * 1.06)
        return QSize(words + 2 * theme.px(14), max(metrics.height() + theme.px(8), theme.px(32)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        chosen, strong = self.isChecked(), theme.scheme == "contrast"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line-strong"), 2 if strong else 1))
        painter.setBrush(theme.colour("accent-soft" if chosen else "raised"))
        painter.drawPath(_outline(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._place))
        if chosen and strong:
            bar = QRectF(0, self.height() - 5, self.width(), 5)
            painter.fillRect(bar, theme.colour("accent"))
        painter.setFont(theme.font("text", strong=chosen))
        painter.setPen(theme.colour("accent-ink" if chosen else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _outline(box: QRectF, place: str) -> QPainterPath:
    """Give the outline of a segment: round where the row begins and ends, straight between."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, 6, 6)
    half = box.width() / 2
    if place in {"middle", "last"}:
        path.addRect(box.adjusted(0, 0, -half, 0))
    if place in {"middle", "first"}:
        path.addRect(box.adjusted(half, 0, 0, 0))
    return path.simplified()


class Segments(QWidget):
    """2 to 5 views of one thing; `chosen` carries the key of the view a person chose."""

    chosen = Signal(str)

    def __init__(
        self, name: str, views: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keys = [key for key, _ in views]
        self._quiet = False
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (_, words) in enumerate(views):
            place = "first" if at == 0 else "last" if at == len(views) - 1 else "middle"
            segment = _Segment(words, "only" if len(views) == 1 else place)
            segment.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(segment, at)
            row.addWidget(segment)
        row.addStretch(1)
        self._group.buttonToggled.connect(self._tab_to_chosen)
        self._group.button(0).setChecked(True)
        # Not idClicked: a screen reader toggles a radio button without clicking it.
        self._group.idToggled.connect(self._toggled)

    @property
    def key(self) -> str:
        """The key of the view shown."""
        return self._keys[self._group.checkedId()]

    @staticmethod
    def _tab_to_chosen(button: QAbstractButton, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Let Tab stop at the chosen view only; Qt sees to that for clicks and keys alone."""
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def choose(self, key: str) -> None:
        """Show a view without telling anybody."""
        self._quiet = True
        self._group.button(self._keys.index(key)).setChecked(True)
        self._quiet = False

    def _toggled(self, at: int, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        if on and not self._quiet:
            self.chosen.emit(self._keys[at])
