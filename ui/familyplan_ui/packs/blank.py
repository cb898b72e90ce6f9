"""Printing a blank page: the fields of a page of the screen, to be written on by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from familyplan.errors import KnownError
from familyplan.packs.blank import blank_page
from familyplan.packs.blank_fields import PAGES
from familyplan.session.copies import wording_of
from familyplan.words import say
from familyplan_ui.packs.asking import Seams
from familyplan_ui.widgets import PlainButton

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate


class BlankPages(PlainButton):
    """A button with a menu of pages; choosing one asks for a printer and prints it.

    Nothing of any family is on such a page, so nothing is noted.
    """

    def __init__(self, gate: Gate, seams: Seams | None = None) -> None:
        super().__init__(say("Print a blank page"), self.open, icon="printer")
        self._gate, self._seams = gate, seams or Seams()
        self._menu: QMenu | None = None

    @property
    def menu_of_pages(self) -> QMenu:
        """The menu of the pages there are, made when it is first asked for."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.accessibleName())
            for key, page in PAGES.items():
                self._menu.addAction(say(page.name)).triggered.connect(partial(self._print, key))
        return self._menu

    def open(self) -> None:
        """Open the menu under the button."""
        self.menu_of_pages.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _print(self, key: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        # Only who prints needs what makes pages and talks to printers.
        from familyplan.packs.render import render  # noqa: PLC0415 - see above
        from familyplan_ui.packs.printing import print_pages  # noqa: PLC0415 - see above

        document = blank_page(key, wording_of(self._gate.session))
        try:
            printer = self._seams.printer(self.window())
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        if printer is not None and not print_pages(printer, render(document), document.title):
            self._gate.refuse(say("The printer did not take the page. Try again."))
