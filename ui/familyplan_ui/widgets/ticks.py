"""A tick box that stands alone before words that may wrap, and the button that opens a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QCheckBox, QMenu, QSizePolicy, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.buttons import RowButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TARGET = 24


class Tick(QCheckBox):
    """A tick box without words of its own; its name says what ticking it means."""

    def __init__(
        self,
        name: str,
        press: Callable[[bool], object],
        *,
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Not clicked: a screen reader toggles a box without clicking it.
        self.toggled.connect(press)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        side = Theme.current().px(_TARGET)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: D102 - Qt's own
        return self.rect().contains(pos)


class MoreButton(RowButton):
    """The `...` at the end of a row: opens a menu of (words, act) about one thing."""

    def __init__(
        self,
        name: str,
        acts: Sequence[tuple[str, Callable[[], object]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", self.open, icon="ellipsis", name=name, parent=parent)
        self._acts = tuple(acts)
        self._menu: QMenu | None = None

    @property
    def menu_of_acts(self) -> QMenu:
        """The menu, made when it is first asked for: a page has dozens that nobody opens."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.accessibleName())
            for words, act in self._acts:
                made = self._menu.addAction(words)
                made.triggered.connect(lambda _on=False, act=act: act())
        return self._menu

    def open(self) -> None:
        """Open the menu under the button."""
        self.menu_of_acts.popup(self.mapToGlobal(QPoint(0, self.height())))
