"""How the forms of the plan, the voices and the meetings are laid out."""

from __future__ import annotations

from typing import Final

from familyplan.words import mark
from familyplan_ui.forms.arranging import STATEMENT_MORE, WHOSE, Group, Groups

PLAN_VERSION: Final[Groups] = (
    Group("", (("name", "episode"), ("agreed", "agreed_by"), "review_due", "note")),
)
NEED: Final[Groups] = (
    Group("", ("words", ("side", "information"), "impact")),
    Group(mark("Which area, and from where"), (("areas", "outcome"), "assessment"), folded=True),
    Group(WHOSE, STATEMENT_MORE, folded=True),
)
GOAL: Final[Groups] = (
    Group("", ("words", "why", "signs", ("whose", "raters"), ("aim", "status"))),
    Group(
        mark("How it is rated"),
        (("scale", "better"), ("low_means", "high_means")),
        folded=True,
    ),
    Group(
        mark("Where it belongs"),
        (("outcome", "information"), ("need", "tags")),
        folded=True,
    ),
    Group(WHOSE, STATEMENT_MORE, folded=True),
)
ACTION: Final[Groups] = (
    Group(
        "",
        ("what", ("owner", "due"), ("rhythm", "status"), ("goal", "waiting_for"), "outcome_note"),
    ),
    Group(
        mark("More about this action"),
        (
            ("done_on", "changed_into"),
            ("agreed_at", "information"),
            ("cost", "funded_by"),
            "not_for",
        ),
        folded=True,
    ),
)
RATING: Final[Groups] = (
    Group("", ("goal", ("value", "said_by"), ("happened", "point"), "comment")),
    Group(mark("More about this rating"), (("about", "how_sure"), "not_for"), folded=True),
)
VOICE: Final[Groups] = (
    Group(
        "",
        (
            "words",
            ("said_by", "how"),
            ("happened", "where"),
            ("with_whom", "may_know"),
            ("box", "checked_back"),
            "reading",
        ),
    ),
    Group(
        mark("More about these words"),
        (("interpreter", "assessment"), ("about", "how_sure"), "not_for"),
        folded=True,
    ),
)
NOTE: Final[Groups] = (
    Group("", ("words", ("type", "happened"), ("information", "for_team"))),
    Group(mark("Who was seen, and where it was"), (("seen", "alone"), "where"), folded=True),
    Group(
        mark("Whose words, and for whom"),
        (("about", "said_by"), "how_sure", "not_for"),
        folded=True,
    ),
)
MEETING: Final[Groups] = (
    Group(
        "",
        (
            ("type", "on"),
            ("starts", "ends"),
            ("place", "link"),
            ("chair", "minute_taker"),
            "purpose",
            "agenda",
        ),
    ),
    Group(
        mark("Getting there and taking part"),
        ("getting_there", "access_needs", "roughly"),
        folded=True,
    ),
    Group(
        mark("What was said and decided"),
        (
            "discussion",
            "safety_update",
            "decisions",
            "disagreements",
            ("better", "worse"),
            ("review_decision", "lead_still_right"),
            "family_comments",
            "next_on",
            ("family_count", "practitioner_count"),
        ),
        folded=True,
    ),
)
INVITATION: Final[Groups] = (
    Group(
        "",
        (
            ("who", "meeting"),
            ("attendance", "represented_by"),
            "access_needs",
            "update",
            ("update_seen", "speaks_for"),
            "gets_copy",
        ),
    ),
)
