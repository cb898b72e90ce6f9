"""One family's pages: header, tabs, the page chosen, and the history at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import DIRECTORY, Family
from familyplan.words import say
from familyplan_ui.family.corrected_strip import CorrectedStrip
from familyplan_ui.family.header import Header, next_meeting
from familyplan_ui.family.history_panel import HistoryPanel
from familyplan_ui.keeping.holds import HoldPanel, HoldStrip
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, PlainButton, PrimaryButton
from familyplan_ui.widgets.tab_strip import TabStrip
from familyplan_ui.widgets.ticks import MoreButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from familyplan.session import Changes
    from familyplan_ui.family.tabs import Tab, TabPage
    from familyplan_ui.gate import Gate

_NARROW = 760


class Workspace(QWidget):
    """The place "family": it is arrived at with a family, perhaps a tab and a row."""

    def __init__(self, gate: Gate, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self._gate, self._tabs = gate, tuple(tabs)
        self._inside: FamilyPages | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def arrive(self, family_id: str, tab: str = "", row_id: str = "") -> None:
        """Show a family; a family that has been removed is no place to go."""
        if self._gate.session.store.get(Family, family_id) is None:
            self._gate.go("families")
            return
        another = self._inside is None or self._inside.family_id != family_id
        inside = self._inside_of(family_id) if another or self._inside is None else self._inside
        if another:
            # Filled before it is seen: each part added to what is seen lays it out once more.
            inside.show_tab(tab or self._tabs[0].key)
            self._column.addWidget(inside)
            inside.show()
        if another or self.focusWidget() in {None, self}:
            # It may have been with the family before, or here while there was nothing yet.
            inside.strip.take_keyboard()
        if row_id or not another:
            inside.show_tab(tab or inside.strip.key, row_id)

    def place(self) -> tuple[str, ...]:
        """Give the family that is shown, its tab, and the row chosen in it."""
        if self._inside is None:
            return ()
        row = getattr(self._inside.stack.currentWidget(), "row", "")
        return (self._inside.family_id, self._inside.strip.key, row)

    def leave(self) -> None:
        """Keep what was typed before another place is shown."""
        if self._inside is not None:
            self._inside.leave()

    def _inside_of(self, family_id: str) -> FamilyPages:
        """Give the pages, unseen and about this family; what can be used again is."""
        if self._inside is None:
            self._inside = FamilyPages(self._gate, family_id, self._tabs)
        else:
            self._inside.leave()
            self._inside.hide()
            self._inside.take(family_id)
        return self._inside

    @property
    def pages(self) -> FamilyPages | None:
        """The family that is shown, None before the first."""
        return self._inside


class FamilyPages(QWidget):
    """What is shown of one family; a tab's page is made when it is first chosen."""

    def __init__(self, gate: Gate, family_id: str, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.family_id = family_id
        self._gate = gate
        self._makers = {tab.key: tab.make for tab in tabs}
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        history = PlainButton(say("History"), self._turn_history, icon="rotate-ccw-clock")
        self.prepare = PrimaryButton(say("Prepare pack"), self._prepare)
        self.more = self._more()
        self.header = Header([history, self.prepare, self.more])
        self.hold_strip = HoldStrip(self.show_holds)
        self.corrected = CorrectedStrip(gate, lambda: self.show_tab("sharing"))
        self.strip = TabStrip(tabs)
        self.strip.chosen.connect(self.show_tab)
        self.stack = QStackedWidget()
        self.history = HistoryPanel(gate, family_id)
        self.history.hide()
        self.history.closed.connect(self._turn_history)
        self.holds = HoldPanel(gate, family_id)
        self.holds.hide()
        self.holds.closed.connect(self._hide_holds)
        self._lay_out()
        gate.changed.connect(self._changed)
        self._show_header()

    def show_tab(self, key: str, row_id: str = "") -> None:
        """Show a tab's page, and bring a row into view where the page can."""
        if key == "history" and self._pages:  # the overview asks for it like a tab
            self._turn_history(on=True)
            return
        if key not in self._makers:
            key = next(iter(self._makers))
        self._leave_page()
        if key not in self._pages:
            self._pages[key] = self._makers[key](self._gate, self.family_id)
            self.stack.addWidget(self._pages[key])
            self._stale.add(key)
        self.strip.choose(key)
        if key in self._stale:
            self._reload(key)
        self.stack.setCurrentWidget(self._pages[key])
        show_row = getattr(self._pages[key], "show_row", None)
        if row_id and callable(show_row):
            show_row(row_id)

    def take(self, family_id: str) -> None:
        """Be about another family from now on.

        A page that can `take` another family stays, every other is made anew when it is chosen.
        """
        self.family_id = family_id
        for key, page in tuple(self._pages.items()):
            take = getattr(page, "take", None)
            if callable(take):
                take(family_id)
                continue
            self.stack.removeWidget(page)
            page.deleteLater()
            del self._pages[key]
        self._stale = set(self._pages)
        self.corrected.forget()
        for panel in (self.history, self.holds):
            panel.hide()
            panel.take(family_id)
        self._make_room()
        self._show_header()

    def leave(self) -> None:
        """Keep what was typed in the page that is seen."""
        self._leave_page()

    def _leave_page(self) -> None:
        leave = getattr(self.stack.currentWidget(), "leave", None)
        if callable(leave) and self._gate.is_open:
            leave()

    def _changed(self, changes: Changes) -> None:
        if not {self.family_id, DIRECTORY} & changes.scopes or not self._gate.is_open:
            return
        rows = self._gate.rows(self.family_id)
        if not rows.of(Family):
            if self.isVisible():
                self._gate.go("families")
            return
        self._stale = set(self._pages)
        self._show_header()
        self.corrected.take_in(rows, self.family_id, changes)
        self._reload(self.strip.key)
        self.history.reload()
        self.holds.reload(rows)

    def _reload(self, key: str) -> None:
        page = self._pages.get(key)
        if page is not None:
            self._stale.discard(key)
            cast("TabPage", page).reload(self._gate.rows(self.family_id))

    def _show_header(self) -> None:
        rows = self._gate.rows(self.family_id)
        today = self._gate.clock.today()
        self.header.show_family(rows, today)
        self.hold_strip.show_family(rows, today)
        self.prepare.setVisible(next_meeting(rows, today) is not None)

    def _prepare(self) -> None:
        """Go to the packs of the next meeting."""
        rows = self._gate.rows(self.family_id)
        meeting = next_meeting(rows, self._gate.clock.today())
        if meeting is not None:
            self._gate.go("packs", self.family_id, meeting.id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._make_room()

    def show_holds(self) -> None:
        """Show at the side what stands over this record, and the form to place something."""
        self.history.hide()
        self.holds.come()
        self._make_room()

    def _hide_holds(self) -> None:
        self.holds.hide()
        self._make_room()

    def _turn_history(self, *, on: bool | None = None) -> None:
        self.holds.hide()
        self.history.setVisible(self.history.isHidden() if on is None else on)
        self._make_room()

    def _make_room(self) -> None:
        """Let a panel stand beside the page, or in its place where both would be cramped."""
        narrow = self.width() < Theme.current().px(_NARROW)
        sides = (self.history, self.holds)
        for panel in sides:
            panel.take_all(whole=narrow)
        self.stack.setVisible(not narrow or all(panel.isHidden() for panel in sides))

    def _more(self) -> MoreButton:
        hold = say("Hold, restrict or note an objection")
        erase = say("Erase this record for good")
        together = (say("Look together"), lambda: self._gate.go("who_is_here"))
        acts = [together, (hold, self.show_holds), (erase, self.erase)]
        return MoreButton(say("More for this family"), acts)

    def erase(self) -> None:
        """Ask whether to erase this record for good; what was typed is kept first."""
        from familyplan_ui.keeping.erase_dialog import ask_to_erase  # noqa: PLC0415 - seldom

        self._leave_page()
        ask_to_erase(self._gate, self.family_id, self.window())

    def _lay_out(self) -> None:
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.hold_strip, self.corrected, self.strip, Hairline()):
            column.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.stack, 1)
        below.addWidget(self.history)
        below.addWidget(self.holds)
        column.addLayout(below, 1)
