"""People and team: two views of who is round a family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import DIRECTORY
from familyplan.words import say
from familyplan_ui.family.people_view import TREE, PeopleView
from familyplan_ui.family.team_view import TeamView
from familyplan_ui.story.warnings import WorkerStrip
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Segments
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

PEOPLE, TEAM = "people", "team"
_TEAM_KINDS = frozenset({"involvement", "standing", "agency", "practitioner"})


class Page(QWidget):
    """The tab with the people of the family and the team round it."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._segments = Segments(
            say("People or team"), [(PEOPLE, say("People")), (TEAM, say("Team"))]
        )
        self._segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments.chosen.connect(self.show_view)
        self.people = PeopleView(gate, family_id)
        self._team: TeamView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.people)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(0)
        self._strip = WorkerStrip()
        self._strip.wanted.connect(lambda row: gate.go("family", self._family, "story", row))
        warned = QVBoxLayout()
        warned.setContentsMargins(MARGIN, 0, MARGIN, 0)
        warned.addWidget(self._strip)
        column.addLayout(warned)
        self._acts = {PEOPLE: self.people.acts()}
        self._top = top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, px(4))
        top.setSpacing(px(8))
        for part in (self._segments, *self._acts.values()):
            top.addWidget(part)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    @property
    def team(self) -> TeamView:
        """The team, made when it is first asked for."""
        if self._team is None:
            self._team = TeamView(self._gate, self._family)
            self._stack.addWidget(self._team)
            self._acts[TEAM] = self._team.acts()
            self._acts[TEAM].hide()
            self._top.addWidget(self._acts[TEAM])
        return self._team

    def take(self, family_id: str) -> None:
        """Be about another family from the next reload on; nothing of this one stays open."""
        self._family = family_id
        self._segments.choose(PEOPLE)
        self._stack.setCurrentWidget(self.people)
        self._acts[PEOPLE].show()
        self.people.take(family_id)
        if self._team is not None:
            self._stack.removeWidget(self._team)
            for part in (self._team, self._acts.pop(TEAM)):
                part.hide()
                part.deleteLater()
            self._team = None

    def reload(self, rows: Rows) -> None:
        """Bring the view that is seen into line with the rows."""
        self._strip.show_warnings(rows, self._gate.clock.today())
        if self._segments.key == PEOPLE:
            self.people.reload(rows)
        else:
            self.team.reload(rows)

    def show_view(self, key: str) -> None:
        """Show people or team."""
        self.leave()
        self._segments.choose(key)
        self._stack.setCurrentWidget(self.people if key == PEOPLE else self.team)
        for view, row in self._acts.items():
            row.setVisible(view == key)
        self.reload(self._gate.rows(self._family))

    def show_row(self, row_id: str) -> None:
        """Bring a person, a home, the family tree, a group, a seat or an agency into view."""
        record = self._gate.rows(self._family).any(row_id)
        if row_id == TREE:
            self.show_view(PEOPLE)
            self.people.show_row(TREE)
        if record is None:
            return
        in_team = type(record).__name__.lower() in _TEAM_KINDS or record.scope == DIRECTORY
        view = TEAM if in_team else PEOPLE
        if self._segments.key != view:
            self.show_view(view)
        if in_team:
            self.team.show_row(row_id)
        else:
            self.people.show_row(row_id)

    @property
    def row(self) -> str:
        """Whoever is shown in detail, "" while the team is."""
        return self.people.row if self._segments.key == PEOPLE else ""

    def leave(self) -> None:
        """Keep what was typed."""
        self.people.leave()
        if self._team is not None:
            self._team.leave()
