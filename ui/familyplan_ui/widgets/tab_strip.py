"""Tabs: plain words, never two rows; what does not fit is behind “2 more”."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.buttons import QuietButton
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Tabbed(Protocol):
    """What stands behind a tab: its key, and its words (marked for later saying)."""

    @property
    def key(self) -> str:
        """The key the strip tells when the tab is chosen."""
        ...

    @property
    def words(self) -> str:
        """What is written on the tab."""
        ...


_PAD: Final = 11  # inside a tab, to each side of its word


class _TabButton(QPushButton):
    """One tab; the line under it says that it is the chosen one."""

    def __init__(self, words: str, press: Callable[[], object]) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "quiet")
        self.setProperty("ring", "inside")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "text")
        # Not clicked: a screen reader toggles a tab without clicking it.
        self.toggled.connect(lambda on: press() if on else None)

    def sizeHint(self) -> QSize:
        theme = Theme.current()
        metrics = self.fontMetrics()
        wide = round(metrics.horizontalAdvance(self._words) * 1.06) + 2 * theme.px(_PAD)
        return QSize(wide, metrics.height() + theme.px(15))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = Theme.current()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setFont(theme.font("text", strong=chosen))
        painter.setPen(theme.colour("accent" if chosen else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        if chosen:
            thick = 5 if theme.scheme == "contrast" else 3
            painter.fillRect(0, self.height() - thick, self.width(), thick,
                             theme.colour("accent"))  # fmt: skip
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -5), 5, 5)


class TabStrip(QWidget):
    """The tabs in a row; the chosen one is always seen. Arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[Tabbed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tuple(tabs)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        px = Theme.current().px
        side = max(0, MARGIN - px(_PAD))  # so that the first word stands over the page's edge
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(0)
        self._buttons = [
            _TabButton(say(tab.words), partial(self.chosen.emit, tab.key)) for tab in tabs
        ]
        for button in self._buttons:
            self._row.addWidget(button)
        self._more = QuietButton("", self._open_more, icon="chevron-down")
        self._more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        Theme.current().changed.connect(self._fit)
        self.choose(self._tabs[0].key)

    def choose(self, key: str) -> None:
        """Mark a tab as the one that is seen, without telling anybody."""
        self._at = [tab.key for tab in self._tabs].index(key)
        chosen = self._buttons[self._at]
        chosen.blockSignals(True)
        chosen.setChecked(True)
        chosen.blockSignals(False)
        self._fit()
        if any(button.hasFocus() for button in self._buttons):
            self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen tab."""
        self.tab.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def tab(self) -> QWidget:
        """The chosen tab itself, for the keyboard."""
        return self._buttons[self._at]

    @property
    def key(self) -> str:
        """The tab that is seen."""
        return self._tabs[self._at].key

    @property
    def hidden_keys(self) -> list[str]:
        """The tabs that do not fit and stand behind the menu button."""
        pairs = zip(self._tabs, self._buttons, strict=True)
        return [tab.key for tab, button in pairs if button.isHidden()]

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(80, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        key = self._tabs[(self._at + step) % len(self._tabs)].key
        self.chosen.emit(key)
        self.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many tabs as there is room for, the chosen one among them."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        wide = [button.sizeHint().width() for button in self._buttons]
        shown = set(range(len(wide)))
        if sum(wide) > room:
            left = room - self._more_width() - wide[self._at]
            shown = {self._at}
            for at, each in enumerate(wide):
                if at in shown:
                    continue
                if each > left:
                    break
                shown.add(at)
                left -= each
        for at, button in enumerate(self._buttons):
            button.setVisible(at in shown)
        hidden = len(wide) - len(shown)
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.say(say_many("{n} more", "{n} more", hidden))

    def _more_width(self) -> int:
        self._more.say(say_many("{n} more", "{n} more", len(self._tabs) - 1))
        return self._more.sizeHint().width() + Theme.current().px(4)

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tab in self._tabs:
            if tab.key in self.hidden_keys:
                menu.addAction(say(tab.words)).triggered.connect(
                    lambda _on, key=tab.key: self.chosen.emit(key)
                )
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
