"""Asking the system where copies go: folders, a printer, the program that opens a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtPrintSupport import QPrinter

__all__ = ["Chosen", "Seams", "ask_where"]

_WHERE: Final = {
    "file": mark("Where to put the copies"),
    "usb": mark("Choose the memory stick"),
    "e-mail": mark("Where to put the drafts of e-mails"),
}


def _ask_folder(parent: QWidget, title: str) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def _ask_printer(parent: QWidget) -> QPrinter | None:
    from familyplan_ui.packs.printing import ask_printer  # noqa: PLC0415 - seldom needed

    return ask_printer(parent)


def _open_file(place: Path) -> object:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


@dataclass(frozen=True, slots=True)
class Seams:
    """What asks the system: for a folder, for a printer, and to open a draft."""

    folder: Callable[[QWidget, str], Path | None] = _ask_folder
    printer: Callable[[QWidget], QPrinter | None] = _ask_printer
    open_file: Callable[[Path], object] = _open_file


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where copies go: a folder for each channel that needs one, and the printer."""

    folders: dict[str, Path] = field(default_factory=dict)
    printer: QPrinter | None = None


def ask_where(seams: Seams, channels: Iterable[str], parent: QWidget) -> Chosen | None:
    """Ask once for each channel; None where somebody decided on nothing after all.

    Raises:
        NoPrinter: this computer has none.

    """
    folders: dict[str, Path] = {}
    printer = None
    for channel in channels:
        if channel == "print":
            printer = seams.printer(parent)
            if printer is None:
                return None
        else:
            chosen = seams.folder(parent, say(_WHERE[channel]))
            if chosen is None:
                return None
            folders[channel] = chosen
    return Chosen(folders, printer)
