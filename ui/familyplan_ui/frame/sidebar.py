"""The sidebar: places to go, then Find, Cover, Settings and Lock, then who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, IconLabel, SoftLabel, WrapLabel
from familyplan_ui.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.frame.place import Place

WIDTH = 176


class PlaceButton(QPushButton):
    """One row of the sidebar: icon, words, and at the end a soft number or a key."""

    def __init__(self, icon: str, words: str, press: Callable[[], object], end: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "place")
        self.setProperty("ring", "inside")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._icon_name, self._chosen = icon, False
        px = Theme.current().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(12), px(4))
        row.setSpacing(px(11))
        self._icon = IconLabel(icon, "text", 19)
        self._words = WrapLabel(words)
        self._end = Line(end, size="key" if end else "text", tone="soft")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._end)
        for part in (self._icon, self._words, self._end):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda _on: press())

    def set_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - reads as a Qt setter
        """Mark it as the place we are at."""
        self._chosen = chosen
        self._icon.show_icon(self._icon_name, "accent" if chosen else "text", 19)
        self._words.set_tone("accent" if chosen else "plain")
        Theme.current().dress(self._words, "text", strong=chosen)
        here = say("You are here") if chosen else ""
        self.setAccessibleDescription(here)
        self.update()

    def set_count(self, number: int) -> None:
        """Show a plain soft number at the end, nothing for 0."""
        self._end.setText(str(number) if number else "")

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        least = self.sizeHint()
        least.setWidth(1)
        return least

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        theme = Theme.current()
        painter = QPainter(self)
        if self._chosen:
            painter.fillRect(self.rect(), theme.colour("raised"))
        painter.end()
        super().paintEvent(event)
        painter.begin(self)
        strong = theme.scheme == "contrast"
        if self._chosen:
            bar = 6 if strong else 3
            painter.fillRect(0, 0, bar, self.height(), theme.colour("accent"))
            if strong:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(self.rect().adjusted(5, 3, -4, -3), 6, 6)


class Sidebar(QFrame):
    """Places above, commands below, and the person at the foot."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "sidebar")
        self.setAccessibleName(say("Places"))
        self._buttons: dict[str, PlaceButton] = {}
        column = self._build_column()
        self._places = QVBoxLayout()
        self._commands = QVBoxLayout()
        for part in (self._places, self._commands):
            part.setSpacing(0)
        column.addLayout(self._places)
        column.addStretch(1)
        column.addLayout(self._commands)
        column.addLayout(self._build_person())
        self._fit()
        Theme.current().changed.connect(self._fit)

    def add_place(self, place: Place) -> None:
        """Add a row for a place."""
        words = say(place.words)
        button = PlaceButton(place.icon, words, lambda: self.chosen.emit(place.key))
        self._buttons[place.key] = button
        self._places.addWidget(button)

    def add_command(
        self, icon: str, words: str, keys: str, run: Callable[[], object], *, place: str = ""
    ) -> PlaceButton:
        """Add a row for a command, with its key, and give it; `place` is where it leads to."""
        button = PlaceButton(icon, words, run, keys)
        if place:
            self._buttons[place] = button
        self._commands.addWidget(button)
        return button

    def mark(self, key: str) -> None:
        """Mark the place we are at; a place not listed marks none."""
        for each, button in self._buttons.items():
            button.set_chosen(each == key)

    def set_count(self, key: str, number: int) -> None:
        """Show how many things wait at a place."""
        self._buttons[key].set_count(number)

    def show_person(self, name: str, where: str) -> None:
        """Say who is signed in and for which store."""
        self._name.setText(name)
        self._where.setText(where)

    def _build_column(self) -> QVBoxLayout:
        """Lay one column into a scroll area: large text on a low screen must lose nothing."""
        scroll, held = QScrollArea(), QWidget()
        scroll.setObjectName("side")
        held.setObjectName("side")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(held)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)
        self._scroll = scroll
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(0)
        return column

    def _build_person(self) -> QVBoxLayout:
        self._name: QLabel = WrapLabel(strong=True)
        self._where: QLabel = SoftLabel()
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 12, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addSpacing(12)
        column.addWidget(self._name)
        column.addWidget(self._where)
        return column

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: D102, FBT001 - Qt's own
        moved = super().focusNextPrevChild(forward)
        now: QWidget | None = self.focusWidget()
        if now is not None:
            self._scroll.ensureWidgetVisible(now)
        return moved

    def _fit(self) -> None:
        self.setFixedWidth(Theme.current().px(WIDTH))
