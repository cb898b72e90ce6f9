"""The overview page: one page a lead can talk from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from familyplan_ui.overview.changed import ChangedSince
from familyplan_ui.overview.changes import changed_since, last_held
from familyplan_ui.overview.columns import Columns
from familyplan_ui.overview.gaps import Gaps
from familyplan_ui.overview.goals import Goals
from familyplan_ui.overview.homes import Homes
from familyplan_ui.overview.households import households
from familyplan_ui.overview.open_actions import OpenActions
from familyplan_ui.overview.strip import OwnWords
from familyplan_ui.overview.team import SmallTeam
from familyplan_ui.widgets import ScrollPage
from familyplan_ui.widgets.rebuilding import same_place

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class _Wide(QWidget):
    """What scrolls: it says how high it is for the width there is, when asked for that one.

    For its hint Qt would lay all of it out at its narrowest, each time a line of it changes.
    """

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class Page(ScrollPage):
    """One family at a glance; `wanted` asks for another tab and perhaps a row there."""

    wanted = Signal(str, str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(page=_Wide())
        self._gate, self._family = gate, family_id
        self.wanted.connect(lambda tab, row: gate.go("family", self._family, tab, row))
        self._homes, self._gaps = Homes(), Gaps()
        self._voice, self._goals, self._changed = OwnWords(), Goals(), ChangedSince()
        self._actions, self._team = OpenActions(gate), SmallTeam()
        self._columns = Columns(
            (
                (self._homes, self._gaps),
                (self._voice, self._goals, self._changed),
                (self._actions, self._team),
            )
        )
        self.body.addWidget(self._columns, 1)
        for part in (self._gaps, self._goals, self._changed, self._actions, self._team):
            part.wanted.connect(self.wanted)

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on."""
        self._family = family_id
        self._gaps.show_few()
        self.verticalScrollBar().setValue(0)

    def reload(self, rows: Rows) -> None:
        """Show the family as it now is."""
        today = self._gate.clock.today()
        held = last_held(rows, today)
        since = held.on if held else None
        with same_place(self):
            self._homes.show_homes(households(rows, today))
            self._gaps.show_gaps(rows, today)
            self._voice.show_words(rows)
            self._goals.show_goals(rows, today)
            history = self._gate.session.history(self._family)
            self._changed.show_changes(changed_since(history, since), since)
            self._actions.show_actions(rows, today)
            self._team.show_team(rows, today)
        self._columns.tell_heights()
