"""Three columns side by side, two or one where the width or the text size asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

_THREE: Final = 1040  # the least width at 100 % for three columns
_TWO: Final = 700
_SHARES: Final = {3: (25, 46, 29), 2: (38, 62), 1: (1,)}
_GAP: Final = 24
_BETWEEN: Final = 18

_Boxes = list[tuple[QWidget, QRect]]


class _InColumns(QLayout):
    """Lays groups of widgets in columns; the width alone decides how many there are.

    A box layout that is built anew when the width changes keeps heights of before; this one has
    nothing to build. It asks the widgets themselves, whose answer is never an old one.
    """

    def __init__(self, parent: QWidget, groups: Sequence[Sequence[QWidget]]) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._tall: dict[int, int] = {}
        self._least: QSize | None = None
        self._groups = [list(group) for group in groups]
        self._rules = [Hairline(upright=True, parent=parent) for _ in range(2)]
        self.setContentsMargins(0, 0, 0, 0)
        for section in (section for group in self._groups for section in group):
            self.addWidget(section)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._tall:
            boxes = self._boxes(QRect(0, 0, width, 0))
            self._tall[width] = max((box.bottom() + 1 for _, box in boxes), default=0)
        return self._tall[width]

    def invalidate(self) -> None:
        # What a section says of itself is asked again once one of them has changed.
        self._tall.clear()
        self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        # How tall it is, the page asks for the width there is; for another it would be in vain.
        return QSize(Theme.current().px(_TWO), 0)

    def minimumSize(self) -> QSize:
        if self._least is None:  # Qt asks several times while it settles the page
            seen = [one for group in self._groups for one in group if not one.isHidden()]
            wide = max((one.minimumSizeHint().width() for one in seen), default=0)
            self._least = QSize(wide, 0)
        return QSize(self._least)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for section, box in self._boxes(rect):
            section.setGeometry(box)
        columns = self._columns(rect)
        for at, rule in enumerate(self._rules):
            rule.setVisible(at + 1 < len(columns))
            if at + 1 < len(columns):
                rule.setGeometry(columns[at + 1][1].x() - _GAP - 1, rect.y(), 1, rect.height())

    def _columns(self, rect: QRect) -> list[tuple[list[QWidget], QRect]]:
        """Give what stands in each column, and the room across for it."""
        px, width = Theme.current().px, rect.width()
        count = 3 if width >= px(_THREE) else 2 if width >= px(_TWO) else 1
        one, two, three = self._groups
        parts = {3: [one, two, three], 2: [one, two + three], 1: [one + two + three]}[count]
        shares, left = _SHARES[count], rect.x()
        room = width - (2 * _GAP + 1) * (count - 1)
        found = []
        for part, share in zip(parts, shares, strict=True):
            wide = room * share // sum(shares)
            found.append((part, QRect(left, rect.y(), wide, 0)))
            left += wide + 2 * _GAP + 1
        return found

    def _boxes(self, rect: QRect) -> _Boxes:
        between = Theme.current().px(_BETWEEN)
        placed: _Boxes = []
        for sections, column in self._columns(rect):
            top = column.y()
            for section in (one for one in sections if not one.isHidden()):
                tall = _tall(section, column.width())
                placed.append((section, QRect(column.x(), top, column.width(), tall)))
                top += tall + between
        return placed


def _tall(section: QWidget, width: int) -> int:
    tall = section.heightForWidth(width)
    return tall if tall >= 0 else section.sizeHint().height()


class Columns(QWidget):
    """Sections in three groups, read from left to right and from top to bottom.

    With less room the second and third group share a column, then all stand one under another;
    the order of reading and of the Tab key never changes.
    """

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = _InColumns(self, groups)
        self._sections = [section for group in groups for section in group]

    def tell_heights(self) -> None:
        """Tell the page at once how high the sections have become.

        Each would tell the next only when it is laid out itself, and a page that was painted by
        then would be painted a second time.
        """
        for section in self._sections:
            section.updateGeometry()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        # Qt would lay all of it out once more, at a width there never is.
        return self._inside.sizeHint()
