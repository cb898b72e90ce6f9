"""A place of the sidebar, and the stack that makes its page when it is first gone to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_STEPS = 50


@dataclass(frozen=True)
class Place:
    """Somewhere to go. `words` are marked for later saying; `listed` puts it in the sidebar.

    A place that is not listed may be `within` one that is, which then is marked in its stead.
    An `alone` place is seen with nothing round it, and nobody gets away from it before its page
    says that it is `finished`.

    The page may have `arrive(*args)`, called each time it is gone to, and `leave()`, called
    before another page is shown or the store is locked, to keep what was typed, `first`, the
    control the keyboard begins at, and `place()`, what `arrive` would bring back as it is now.
    """

    key: str
    words: str
    icon: str
    make_page: Callable[[], QWidget]
    listed: bool = True
    within: str = ""
    alone: bool = False


@dataclass(frozen=True)
class _Visit:
    key: str
    args: tuple[object, ...]


class PageStack(QStackedWidget):
    """The pages, made when first needed, and the way back and forward between visits."""

    arrived = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: dict[str, Place] = {}
        self._pages: dict[str, QWidget] = {}
        self._visits: list[_Visit] = []
        self._at = -1

    def add(self, place: Place) -> None:
        """Make a place known; its page is made when somebody goes there."""
        self._places[place.key] = place

    @property
    def key(self) -> str:
        """Where we are, "" before the first visit."""
        return self._visits[self._at].key if self._visits else ""

    @property
    def alone(self) -> bool:
        """Whether nothing but the page is to be seen."""
        return bool(self._visits) and self._places[self.key].alone

    @property
    def _held(self) -> bool:
        return self.alone and not getattr(self.currentWidget(), "finished", False)

    def where(self) -> tuple[str, ...]:
        """Give where we are as `go` takes it, () before the first visit."""
        place = getattr(self.currentWidget(), "place", None)
        if not self._visits:
            return ()
        return (self.key, *place()) if callable(place) else (self.key,)

    def go(self, key: str, *args: object) -> QWidget:
        """Go to a place and give its page; KeyError for a place nobody added.

        Where nobody may get away yet, the page that is seen stays.
        """
        here = self.currentWidget()
        if self._held and here is not None and key != self.key:
            return here
        if self.alone:
            # No way back leads into a page alone: it is asked for anew each time.
            del self._visits[self._at]
            self._at -= 1
        page = self._page(key)
        visit = _Visit(key, args)
        if not self._visits or self._visits[self._at] != visit:
            self._visits = [*self._visits[: self._at + 1], visit][-_MOST_STEPS:]
            self._at = len(self._visits) - 1
        self._show(page, visit)
        return page

    def can_step(self, steps: int) -> bool:
        """Whether there is a visit `steps` forward (negative: back)."""
        return not self.alone and 0 <= self._at + steps < len(self._visits)

    def step(self, steps: int) -> None:
        """Go back (-1) or forward (1); nothing happens at the ends."""
        if self.can_step(steps):
            self._at += steps
            visit = self._visits[self._at]
            self._show(self._page(visit.key), visit)

    def forget(self) -> None:
        """Drop every page and every visit, so that nothing of them stays in memory."""
        self._leave()
        self._visits, self._at = [], -1
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def forget_unseen(self) -> None:
        """Drop every page but the one that is seen; each is made anew when somebody goes there."""
        seen = self.currentWidget()
        for key, page in tuple(self._pages.items()):
            if page is not seen:
                self.removeWidget(page)
                page.deleteLater()
                del self._pages[key]

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            self._pages[key] = self._places[key].make_page()
            self.addWidget(self._pages[key])
        return self._pages[key]

    def _show(self, page: QWidget, visit: _Visit) -> None:
        if page is not self.currentWidget():
            # Qt would hand the keyboard on to whatever is first on the page to come.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._leave()
        self.setCurrentWidget(page)
        arrive = getattr(page, "arrive", None)
        if callable(arrive):
            arrive(*visit.args)
        if self.alone:
            self.forget_unseen()
        self.arrived.emit(visit.key)

    def _leave(self) -> None:
        leave = getattr(self.currentWidget(), "leave", None)
        if callable(leave):
            leave()
