"""What of the story is to be seen: which sort, about whom, and how it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from familyplan.model import Person
from familyplan.model.titles import name_in
from familyplan.words import say
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.story.told import Wanted, tone_choices
from familyplan_ui.widgets import FlowLayout, Segments
from familyplan_ui.wording import called_apart

if TYPE_CHECKING:
    from familyplan.model import Rows


class Filters(QWidget):
    """Three choices in a row; `changed` tells that another part of the story is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("What to see of the story"))
        self.sorts = Segments(
            say("Which entries"),
            [
                ("all", say("All")),
                ("event", say("Events")),
                ("note", say("Notes")),
                ("paper", say("Papers")),
            ],
        )
        self.about = _chooser(say("About whom"))
        self.tone = _chooser(say("How it was"))
        self.tone.offer([("", say("However it was")), *tone_choices()])
        row = FlowLayout(self)
        for part in (self.sorts, self.about, self.tone):
            row.addWidget(part)
        self.sorts.chosen.connect(lambda _key: self.changed.emit())
        for chooser in (self.about, self.tone):
            chooser.activated.connect(lambda _at: self.changed.emit())

    @property
    def wanted(self) -> Wanted:
        """What is to be seen now."""
        sort = self.sorts.key
        return Wanted(
            "" if sort == "all" else sort,
            str(self.about.currentData() or ""),
            str(self.tone.currentData() or ""),
        )

    def offer_people(self, rows: Rows) -> None:
        """Offer the people of this family."""
        names = called_apart((one.id, name_in(rows, one.id)) for one in rows.of(Person))
        self.about.offer([("", say("About anybody")), *names.items()])

    def see_all(self) -> None:
        """Let everything be seen, without telling anybody."""
        self.sorts.choose("all")
        self.about.setCurrentIndex(0)
        self.tone.setCurrentIndex(0)


def _chooser(name: str) -> Chooser:
    made = Chooser()
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made
