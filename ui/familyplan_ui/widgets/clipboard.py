"""The one way to the clipboard: what we put there is marked, short-lived, and gone at a lock.

The marks ask clipboard histories not to keep a secret: Klipper and others read
x-kde-passwordManagerHint, Windows the three names of its "Cloud Clipboard" page, programs on
macOS org.nspasteboard.ConcealedType (nspasteboard.org). No mark can force anybody.
"""

from __future__ import annotations

import secrets
from typing import Final

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

_OURS: Final = "application/x-family-plan-copied"
_NO: Final = bytes(4)
_CONCEAL: Final[dict[str, bytes]] = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': _NO,
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
    "org.nspasteboard.ConcealedType": b"",
}
_SECRET_MS: Final = 30_000


def copy(words: str, *, secret: bool, for_ms: int = _SECRET_MS) -> None:
    """Put words on the clipboard; a secret is marked as one and taken away after 30 seconds."""
    mark = secrets.token_bytes(8)
    data = QMimeData()
    data.setText(words)
    data.setData(_OURS, mark)
    if secret:
        for kind, said in _CONCEAL.items():
            data.setData(kind, said)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    if secret:
        # A timer of its own for each copy: one made later is not cut short by one made before.
        QTimer.singleShot(for_ms, clipboard, lambda: _clear(clipboard, mark))


def forget() -> None:
    """Clear the clipboard where it holds what we put there, or what was copied in our fields.

    The same for what was only marked with the mouse, on systems that paste that too.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or _mark(clipboard):
        clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _clear(clipboard: QClipboard, mark: bytes) -> None:
    if _mark(clipboard) == mark:
        clipboard.clear(QClipboard.Mode.Clipboard)


def _mark(clipboard: QClipboard) -> bytes:
    """Give the mark of what we put there last, b"" where it holds something else or nothing."""
    held: QMimeData | None = clipboard.mimeData()
    return b"" if held is None else bytes(held.data(_OURS).data())
