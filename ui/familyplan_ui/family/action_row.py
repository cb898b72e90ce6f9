"""What can be added on a page: buttons in a row; those that do not fit are in a menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import PlainButton, PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

Act = tuple[str, "Callable[[], object]"]


class ActionRow(QWidget):
    """The first act is the filled button and is always seen."""

    def __init__(self, first: Act, others: Sequence[Act]) -> None:
        super().__init__()
        self._others = tuple(others)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        self._first = PrimaryButton(first[0], first[1], icon="plus")
        row.addWidget(self._first)
        self._buttons = [PlainButton(words, run) for words, run in others]
        for button in self._buttons:
            row.addWidget(button)
        self._more = PlainButton(say("More"), self._open, name=say("More to add"))
        row.addWidget(self._more)
        row.addStretch(1)
        Theme.current().changed.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        wide = self._first.sizeHint().width() + self._more.sizeHint().width()
        return QSize(wide + Theme.current().px(8), self._first.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = [self._first, *self._buttons]
        gaps = Theme.current().px(8) * (len(parts) - 1)
        fits = sum(part.sizeHint().width() for part in parts) + gaps <= self.width()
        for button in self._buttons:
            button.setVisible(fits)
        self._more.setVisible(not fits)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, run in self._others:
            menu.addAction(words).triggered.connect(partial(_do, run))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _do(run: Callable[[], object], _on: bool) -> None:  # noqa: FBT001 - the signal's own value
    run()
