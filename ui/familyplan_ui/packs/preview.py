"""The real PDF on the screen, from memory: one page at a time, or all its words in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from familyplan.words import say
from familyplan_ui.packs.in_words import InWords
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Line, RowButton, Segments, announce

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.packs.reading_age import Reading

_STEPS: Final = (50, 75, 100, 125, 150, 200, 300)
_POINT: Final = 96 / 72
_EDGE: Final = 12


class _PageImage(QScrollArea):
    """One page as a picture, scrolled with the arrow keys, turned with Page Up and Page Down."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview)
        self._preview = preview
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.picture)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Page"))
        self.setMinimumHeight(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self._preview.turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self._preview.turn(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.draw()


class Preview(QWidget):
    """Shows PDF bytes exactly as they would leave; nothing is written to the disk.

    `zoom` is in per cent of the paper's size, 0 to fit the width there is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._pdf = QPdfDocument(self)
        self._marks = QPdfBookmarkModel(self)
        self._marks.setDocument(self._pdf)
        self.page, self.zoom = 0, 0
        self.in_words = InWords()
        self.words, self.meter = self.in_words.words, self.in_words.meter
        self.image = _PageImage(self)
        self.number = Line(tone="soft")
        self._fit = RowButton(say("Fit"), self.fit, name=say("Fit to the width"))
        views = [("page", say("As printed")), ("words", say("Words"))]
        self.views = Segments(say("How to show it"), views)
        self._build()
        self.views.chosen.connect(self._view)
        Theme.current().changed.connect(self.draw)

    @property
    def pages(self) -> int:
        """How many pages there are, 0 while nothing is shown."""
        return self._pdf.pageCount()

    def show_pdf(
        self,
        data: bytes,
        words: Sequence[str],
        measure: Callable[[], Reading] | None = None,
    ) -> None:
        """Show these bytes, and the words they say for whoever reads or hears them as text.

        `measure` finds out how the words read, where that is of interest.
        """
        self.clear()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self.in_words.show_words(words, measure)
        self.show_page(min(self.page, max(0, self.pages - 1)))

    def wait(self) -> None:
        """Show that a copy is on its way."""
        self.clear()
        self.image.picture.setText(say("The pages come in a moment."))
        self._bar.setEnabled(False)

    def show_none(self) -> None:
        """Show that there are no pages for this reader."""
        self.clear()
        self.image.picture.setText(say("There are no pages for this reader."))
        self._bar.setEnabled(False)

    def clear(self) -> None:
        """Show nothing."""
        self._bar.setEnabled(True)
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self.image.picture.setPixmap(QPixmap())
        self.words.clear()
        self._say_page()

    def headings(self) -> list[tuple[int, str, int]]:
        """Give level, words and page (from 0) of each heading in the document's outline."""
        found: list[tuple[int, str, int]] = []
        self._gather(QModelIndex(), 0, found)
        return found

    def pages_of(self, titles: Sequence[str]) -> list[int]:
        """Give the page (from 0) on which each of these titles stands, going on from the last."""
        texts = [_together(self._pdf.getAllText(page).text()) for page in range(self.pages)]
        found, page = [], 0
        for title in titles:
            there = [at for at in range(page, self.pages) if _together(title) in texts[at]]
            page = there[0] if there else page
            found.append(page)
        return found

    def turn(self, steps: int) -> None:
        """Turn some pages on (or back); nothing happens at the ends."""
        if 0 <= self.page + steps < self.pages:
            self.show_page(self.page + steps)

    def show_page(self, page: int) -> None:
        """Show a page, counted from 0."""
        self.page = page
        self.image.verticalScrollBar().setValue(0)
        self.draw()
        self._say_page()
        if self.pages:
            announce(self.image, self.number.text())

    def draw(self) -> None:
        """Draw the page at the zoom in force."""
        if not self.pages:
            return
        points = self._pdf.pagePointSize(self.page)
        room = max(200, self.image.viewport().width() - 2 * _EDGE)
        scale = _POINT * self.zoom / 100 if self.zoom else room / points.width()
        ratio = self.devicePixelRatioF()
        size = QSize(round(points.width() * scale * ratio), round(points.height() * scale * ratio))
        drawn = self._pdf.render(self.page, size)
        paper = QImage(size, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        shown = QPixmap.fromImage(_over(paper, drawn))
        shown.setDevicePixelRatio(ratio)
        self.image.picture.setPixmap(shown)
        self.image.picture.setMinimumSize(shown.deviceIndependentSize().toSize())
        percent = round(scale / _POINT * 100)
        words = say("{percent} %", percent=percent)
        self._fit.say(words, say("{percent}, fit to the width", percent=words))

    def magnify(self, steps: int) -> None:
        """Zoom in (1) or out (-1) to the next size there is."""
        now = self.zoom or self._fitted_percent()
        wider = [step for step in _STEPS if step > now]
        closer = [step for step in _STEPS if step < now]
        if steps > 0 and wider:
            self.zoom = wider[0]
        elif steps < 0 and closer:
            self.zoom = closer[-1]
        self.draw()

    def fit(self) -> None:
        """Fit the page to the width there is."""
        self.zoom = 0
        self.draw()

    def _fitted_percent(self) -> int:
        points = self._pdf.pagePointSize(self.page).width() if self.pages else 1
        return round((self.image.viewport().width() - 2 * _EDGE) / points / _POINT * 100)

    def _build(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._bar = QWidget()
        row = FlowLayout(self._bar, gap=6)
        row.addWidget(self.views)
        turns: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("chevron-left", say("Page before"), partial(self.turn, -1)),
            ("chevron-right", say("Next page"), partial(self.turn, 1)),
            ("zoom-out", say("Zoom out"), partial(self.magnify, -1)),
            ("zoom-in", say("Zoom in"), partial(self.magnify, 1)),
        )
        for at, (icon, name, press) in enumerate(turns):
            if at == len(turns) // 2:
                row.addWidget(self.number)
            button = RowButton("", press, icon=icon, name=name)
            button.setProperty("lean", True)
            row.addWidget(button)
        row.addWidget(self._fit)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.image)
        self._shown.addWidget(self.in_words)
        column.addWidget(self._bar)
        column.addWidget(self._shown, 1)
        self._say_page()

    def _view(self, key: str) -> None:
        self._shown.setCurrentWidget(self.in_words if key == "words" else self.image)

    def _say_page(self) -> None:
        words = say("Page {n} of {m}", n=self.page + 1, m=self.pages) if self.pages else ""
        self.number.setText(words)
        self.image.setAccessibleName(words or say("Page"))
        text = self._pdf.getAllText(self.page).text() if self.pages else ""
        self.image.setAccessibleDescription(text)

    def _gather(self, parent: QModelIndex, level: int, found: list[tuple[int, str, int]]) -> None:
        roles = QPdfBookmarkModel.Role
        for at in range(self._marks.rowCount(parent)):
            index = self._marks.index(at, 0, parent)
            page = int(self._marks.data(index, roles.Page.value))
            found.append((level, str(self._marks.data(index, roles.Title.value)), page))
            self._gather(index, level + 1, found)


def _over(paper: QImage, drawn: QImage) -> QImage:
    """Lay a drawn page on white paper: PDF pages have no ground of their own."""
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


def _together(words: str) -> str:
    """Give words without the spaces and line ends that printing puts between them."""
    return "".join(words.split())
