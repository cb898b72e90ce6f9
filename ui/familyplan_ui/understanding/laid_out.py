"""How the forms of this page are laid out, and what their buttons say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.words import mark
from familyplan_ui.forms import ARRANGEMENTS, Group

if TYPE_CHECKING:
    from familyplan_ui.forms.arranging import Groups

STATEMENT: Final[Groups] = (
    Group("", ("words", ("side", "how_sure"), ("said_by", "about"), "areas", "impact")),
    Group(
        mark("More about this statement"),
        (("happened", "assessment"), ("information", "outcome"), "not_for"),
        folded=True,
    ),
)
SCORE: Final[Groups] = (
    Group(
        "", ("area", ("value", "scale"), ("better", "said_by"), ("about", "happened"), "comment")
    ),
    Group(
        mark("More about this score"),
        (("assessment", "how_sure"), "information", "not_for"),
        folded=True,
    ),
)
REPLY: Final[Groups] = (
    Group("", ("words", ("said_by", "happened"))),
    Group(mark("More about these words"), (("about", "how_sure"), "not_for"), folded=True),
)
ANSWER: Final[Groups] = (Group("", ("answer", ("about", "information"))),)


@dataclass(frozen=True)
class Words:
    """What one kind of entry is called on its buttons and above its form; all marked."""

    new: str
    title: str
    keep: str
    close: str
    remove: str
    groups: Groups


KINDS: Final = {
    "need": Words(
        mark("A new statement"),
        mark("Statement"),
        mark("Keep this statement"),
        mark("Close this statement"),
        mark("Remove this statement"),
        STATEMENT,
    ),
    "voice": Words(
        mark("Somebody's own words"),
        mark("Own words"),
        mark("Keep these words"),
        mark("Close these words"),
        mark("Remove these words"),
        ARRANGEMENTS["voice"],
    ),
    "area_score": Words(
        mark("A new score"),
        mark("Score"),
        mark("Keep this score"),
        mark("Close this score"),
        mark("Remove this score"),
        SCORE,
    ),
    "assessment": Words(
        mark("A new assessment"),
        mark("Assessment"),
        mark("Keep this assessment"),
        mark("Close this assessment"),
        mark("Remove this assessment"),
        ARRANGEMENTS["assessment"],
    ),
}
