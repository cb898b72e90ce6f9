"""Copies on paper: the system's own print dialog, and the pages of a PDF painted from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Fine enough for small letters; twice as fine takes four times the memory and looks the same.
_DOTS_PER_INCH: Final = 300
_POINTS_PER_INCH: Final = 72


class NoPrinter(KnownError):
    """This computer knows of no printer."""

    def __init__(self) -> None:
        """Say what else can be done."""
        super().__init__(
            say(
                "No printer is set up on this computer, so nothing was printed and no copy left. "
                "Set one up in the system's settings, or put the copy in a folder and print it "
                "from another computer."
            )
        )


def ask_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer in the system's own dialog; None if nobody chose one.

    Raises:
        NoPrinter: there is none to choose from.

    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("Print the copies"))
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(printer: QPrinter, data: bytes, name: str) -> bool:
    """Print the pages of a PDF, and say whether the printer took all of them.

    Any one thread may do this. `name` is what the printer's queue shows, so it says nothing of the
    family; nothing is written to the disk by us.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    pdf = QPdfDocument()
    pdf.load(buffer)
    printer.setDocName(name)
    painter = QPainter()
    if not pdf.pageCount() or not painter.begin(printer):
        return False
    taken = True
    for page in range(pdf.pageCount()):
        if page:
            taken = printer.newPage()
        if not taken:
            break
        _paint(painter, printer, pdf, page)
    taken = painter.end() and taken
    pdf.close()
    return taken and printer.printerState() not in {
        QPrinter.PrinterState.Aborted,
        QPrinter.PrinterState.Error,
    }


def _paint(painter: QPainter, printer: QPrinter, pdf: QPdfDocument, page: int) -> None:
    """Paint one page in its own size, made smaller only where the paper is."""
    points = pdf.pagePointSize(page)
    dots = QSize(
        round(points.width() / _POINTS_PER_INCH * _DOTS_PER_INCH),
        round(points.height() / _POINTS_PER_INCH * _DOTS_PER_INCH),
    )
    drawn = pdf.render(page, dots)
    sheet = QImage(dots, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    over = QPainter(sheet)
    over.drawImage(0, 0, drawn)
    over.end()
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    edge = printer.pageRect(QPrinter.Unit.DevicePixel)
    ratio = printer.resolution() / _DOTS_PER_INCH
    size = QSize(round(dots.width() * ratio), round(dots.height() * ratio))
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        size.scale(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    left = (paper.width() - size.width()) / 2 - edge.x()
    top = (paper.height() - size.height()) / 2 - edge.y()
    painter.drawImage(QRect(round(left), round(top), size.width(), size.height()), sheet)
