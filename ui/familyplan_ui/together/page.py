"""The page that is looked at together: a calm strip, the family's name, tabs of what is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import DIRECTORY, Family
from familyplan.model.lenses import SETTING, lenses
from familyplan.packs.together import name_of, parts
from familyplan.sharing import PapersHere, kept_off, reader_of, together
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.together.blocks import widgets
from familyplan_ui.together.leaving import Leaving
from familyplan_ui.together.papers import PAPERS, Papers, with_papers
from familyplan_ui.widgets import (
    Banner,
    EmptyState,
    Hairline,
    Heading,
    PlainButton,
    ScrollPage,
)
from familyplan_ui.widgets.later import Later
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.widgets.scroll import MARGIN
from familyplan_ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from familyplan.model import Rows
    from familyplan.packs.together import Part
    from familyplan.session import Changes
    from familyplan.sharing import Reader, View
    from familyplan_ui.gate import Gate

LARGER: Final = 40  # percent more than the person's own text size


class Page(QWidget):
    """The place "together": arrived at with a family, a tab ("" for the first) and who is here.

    Its text is larger while it is shown. `finished` says that somebody answered twice that they
    want to leave; before that, the window lets nobody go anywhere else.
    """

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._family = ""
        self._who: tuple[str, ...] = ()
        self._usual = 0
        self._parts: dict[str, Part] = {}
        self.papers: Papers | None = None
        self._later = Later(self)
        self.strip: TabStrip | None = None
        self.finished = False
        px = Theme.current().px
        self.banner = Banner("users", "", "accent")
        self.stop = PlainButton(say("Stop looking together"), self.ask_to_leave)
        self.banner.add(self.stop)
        self._name = Heading(size="title")
        self._tabs, self._stack = QVBoxLayout(), QStackedWidget()
        self._read, self._leaving = ScrollPage(), Leaving()
        for part in (self._read, self._leaving):
            self._stack.addWidget(part)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, px(10), MARGIN, px(4))
        head.addWidget(self._name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(head)
        column.addLayout(self._tabs)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self._leaving.stay.connect(self._stay)
        self._leaving.leave.connect(self._leave_for_good)
        gate.changed.connect(self._changed)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.stop if self.strip is None else self.strip.tab

    def arrive(self, family_id: str, tab: str = "", *who: str) -> None:
        """Show what these people may see together; a family that is gone shows nothing at all."""
        self._family, self._who = family_id, who
        self.finished = False
        if not self._usual:
            theme = Theme.current()
            self._usual = theme.percent
            theme.set_percent(theme.percent + LARGER)
        self._show(tab)
        # A stray Enter turns a tab, and asks nothing.
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts there are, by their keys, in the order of the tabs."""
        return tuple(self._parts)

    def place(self) -> tuple[str, ...]:
        """Give what `arrive` would bring back as it is now."""
        return (self._family, self.strip.key if self.strip else "", *self._who)

    def leave(self) -> None:
        """Give the text its usual size back, and hold nothing of what was shown."""
        self._empty()
        if self._usual:
            usual, self._usual = self._usual, 0
            Theme.current().set_percent(usual)

    def ask_to_leave(self) -> None:
        """Ask before the whole record is on the screen again; asked twice, it only stays asked."""
        self._stack.setCurrentWidget(self._leaving)
        self._leaving.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self._leaving:
            self._stay()
        else:
            self.ask_to_leave()

    def show_tab(self, key: str) -> None:
        """Show one of the parts."""
        self._stay()
        if self.strip is not None:
            self.strip.choose(key)
        self._empty()
        for made in widgets(self._parts[key].blocks):
            self._read.body.addWidget(made)
        if key == PAPERS:
            self.papers = self._made_papers()
            self.papers.opened.connect(
                lambda entry: self._later.do([partial(self._bring_up, entry)])
            )
            self._read.body.addWidget(self.papers)
        self._read.body.addStretch(1)
        self._read.setAccessibleName(say(self._parts[key].words))
        self._read.verticalScrollBar().setValue(0)

    def _bring_up(self, entry: QWidget) -> None:
        """Let an opened paper begin at the top of what is seen, once the one before is away."""
        place = entry.mapTo(self._read.page, QPoint()).y()
        self._read.verticalScrollBar().setValue(place - MARGIN)

    def _empty(self) -> None:
        """Take everything off the page, and put an opened paper away."""
        self._later.do([])
        if self.papers is not None:
            self.papers.forget()
            self.papers = None
        clear(self._read.body)

    def _stay(self) -> None:
        was = self._stack.currentWidget() is self._leaving
        self._stack.setCurrentWidget(self._read)
        if was:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_for_good(self) -> None:
        self.finished = True
        self._gate.go("family", self._family)

    def _changed(self, changes: Changes) -> None:
        if not self.finished and self._gate.is_open and {self._family, DIRECTORY} & changes.scopes:
            self._show(self.strip.key if self.strip else "")

    def _here(self, rows: Rows) -> tuple[Reader, ...]:
        """Give who is here; nobody where one of them is not known any more."""
        found = [reader_of(rows, one) for one in self._who]
        here = tuple(one for one in found if one is not None)
        # Somebody who cannot be found any more may be the one something is kept from.
        return here if rows.of(Family) and len(here) == len(found) else ()

    def _show(self, tab: str) -> None:
        rows = self._gate.rows(self._family)
        shown = together(rows, self._here(rows), self._gate.clock.today())
        found = with_papers(
            shown, parts(shown, shown.on, lenses(self._gate.session.setting(SETTING)))
        )
        self._parts = {one.key: one for one in found}
        self._name.setText(name_of(shown))
        self.banner.say(_line(shown))
        clear(self._tabs)
        self.strip = None
        if not found:
            self._show_nothing()
            return
        self.strip = TabStrip(found)
        self.strip.chosen.connect(self.show_tab)
        self._tabs.addWidget(self.strip)
        self.show_tab(tab if tab in self._parts else found[0].key)

    def _made_papers(self) -> Papers:
        rows = self._gate.rows(self._family)
        here = self._here(rows)
        shown = together(rows, here, self._gate.clock.today())
        return Papers(self._gate, shown, PapersHere(rows, here, shown))

    def _show_nothing(self) -> None:
        self._empty()
        self._stack.setCurrentWidget(self._read)
        sentence = say("There is nothing here that all of you may see.")
        why = say("What was said and planned stands here once it may be seen by all who are here.")
        self._read.body.addWidget(EmptyState(sentence, why))


def _line(shown: View) -> str:
    """Say who looks, and how much is kept off the screen; never why."""
    names = shown.reader.name
    count = say_many(
        "{n} thing is kept off the screen.", "{n} things are kept off the screen.", kept_off(shown)
    )
    who = say("Looking together with {names}.", names=names) if names else say("Looking together.")
    return f"{who} {count}"
