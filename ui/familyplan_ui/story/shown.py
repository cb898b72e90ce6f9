"""A paper on the screen, from memory: a picture, the pages of a PDF, or plain words."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from familyplan.practice.paper_kinds import kind_of_file
from familyplan.words import say
from familyplan_ui.story.pictures import NotShown, decoded
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent
    from PySide6.QtPdf import QPdfDocument

    from familyplan_ui.packs.preview import Preview

_LONGEST: Final = 1600
_MOST_WORDS: Final = 400_000  # letters; a plain field stands still over more
_MOST_PAGES_READ: Final = 40
_THINNEST: Final = 12.0  # a page more than this many times as long as wide is no page
_TALL: Final = 420


class _Photo(QLabel):
    """A picture as wide as there is room, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QPixmap()
        self.setMinimumSize(80, 80)

    def show_image(self, image: QImage) -> None:
        self._whole = QPixmap.fromImage(image)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.setPixmap(QPixmap())
            return
        ratio, tall = self.devicePixelRatioF(), Theme.current().px(_TALL)
        wide = max(80, self.width())
        fitted = self._whole.scaled(
            round(min(wide * ratio, self._whole.width())),
            round(min(tall * ratio, self._whole.height())),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)
        self.setFixedHeight(max(80, fitted.deviceIndependentSize().toSize().height()))


class PaperShown(QWidget):
    """Shows the bytes of one paper, or says why it does not; nothing is written to the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.why = SoftLabel()
        self.photo, self.words = _Photo(), QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("The words of this paper"))
        self.words.setMinimumHeight(Theme.current().px(_TALL // 2))
        self._pages: Preview | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.why, self.photo, self.words):
            self._column.addWidget(part)
        self.clear()

    @property
    def pages(self) -> Preview:
        """What shows a PDF, made for the first one."""
        from familyplan_ui.packs.preview import Preview  # noqa: PLC0415 - most papers are no PDF

        if self._pages is None:
            self._pages = Preview()
            self._pages.setMinimumHeight(Theme.current().px(_TALL))
            self._column.addWidget(self._pages)
        return self._pages

    def clear(self, why: str = "") -> None:
        """Show nothing of a paper, or a sentence in its place."""
        self.photo.show_image(QPixmap().toImage())
        self.words.clear()
        if self._pages is not None:
            self._pages.clear()
            self._pages.hide()
        self.photo.hide()
        self.words.hide()
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def show_paper(self, name: str, data: bytes, *, called: str) -> None:
        """Show a paper; `called` names it for whoever cannot see it."""
        self.clear()
        kind = kind_of_file(name, data)
        try:
            if kind.shown == "image":
                self._show_image(decoded(data, kind.media, _LONGEST), called)
            elif kind.shown == "pdf":
                self._show_pages(data)
            elif kind.shown == "text":
                self._show_words(data)
            else:
                self.clear(say(kind.why))
        except NotShown as problem:
            self.clear(problem.sentence)

    def _show_image(self, image: QImage, called: str) -> None:
        self.photo.setAccessibleName(called)
        self.photo.show()
        self.photo.show_image(image)

    def _show_words(self, data: bytes) -> None:
        words = data.decode("utf-8-sig")
        self.words.setPlainText(words[:_MOST_WORDS])
        self.words.show()
        if len(words) > _MOST_WORDS:
            self.why.setText(say("Only the beginning is shown. The whole of it is kept."))
            self.why.show()

    def _show_pages(self, data: bytes) -> None:
        words = words_of_pdf(data, _MOST_PAGES_READ)
        self.pages.show()
        self.pages.show_pdf(data, words)


def words_of_pdf(data: bytes, most: int | None = None) -> list[str]:
    """Read the words of a PDF page by page, having seen that its pages can be drawn.

    `most` is how many pages are read, None for all.

    Raises:
        NotShown: it is locked with a password, damaged, or has pages nobody could draw.

    """
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - most papers are no PDF

    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    error = document.error()
    try:
        if error == QPdfDocument.Error.IncorrectPassword:
            raise NotShown(say("This PDF is locked with a password, so it cannot be shown here."))
        if error != QPdfDocument.Error.None_ or not document.pageCount():
            raise NotShown(say("This PDF is damaged, so it cannot be shown here."))
        read = range(document.pageCount())[:most]
        if not all(_drawable(document, at) for at in range(document.pageCount())):
            raise NotShown(say("A page of this PDF is too long to be drawn. It is kept as it is."))
        return [document.getAllText(at).text() for at in read]
    finally:
        document.close()


def _drawable(document: QPdfDocument, page: int) -> bool:
    size = document.pagePointSize(page)
    wide, tall = size.width(), size.height()
    return isfinite(wide) and isfinite(tall) and wide > 0 and 0 < tall <= wide * _THINNEST
