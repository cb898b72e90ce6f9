"""A PDF that exists in memory only, put on paper, or into a file somebody asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

_PRIVATE: Final = 0o600
_POINTS_PER_INCH: Final = 72
_DOTS_PER_INCH: Final = 300


class NotOnPaper(KnownError):
    """A page could not be printed or written."""

    def __init__(self, why: str) -> None:
        """Say what the system said."""
        super().__init__(
            say(
                "The pages could not be printed or saved ({why}). Nothing was changed. Try "
                "again, or another printer.",
                why=why,
            )
        )


def put_on_paper(data: bytes, printer: QPrinter, title: str) -> int:
    """Print every page of a PDF and give how many; nothing is written to the disk by the program.

    Raises:
        NotOnPaper: the printer did not take it.

    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    printer.setDocName(title)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotOnPaper(title)
    try:
        pages = int(pdf.pageCount())
        for page in range(pages):
            if page:
                printer.newPage()
            _paint(pdf, page, painter, printer)
    finally:
        painter.end()
        pdf.close()
        buffer.close()
    return pages


def put_in_file(data: bytes, path: Path) -> None:
    """Write a PDF to a file only this user may read.

    Raises:
        NotOnPaper: it could not be written.

    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise NotOnPaper(error.strerror or type(error).__name__) from error


def _paint(pdf: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """Paint one page in the middle of the sheet, as large as the paper it was made for."""
    points = pdf.pagePointSize(page)
    scale = _DOTS_PER_INCH / _POINTS_PER_INCH
    picture = pdf.render(page, QSize(round(points.width() * scale), round(points.height() * scale)))
    across = printer.resolution() / _POINTS_PER_INCH
    sheet = printer.pageLayout().paintRectPixels(printer.resolution())
    wide, high = points.width() * across, points.height() * across
    painter.drawImage(
        QRectF((sheet.width() - wide) / 2, (sheet.height() - high) / 2, wide, high), picture
    )
