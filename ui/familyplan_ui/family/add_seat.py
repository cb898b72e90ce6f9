"""The quick form for the team: which agency, who if anybody is named, and what role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Agency, Involvement, Practitioner, Rows
from familyplan.words import say
from familyplan_ui.family.adding import AddPage
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.widgets import FieldFrame

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan_ui.gate import Gate


class AddSeat(AddPage):
    """Somebody joins the team; an agency or a name typed anew comes into the directory."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "involvement",
            ("role", "does", ("how_often", "since"), ("tie", "status")),
            title=say("Somebody new in the team"),
            keep=say("Add to the team"),
            soft=say("An agency, a name or only a role is enough. No name is needed yet."),
        )
        self.agency = Chooser(open_to_words=True)
        self.practitioner = Chooser(open_to_words=True)
        name = FieldFrame(
            say("Name"), self.practitioner, help_line=say("A first name is enough, and so is none.")
        )
        at = self.body.indexOf(self.form)
        for frame in (name, FieldFrame(say("Agency"), self.agency)):
            frame.setMaximumWidth(self.form.maximumWidth())
            self.body.insertWidget(at, frame)

    def begin(self, family_id: str, directory: Rows, *, wanted: bool = False) -> None:
        """Start a blank seat; a wanted one says that nobody sits in it yet."""
        agencies = {agency.name for agency in directory.of(Agency)}
        people = {one.name for one in directory.of(Practitioner)}
        for chooser, names in ((self.agency, agencies), (self.practitioner, people)):
            chooser.offer([(name, name) for name in sorted(names - {""})])
            chooser.setCurrentIndex(-1)
            chooser.setEditText("")
        self.start(Involvement(scope=family_id, status="wanted" if wanted else "active"))
        self.agency.setFocus()

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        return self.form.keep_new(
            actions.team.join,
            agency_name=self.agency.words(),
            practitioner_name=self.practitioner.words(),
        )
