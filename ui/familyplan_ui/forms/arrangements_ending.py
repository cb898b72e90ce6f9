"""How the forms of keeping safe, stepping up or down and ending are laid out."""

from __future__ import annotations

from typing import Final

from familyplan.words import mark
from familyplan_ui.forms.arranging import Group, Groups

SAFETY_PLAN: Final[Groups] = (
    Group("", ("about", "could_go_wrong", "early_signs", "first_steps", "safe_places")),
    Group(mark("Whom to ring"), (("in_hours", "out_of_hours"), "emergency")),
    Group(
        mark("Keeping it"),
        (("copies", "kept_where"), ("agreed", "look_again")),
    ),
)
SAFE_PERSON: Final[Groups] = (
    Group("", (("who", "name"), ("phone", "how_long"), "will_do", "plan")),
)
CONTINGENCY: Final[Groups] = (Group("", ("if_", "then", ("who", "plan"))),)
STEP_CHANGE: Final[Groups] = (
    Group(
        "",
        (
            ("direction", "episode"),
            ("from_level", "to_level"),
            "reason",
            "tried",
            ("lead_now", "lead_next"),
            "agency",
        ),
    ),
    Group(
        mark("The family, and the ground for it"),
        ("ground", "family_told", "family_view"),
    ),
    Group(
        mark("Whether it was accepted"),
        (("asked_on", "accepted"), ("accepted_on", "accepted_by")),
    ),
)
CLOSURE: Final[Groups] = (
    Group(
        "",
        (
            ("decided_on", "episode"),
            ("reasons", "needs"),
            "worked",
            "keep_doing",
        ),
    ),
    Group(
        mark("What goes on afterwards"),
        (("continues", "contact"), "if_harder", "check_due"),
    ),
    Group(
        mark("Talking it over"),
        (("parent_told", "child_told"), "child_view", "family_view", "copy_given"),
    ),
)
LATER_CHECK: Final[Groups] = (
    Group("", (("on", "asked"), "still_well", "words", "next", "closure")),
)
