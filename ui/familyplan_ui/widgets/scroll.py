"""A page that scrolls up and down only, and brings whatever has the keyboard into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

MARGIN = 24


class _Exact(QWidget):
    """A page as high as its words are at the width they have.

    Qt would take the height they need at their narrowest, and leave a blank below the last one.
    """

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(0)
        return least


class ScrollPage(QScrollArea):
    """Put things into `body`; the page keeps the margins and the scrolling.

    `page` is the widget that scrolls, where a plain one will not do. An `exact` page leaves no
    blank at its end; in its column nothing may have a greatest width, because Qt does not ask how
    high such a thing becomes.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        exact: bool = False,
        page: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = page or (_Exact() if exact else QWidget())
        self.page.setObjectName("page")
        self.body = QVBoxLayout(self.page)
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.body.setSpacing(Theme.current().px(16))
        self.setWidget(self.page)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._bring_into_view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        # What was put on the page while it was unseen told nobody how high it has become.
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _bring_into_view(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.page.isAncestorOf(now):
            # Room above it as well, so that a field is never seen without its label.
            self.ensureWidgetVisible(now, MARGIN, Theme.current().px(3 * MARGIN))
