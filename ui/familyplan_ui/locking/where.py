"""Where a person was when the store was locked: kept inside the store, found again after it.

It lies among the drafts: encrypted, in no history, and gone once it was used.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from familyplan.errors import KnownError

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.frame.place import PageStack

_TRY_MS: Final = 50
_TRIES: Final = 40


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the window with what it was gone to with, and how far each part was scrolled."""

    key: str
    args: tuple[str, ...] = ()
    scrolled: tuple[int, ...] = ()


def keep(session: Session, pages: PageStack) -> None:
    """Keep where we are; a store that cannot be written is no reason not to lock."""
    key, *args = pages.where() or ("",)
    page = pages.currentWidget()
    if not key or page is None:
        return
    bars = [area.verticalScrollBar() for area in _areas(page)]
    text = json.dumps(asdict(Where(key, tuple(args), tuple(bar.value() for bar in bars))))
    with suppress(KnownError):
        session.store.keep_draft(_place(session), "store", text)


def take(session: Session) -> Where | None:
    """Give where this user was when the store was locked, once; None for nowhere in particular."""
    found: Where | None = None
    for draft in session.store.drafts(_place(session)):
        with suppress(ValueError, TypeError, KeyError):
            said = json.loads(draft.text)
            found = Where(said["key"], tuple(said["args"]), tuple(said["scrolled"]))
        with suppress(KnownError):
            session.store.keep_draft(draft.place, "store", "")
    return found


def come_back(session: Session, window: MainWindow, first: str) -> None:
    """Go where this user was when the store was locked, or else to the place `first`."""
    found = take(session)
    try:
        page = window.go(found.key, *found.args) if found else window.go(first)
    except (KeyError, TypeError):  # a place of another version of the program
        page, found = window.go(first), None
    if found is not None:
        Scrolling(page, found)


class Scrolling(QObject):
    """Scrolls a page's parts to where they were, as soon as they are long enough."""

    def __init__(self, page: QWidget, where: Where) -> None:
        super().__init__(page)
        self._page, self._where, self._left = page, where, _TRIES
        self._timer = QTimer(self)
        self._timer.setInterval(_TRY_MS)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        self._left -= 1
        areas, wanted = _areas(self._page), self._where.scrolled
        bars = [area.verticalScrollBar() for area in areas]
        ready = len(bars) == len(wanted) and all(
            bar.maximum() >= value for bar, value in zip(bars, wanted, strict=True)
        )
        if ready:
            for bar, value in zip(bars, wanted, strict=True):
                bar.setValue(value)
        if ready or not self._left:
            self._timer.stop()
            self.deleteLater()


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    whole = [page] if isinstance(page, QAbstractScrollArea) else []
    found = page.findChildren(QAbstractScrollArea)
    return [*whole, *(area for area in found if area.isVisibleTo(page))]


def _place(session: Session) -> str:
    return f"where/{session.vault.user_id}"
