"""What stands in place of the list when it is empty, and the line that narrows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from familyplan.practice.filters_kept import chip_words
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import EmptyState, PlainButton, PrimaryButton, ScrollPage
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from familyplan.practice.filters_kept import Kept


class FilterLine(QLineEdit):
    """A line to narrow a list with: Down goes into the list (`down`), Escape empties the line."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(say("Name, school, practitioner, address, reference"))
        self.setAccessibleName(say("Show families with"))
        Theme.current().dress(self, "text")
        Theme.current().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(min(Theme.current().px(400), 620))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class ListOrNothing(QStackedWidget):
    """The list, or what stands in its place while it is empty."""

    def __init__(self, whole: QWidget) -> None:
        super().__init__()
        # It scrolls, so that large letters never push the rows above out of their places.
        self._whole, self._instead = whole, ScrollPage(exact=True)
        self._instead.body.setContentsMargins(0, 0, 0, 0)
        for part in (self._whole, self._instead):
            self.addWidget(part)

    @property
    def first(self) -> QWidget | None:
        """The first thing to do while the list is empty."""
        return next(iter(self._instead.findChildren(PrimaryButton)), None)

    def show_list(self) -> None:
        """Show the list."""
        self.setCurrentWidget(self._whole)

    def show_instead(self, state: EmptyState) -> None:
        """Show this in place of the list."""
        clear(self._instead.body)
        self._instead.body.addWidget(state)
        self.setCurrentWidget(self._instead)


def nothing_matches(look: Callable[[], object] | None) -> EmptyState:
    """Say that no family of the list matches; `look` looks in everything."""
    return EmptyState(
        say("No family here matches."),
        say("Try fewer letters, or look among closed families and in notes and actions."),
        PlainButton(say("Look in everything"), look) if look else None,
    )


def nothing_fits(kept: Kept, clear_all: Callable[[], object]) -> EmptyState:
    """Say which filters keep no family; `clear_all` clears them, and the letters typed."""
    parts = [chip_words(key, choice) for key, choice in kept.chosen.items()]
    parts += [say("“{typed}”", typed=kept.typed)] if kept.typed else []
    return EmptyState(
        say("No family matches {filters}.", filters=" + ".join(parts)),
        say("All of these have to be true of a family. Take one away, or look at all families."),
        PlainButton(say("Clear filters"), clear_all, name=say("Clear filters and show all")),
    )


def still_reading() -> EmptyState:
    """Say that the families are being looked through."""
    return EmptyState(
        say("Looking through every family …"), say("This takes a moment the first time.")
    )


def no_family_yet(
    start: Callable[[], object],
    bring: Callable[[], object],
    sample: Callable[[], object] | None,
) -> EmptyState:
    """Say what will stand here.

    `start` begins with a family, `bring` takes them from a file, `sample` makes invented ones.
    """
    state = EmptyState(
        say("The families you work with stand here."),
        say("Each has its people, its plan in its own words, and what happens next."),
        PrimaryButton(say("Start with your first family"), start),
    )
    state.add(PlainButton(say("Bring in a spreadsheet of families"), bring))
    if sample is not None:
        state.add(PlainButton(say("Explore with invented families first"), sample))
    return state
