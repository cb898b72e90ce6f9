"""The arrangement on the screen: pairs that stack when narrow, groups that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

_NARROW = 400


class SideBySide(QLayout):
    """Lays its items in columns, or one under another where the width is under `narrow`.

    The width alone decides, also when only a height is asked for: a box layout that is turned
    round while it is laid out keeps heights of the other way.
    """

    def __init__(
        self, parent: QWidget, *, narrow: float, gap: float, shares: tuple[int, ...]
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._narrow, self._gap, self._shares = narrow, gap, shares
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102 - Qt's own
        self._items.append(item)

    def count(self) -> int:  # noqa: D102 - Qt's own
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt's own
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102 - Qt's own
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: D102 - Qt's own
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's own
        boxes = self._boxes(QRect(0, 0, width, 0))
        return max((box.bottom() + 1 for _, box in boxes), default=0)

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102 - Qt's own
        super().setGeometry(rect)
        for item, box in self._boxes(rect):
            item.setGeometry(box)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        wide = sum(item.sizeHint().width() for item in self._seen())
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(max((item.minimumSize().width() for item in self._seen()), default=0), 0)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _boxes(self, rect: QRect) -> list[tuple[QLayoutItem, QRect]]:
        px = Theme.current().px
        gap, seen = px(self._gap), self._seen()
        placed: list[tuple[QLayoutItem, QRect]] = []
        if rect.width() < px(self._narrow) or len(seen) <= 1:
            top = rect.y()
            for item in seen:
                tall = _tall(item, rect.width())
                placed.append((item, QRect(rect.x(), top, rect.width(), tall)))
                top += tall + gap
            return placed
        shares = self._shares or (1,) * len(seen)
        left, room = rect.x(), rect.width() - gap * (len(seen) - 1)
        for item, share in zip(seen, shares, strict=False):
            wide = room * share // sum(shares[: len(seen)])
            placed.append((item, QRect(left, rect.y(), wide, _tall(item, wide))))
            left += wide + gap
        return placed


def _tall(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()


class Pair(QWidget):
    """Things side by side, or one under another where there is no room."""

    def __init__(
        self, *parts: QWidget, narrow: int = _NARROW, gap: int = 16, shares: tuple[int, ...] = ()
    ) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._beside = SideBySide(self, narrow=narrow, gap=gap, shares=shares)
        for part in parts:
            self._beside.addWidget(part)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        # Qt would ask for the same height a second time, and so would each Pair in a Pair.
        return self._beside.sizeHint()


class Fold(QWidget):
    """A group of fields under a heading; a folding one opens and closes with its heading.

    `fill` puts the fields into `body`; a folding group is filled when it is first opened.
    """

    def __init__(
        self,
        heading: str,
        fill: Callable[[QVBoxLayout], None],
        *,
        folded: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = Theme.current().px
        self._button: TextButton | None = None
        self._fill: Callable[[QVBoxLayout], None] | None = fill
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        if heading and folded:
            self._button = TextButton(heading, self._turn, icon="chevron-right")
            column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        elif heading:
            column.addWidget(Heading(heading))
        self._inside = QWidget()
        self._body = QVBoxLayout(self._inside)
        self._body.setContentsMargins(0, 0, 0, px(4))
        self._body.setSpacing(px(12))
        column.addWidget(self._inside)
        self.open(on=not folded)

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen."""
        return not self._inside.isHidden()

    def open(self, *, on: bool) -> None:
        """Show its fields or put them away."""
        if on and self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self._body)
        self._inside.setVisible(on)
        if self._button is not None:
            icon = "chevron-down" if on else "chevron-right"
            Theme.current().wear_icon(self._button, icon, "accent", 18)
            self._button.setAccessibleDescription(say("Open") if on else say("Closed"))

    def _turn(self) -> None:
        self.open(on=not self.is_open)
