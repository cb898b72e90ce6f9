"""Quick forms for what is added to the story: an event, a note of a visit, a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.words import say
from familyplan_ui.family.adding import AddPage

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan_ui.gate import Gate


class AddEvent(AddPage):
    """Something that happened, now or long ago."""

    def __init__(self, gate: Gate) -> None:
        rows = ("words", ("happened", "order"), ("tone", "significance"), "about", "impact")
        super().__init__(
            gate,
            "story_event",
            rows,
            title=say("Something that happened"),
            keep=say("Add this event"),
            soft=say(
                "A year, “spring 2019” or only a place in the order is enough. Good things belong "
                "here as much as hard ones."
            ),
        )

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        return self.form.keep_new(actions.story.add_entry)


class AddNote(AddPage):
    """A visit, a call or a thought."""

    def __init__(self, gate: Gate) -> None:
        rows = (("type", "happened"), "words", ("seen", "alone"), ("where", "about"))
        super().__init__(
            gate,
            "note",
            rows,
            title=say("A note of a visit or a call"),
            keep=say("Add this note"),
            soft=say("Who was seen, and who was seen alone, stands beside what was said."),
        )

    def keep_with(self) -> Record | None:  # noqa: D102 - as in AddPage
        return self.form.keep_new(actions.story.add_entry)


class AddWarning(AddPage):
    """What a worker must know before a visit."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "worker_warning",
            ("words", "do", ("source", "until")),
            title=say("A warning for workers"),
            keep=say("Add this warning"),
            soft=say("It stands over this page and over People, and never on a family's copy."),
        )
