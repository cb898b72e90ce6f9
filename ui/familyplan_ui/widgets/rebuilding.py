"""Showing something anew without the person losing their place: the keyboard stays where it was."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
    """A column of parts, built anew only when what it shows is something else."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(gap))

    def _begin(self, what: object) -> bool:
        """Empty the column to show something else; False where this is shown already."""
        if self._shown.already(what):
            return False
        clear(self._column)
        return True


@contextmanager
def same_place(page: QWidget) -> Iterator[None]:
    """Put the keyboard back on the control of the same name, or on the next one still there."""
    wanted = _names_from(QApplication.focusWidget(), page)
    yield
    _show_new(page)
    reading_order(page)
    if not wanted or _reachable(QApplication.focusWidget(), page) == wanted[0]:
        return
    there = {_reachable(widget, page): widget for widget in page.findChildren(QWidget)}
    for name in wanted:
        if name in there:
            there[name].setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _show_new(page: QWidget) -> None:
    """Show now what a layout would only show later, so that the keyboard can go there."""
    for widget in page.findChildren(QWidget):
        never = not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        ours = not widget.isWindow() and not widget.objectName().startswith("qt_")
        if ours and never and widget.isHidden():
            widget.show()


def reading_order(page: QWidget) -> None:
    """Make the Tab key go the way a page is read, whenever its parts were made."""
    stops = list(_stops(page))
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    inside = [
        (child, stops)
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and (stops := list(_stops(child)))
    ]
    if layout is not None:
        yield from _in_order(layout, inside)
        return
    for _, stops in inside:
        yield from stops


def _in_order(layout: QLayout, inside: Sequence[tuple[QWidget, list[QWidget]]]) -> list[QWidget]:
    """Give the stops of the widgets that a layout and the layouts in it hold, as they are laid out.

    A layout is asked where a widget is, never for what it holds: PySide6 keeps what `itemAt` gives
    after Qt has deleted it, and takes the next thing at that address for it (docs/decisions/0006).
    """
    places = [(layout.indexOf(child), stops) for child, stops in inside]
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places += [(layout.indexOf(each), _in_order(each, inside)) for each in inner]
    held = sorted((each for each in places if each[0] >= 0), key=itemgetter(0))
    return [stop for _, stops in held for stop in stops]


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
