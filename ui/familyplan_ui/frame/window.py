"""The main window: what stands round the pages, and which of door, work and cover is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from familyplan.words import say
from familyplan_ui.frame.place import PageStack
from familyplan_ui.frame.statusline import StatusLine
from familyplan_ui.frame.work_area import WorkArea, one_below_the_other

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QCloseEvent

    from familyplan_ui.frame.commands import Command, CommandTable
    from familyplan_ui.frame.cover import Cover
    from familyplan_ui.frame.furniture import Furniture
    from familyplan_ui.frame.place import Place
    from familyplan_ui.frame.sidebar import Sidebar

Offer = Literal["find", "note", "settings", "together", "help", "undo", "redo", "lock", "panic"]

_SMALLEST = (800, 480)
# What can be done while one page is seen alone; everything else would lead away from it.
_ALONE: frozenset[Offer] = frozenset({"lock", "panic"})


class MainWindow(QMainWindow):
    """The frame. It knows places and commands, never what they show.

    Whoever holds the session adds places and offers what stands behind Find, Note, Settings,
    Help, Undo, Redo and the two locks; none is seen before it is offered. `may_close` is asked
    before the window closes, `closing` comes before it goes. The title never names anybody. What
    is put into `above` stands across the work, over every page.

    What is not seen at the door is built by `furnish`, or when it is first needed: a start is
    to wait for the door alone.
    """

    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Family Plan"))
        self.setMinimumSize(*_SMALLEST)
        self._offers: dict[Offer, Callable[[], object]] = {}
        self.may_close: Callable[[], bool] = lambda: True
        self._undoable = self._redoable = ""
        self._under_cover: QWidget | None = None
        self._furniture: Furniture | None = None
        self._places: list[Place] = []
        self.pages = PageStack()
        self.status = StatusLine(
            lambda: self.take("undo"), lambda: _offer_sizes(self), lambda: self.take("help")
        )
        self._build()
        self._show_offers()
        self.pages.arrived.connect(self._arrived)

    @property
    def sidebar(self) -> Sidebar:
        """The places and commands at the side."""
        return self.furnish().sidebar

    @property
    def cover(self) -> Cover:
        """The plain page that hides everything."""
        return self.furnish().cover

    @property
    def commands(self) -> CommandTable:
        """Every command there is."""
        return self.furnish().commands

    def furnish(self) -> Furniture:
        """Build what the door does not show, unless it is there, and give it."""
        if self._furniture is None:
            from familyplan_ui.frame.furniture import Furniture  # noqa: PLC0415 - behind the door

            self._furniture = made = Furniture(self)
            self._work.stand_beside(made.sidebar)
            self._shell.addWidget(made.cover)
            for place in self._places:
                made.add_place(place)
            made.show_offers(self._offers)
            self._settle()
        return self._furniture

    def add_place(self, place: Place) -> None:
        """Add a place; a listed one gets a row in the sidebar and a line in the Go menu."""
        self.pages.add(place)
        self._places.append(place)
        if self._furniture is not None:
            self._furniture.add_place(place)

    def add_commands(self, commands: Iterable[Command]) -> None:
        """Add commands to the table and the menus."""
        self.furnish().add_commands(commands)

    def offer(self, what: Offer, run: Callable[[], object]) -> None:
        """Put something behind Find, Settings, Help, Undo, Redo or Lock; from now on it is seen."""
        self._offers[what] = run
        self._show_offers()

    def can_take(self, what: Offer) -> bool:
        """Whether it is offered and there is something for it to do now."""
        if what not in self._offers or (self.pages.alone and what not in _ALONE):
            return False
        if what == "help":
            return not self._covered()
        nothing = {"undo": not self._undoable, "redo": not self._redoable}
        if what == "together" and self.pages.key != "family":
            return False
        return self.is_open() and not nothing.get(what, False)

    def take(self, what: Offer) -> None:
        """Do what was offered, if it can be done now."""
        if self.can_take(what):
            self._offers[what]()

    def go(self, key: str, *args: object) -> QWidget:
        """Go to a place, handing `args` to its page; KeyError for a place nobody added."""
        page = self.pages.go(key, *args)
        was: QWidget | None = page.focusWidget()
        stop = _first_stop(page) if was is None else was
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def show_door(self, door: QWidget) -> None:
        """Show the unlock page, or another page of the door, and nothing of the work.

        The work's pages are dropped, and so are the cover and the door before this one.
        """
        self.pages.forget()
        while (old := self._door.currentWidget()) is not None:
            self._door.removeWidget(old)
            old.deleteLater()
        self._door.addWidget(door)
        self._outer.setCurrentWidget(self._door)
        self._undoable = self._redoable = ""
        self.status.show_locked()
        self._under_cover = None
        self.uncover()
        _first_stop(door).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, name: str, where: str) -> None:
        """Show the work of an open store, and who is signed in for which store."""
        self.sidebar.show_person(name, where)
        self._outer.setCurrentWidget(self._work)
        self.status.show_open()
        self._settle()

    def show_undo(self, undo: str, redo: str = "") -> None:
        """Say what Ctrl+Z would undo and Ctrl+Y do again, "" for nothing."""
        self._undoable, self._redoable = undo, redo
        self._say_undo()

    def _say_undo(self) -> None:
        told = ("", "") if self.pages.alone else (self._undoable, self._redoable)
        self.status.show_undo(told[0])
        self.furnish().show_undo(*told)

    def is_open(self) -> bool:
        """Whether the work is seen: the store is open and not covered."""
        return self._outer.currentWidget() is self._work and not self._covered()

    def cover_up(self) -> None:
        """Hide everything behind a plain page."""
        if self._covered():
            return
        self._under_cover = self.focusWidget()
        self._shell.setCurrentWidget(self.cover)
        self._settle()
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_behind(self, page: QWidget) -> None:
        """Hide everything behind another page, until the work or a door is shown again."""
        self._under_cover = None
        self._shell.addWidget(page)
        self._shell.setCurrentWidget(page)
        self._settle()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the work again, with the keyboard where it was."""
        self._shell.setCurrentWidget(self._outer)
        self._settle()
        if self._under_cover is not None:
            self._under_cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102 - Qt's own
        event.setAccepted(self.may_close())
        if event.isAccepted():
            self.closing.emit()

    def _build(self) -> None:
        self._work, self._door = WorkArea(self.pages), QStackedWidget()
        self.above = self._work.above
        self._outer, self._shell = QStackedWidget(), QStackedWidget()
        self._outer.addWidget(self._door)
        self._outer.addWidget(self._work)
        self._shell.addWidget(self._outer)
        self.setCentralWidget(one_below_the_other(self._shell, self.status))

    def _covered(self) -> bool:
        return self._shell.currentWidget() is not self._outer

    def _settle(self) -> None:
        """Bring menu bar, status line and commands into line with what is seen."""
        alone = self.pages.alone
        self.status.setVisible(not self._covered() and not alone)
        self._work.show_round(shown=not alone)
        if self._furniture is not None:
            self.menuBar().setVisible(self.is_open() and not alone)
            self._furniture.commands.refresh()

    def _show_offers(self) -> None:
        self.status.show_help(shown="help" in self._offers)
        if self._furniture is not None:
            self._furniture.show_offers(self._offers)

    def _arrived(self, key: str) -> None:
        within = next((place.within for place in self._places if place.key == key), "")
        self.sidebar.mark(within or key)
        self._settle()
        self._say_undo()


def _offer_sizes(window: MainWindow) -> None:
    """Open the text sizes above the button in the status line."""
    from PySide6.QtWidgets import QMenu  # noqa: PLC0415 - a start does not need it

    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for command in ("view.larger", "view.smaller", "view.normal"):
        menu.addAction(window.commands.action(command))
    button = window.status.text_button
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


def _first_stop(page: QWidget) -> QWidget:
    """Give where a page would have the keyboard begin (`first`), or else its first tab stop."""
    first = getattr(page, "first", None)
    if isinstance(first, QWidget) and first.isVisibleTo(page):
        return first
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        tabbed = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and page.isAncestorOf(at) and at.isVisibleTo(page) and at.isEnabled():
            return at
        at = at.nextInFocusChain()
    return page
