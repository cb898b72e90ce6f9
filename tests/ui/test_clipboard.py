"""The clipboard: secrets are marked and short-lived, and ours is gone at a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from familyplan_ui.widgets import clipboard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': bytes(4),
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "org.nspasteboard.ConcealedType": b"",
}


@pytest.fixture(autouse=True)
def _empty(qapp: QApplication) -> Iterator[None]:
    qapp.clipboard().clear()
    yield
    qapp.clipboard().clear()


def _held() -> str:
    return QGuiApplication.clipboard().text()


def test_a_secret_carries_every_mark_and_other_words_none() -> None:
    clipboard.copy("ABCD-EFGH", secret=True)
    data = QGuiApplication.clipboard().mimeData()
    assert _held() == "ABCD-EFGH"
    assert {kind: data.data(kind).data() for kind in MARKS} == MARKS
    clipboard.copy("a web address", secret=False)
    assert [kind for kind in MARKS if QGuiApplication.clipboard().mimeData().hasFormat(kind)] == []


def test_a_secret_is_taken_away_after_its_time(qtbot: QtBot) -> None:
    clipboard.copy("ABCD-EFGH", secret=True, for_ms=50)
    assert _held() == "ABCD-EFGH"
    qtbot.waitUntil(lambda: _held() == "")


def test_what_somebody_copied_since_is_left_alone(qtbot: QtBot) -> None:
    clipboard.copy("ABCD-EFGH", secret=True, for_ms=50)
    QGuiApplication.clipboard().setText("their own words")
    qtbot.wait(150)
    assert _held() == "their own words"


def test_a_second_secret_has_its_whole_time(qtbot: QtBot) -> None:
    clipboard.copy("ABCD-EFGH", secret=True, for_ms=50)
    clipboard.copy("IJKL-MNOP", secret=True, for_ms=60_000)
    qtbot.wait(150)
    assert _held() == "IJKL-MNOP"


def test_a_lock_clears_what_is_ours_and_nothing_else() -> None:
    clipboard.copy("a web address", secret=False)
    clipboard.forget()
    assert _held() == ""
    QGuiApplication.clipboard().setText("their own words")
    mine = QGuiApplication.clipboard().ownsClipboard()
    clipboard.forget()
    assert _held() == ("" if mine else "their own words")
