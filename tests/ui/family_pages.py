"""Showing one page of a family as the workspace does: reloaded after every change of the family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.session import Changes
    from familyplan_ui.gate import Gate


P = TypeVar("P", bound=QWidget)
SIZE = (1190, 540)


def shown(qtbot: QtBot, gate: Gate, page: P, family_id: str, *, size: tuple[int, int] = SIZE) -> P:
    """Show a page of a family; it follows every change from now on."""
    reloading: Any = page
    reload = reloading.reload

    def follow(changes: Changes) -> None:
        if family_id in changes.scopes:
            reload(gate.rows(family_id))

    qtbot.addWidget(page)
    gate.changed.connect(follow)
    reload(gate.rows(family_id))
    page.resize(*size)
    page.show()
    page.activateWindow()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: QWidget) -> None:
    """Wait until nothing on the page moves any more: wrapped words settle over several turns."""
    before: list[object] = []
    still = 0
    for _turn in range(100):
        qtbot.wait(10)
        now: list[object] = [widget.geometry() for widget in page.findChildren(QWidget)]
        still = still + 1 if now == before else 0
        if still > 4:
            return
        before = now


def standing_on() -> str:
    """Name the control that has the keyboard, "" for none."""
    now = QApplication.focusWidget()
    return now.accessibleName() if now is not None else ""


def names_on(page: QWidget) -> list[str]:
    """Give every name a person can see or hear of on a page."""
    return [
        widget.accessibleName()
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page) and widget.accessibleName()
    ]


def words_on(page: QWidget) -> list[str]:
    """Give every text written on a page, whatever keeps words together or lets them break."""
    found = []
    for widget in page.findChildren(QWidget):
        text = getattr(widget, "text", None)
        if callable(text) and widget.isVisibleTo(page):
            found.append(str(text()).replace("\u200b", "").replace("\u00a0", " "))
    return [words for words in found if words]
