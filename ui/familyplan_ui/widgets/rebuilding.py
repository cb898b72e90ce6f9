"""Showing something anew without the person losing their place: the keyboard stays where it was."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    _Place = tuple[int, ...]

W = TypeVar("W", bound=QWidget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; widgets go once the event at hand is over."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def let_go(rows: list[W], how_many: int) -> None:
    """Keep only so many of the rows a page shows; of the others nothing stays to be read."""
    for row in rows[how_many:]:
        row.hide()
        row.deleteLater()
    del rows[how_many:]


class Shown:
    """Remembers what is shown, so that nothing is built again for a change that touched it not."""

    def __init__(self) -> None:
        self._what: object = None

    def already(self, what: object) -> bool:
        """Say whether exactly this is shown; from now on it is."""
        same = self._what == what
        self._what = what
        return same


class Rebuilt(QWidget):
    """A column of parts, built anew only when what it shows is something else.

    A `head` stays whatever is shown: a page of many sections would make each anew for each family.
    """

    def __init__(
        self, gap: int, parent: QWidget | None = None, *, head: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._column = _tight(QVBoxLayout(self), gap)
        if head is not None:
            self._column.addWidget(head)
            below = _tight(QVBoxLayout(), gap)
            self._column.addLayout(below)
            self._column = below

    def _begin(self, what: object) -> bool:
        """Empty the column to show something else; False where this is shown already."""
        if self._shown.already(what):
            return False
        clear(self._column)
        return True


def _tight(column: QVBoxLayout, gap: int) -> QVBoxLayout:
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(gap))
    return column


@contextmanager
def same_place(page: QWidget) -> Iterator[None]:
    """Put the keyboard back on the control of the same name, or on the next one still there."""
    wanted = _names_from(QApplication.focusWidget(), page)
    yield
    inside = page.findChildren(QWidget)
    if page.isVisible():  # otherwise all of it is shown with the page
        _show_new(inside)
    _put_in_order(page, inside)
    if not wanted or _reachable(QApplication.focusWidget(), page) == wanted[0]:
        return
    there = {_reachable(widget, page): widget for widget in inside}
    for name in wanted:
        if name in there:
            there[name].setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _show_new(inside: Iterable[QWidget]) -> None:
    """Show now what a layout would only show later, so that the keyboard can go there."""
    for widget in inside:
        if not widget.isHidden() or widget.isWindow():
            continue
        never = not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if never and not widget.objectName().startswith("qt_"):
            widget.show()


def reading_order(page: QWidget) -> None:
    """Make the Tab key go the way a page is read, whenever its parts were made."""
    _put_in_order(page, page.findChildren(QWidget))


def _put_in_order(page: QWidget, inside: Iterable[QWidget]) -> None:
    places = _Places(page)
    stops = [(at, one) for one in (page, *inside) if _stops(one) and (at := places.of(one))]
    for (_, before), (_, after) in pairwise(sorted(stops, key=itemgetter(0))):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


class _Places:
    """Where the controls of a page stand in the order it is read, worked out for one order.

    Only the few controls and what they stand in are looked at, not the many words around them. A
    layout is asked where a widget is, never for what it holds: PySide6 keeps what `itemAt` gives
    after Qt has deleted it, and takes the next thing at that address for it (docs/decisions/0006).
    """

    def __init__(self, page: QWidget) -> None:
        self._known: dict[QWidget, _Place] = {page: (0,)}

    def of(self, widget: QWidget) -> _Place:
        """Give numbers that sort as the page is read; none for what is in none of its layouts."""
        if widget not in self._known:
            above = None if widget.isWindow() else widget.parentWidget()
            self._known[widget] = self._in(above, widget) if above is not None else ()
        return self._known[widget]

    def _in(self, above: QWidget, widget: QWidget) -> _Place:
        before = self.of(above)
        layout = above.layout()
        at = (above.children().index(widget),) if layout is None else _within(layout, widget)
        return (*before, *at) if before and at else ()


def _within(layout: QLayout, widget: QWidget) -> _Place:
    """Give where a layout, or a layout in it, holds a widget; nothing where none does."""
    at = layout.indexOf(widget)
    if at >= 0:
        return (at,)
    for inner in layout.children():
        if isinstance(inner, QLayout) and (found := _within(inner, widget)):
            return (layout.indexOf(inner), *found)
    return ()


def _names_from(now: QWidget | None, page: QWidget) -> list[str]:
    """Name the control that has the keyboard and every one after it on the page."""
    if now is None or not page.isAncestorOf(now):
        return []
    found = [_reachable(now, page)]
    at = now.nextInFocusChain()
    while at is not None and at is not now:
        if page.isAncestorOf(at):
            found.append(_reachable(at, page))
        at = at.nextInFocusChain()
    return [name for name in found if name]


def _reachable(widget: QWidget | None, page: QWidget) -> str:
    """Give a control's name if the keyboard can go there, else ""."""
    if widget is None or not widget.isVisibleTo(page) or not widget.isEnabled():
        return ""
    return widget.accessibleName() if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else ""
