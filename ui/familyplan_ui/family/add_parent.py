"""The quick form for a child's other parent: somebody new, or somebody in the record already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Person
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan_ui.family.adding import AddPage
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.forms.pointing import PointEditor, options_among
from familyplan_ui.widgets import FieldFrame
from familyplan_ui.wording import short_name

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan_ui.gate import Gate

_TIES = ("mother", "father", "parent", "adoptive_parent")


class AddParent(AddPage):
    """A parent for one child, tied to the child when it is kept."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "person",
            (("name", "label"), "born"),
            title=say("The other parent"),
            keep=say("Add this parent"),
            soft=say("A first name, or what the family calls them, is enough."),
        )
        self._child = ""
        self._tie = Chooser()
        self._tie.offer([("", ""), *((key, spoken("relationship", key)) for key in _TIES)])
        self._here = PointEditor()
        self.add_field(FieldFrame(say("Which parent"), self._tie))
        words = say("Or somebody in the record already")
        self.add_field(FieldFrame(words, self._here.control, beside=self._here))

    def begin(self, family_id: str, rows: Rows, child_id: str) -> None:
        """Start a blank parent for a child."""
        self._child = child_id
        name = short_name(rows, child_id)
        self.title.setText(say("The other parent of {child}", child=name))
        others = [one for one in options_among(rows, ("person",)) if one.key != child_id]
        self._here.offer(others)
        self._here.show_value("")
        self._tie.setCurrentIndex(0)
        self.start(Person(scope=family_id, place="parent"))

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        tie = str(self._tie.currentData()) or "parent"
        known = str(self._here.value())
        if not known:
            return self.form.keep_new(actions.families.add_parent, child_id=self._child, is_=tie)
        person = self.gate.session.store.get(Person, known)
        if person is None:
            return None
        kept = self.gate.run(actions.families.add_parent, person, self._child, tie)
        if kept is not None:
            self.form.forget_new()
        return kept
