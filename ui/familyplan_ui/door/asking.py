"""The system's own dialogs that the door's pages open: files, folders, printers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def _file(title: str) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(None, title)
    return Path(chosen) if chosen else None


def _folder(title: str, at: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(None, title, str(at))
    return Path(chosen) if chosen else None


def _new_file(title: str, at: Path) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(None, title, str(at), say("PDF files (*.pdf)"))
    return Path(chosen) if chosen else None


def _printer(parent: QWidget) -> QPrinter | None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


@dataclass(frozen=True)
class Asking:
    """Each gives what a person chose, or None; tests pass their own."""

    file: Callable[[str], Path | None] = _file
    folder: Callable[[str, Path], Path | None] = _folder
    new_file: Callable[[str, Path], Path | None] = _new_file
    printer: Callable[[QWidget], QPrinter | None] = _printer
