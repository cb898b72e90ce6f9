"""How the forms of the understanding, the story and the agreements are laid out."""

from __future__ import annotations

from typing import Final

from familyplan.words import mark
from familyplan_ui.forms.arranging import STATEMENT_MORE, WHOSE, Group, Groups

ASSESSMENT: Final[Groups] = (
    Group(
        "",
        (
            ("title", "form"),
            ("started", "completed"),
            ("about", "present"),
            ("author", "co_authors"),
            ("asked_by", "family_aware"),
            "reason",
            "hopes",
        ),
    ),
    Group(
        mark("How it came about"),
        (("methods", "tool"), ("episode", "enquiry")),
        folded=True,
    ),
    Group(
        mark("What it comes to"),
        (
            "analysis",
            "conclusion",
            ("level", "criteria"),
            ("plan_would_help", "help_accepted"),
            "look_again",
        ),
    ),
    Group(mark("What they say about it"), ("child_comments", "parent_comments"), folded=True),
)
AREA_SCORE: Final[Groups] = (
    Group("", (("area", "assessment"), ("value", "said_by"), ("scale", "better"), "comment")),
    Group(
        mark("More about this score"),
        (("about", "happened"), ("information", "how_sure"), "not_for"),
        folded=True,
    ),
)
FORM_ANSWER: Final[Groups] = (Group("", ("answer", ("about", "information"), "assessment")),)
OTHER_ADULT: Final[Groups] = (
    Group("", (("child", "part"), ("person", "known"), "asked", "view_sought")),
)
REPLY: Final[Groups] = (
    Group("", ("words", ("said_by", "happened"), "to")),
    Group(mark("More about these words"), (("about", "how_sure"), "not_for"), folded=True),
)
AGREEMENT: Final[Groups] = (
    Group(
        "",
        (
            ("state", "episode"),
            ("by", "on"),
            ("how", "explained"),
            "words",
            ("capacity", "asked_again"),
        ),
    ),
)
SHARING_DECISION: Final[Groups] = (
    Group(
        "",
        (
            ("decided_by", "decided_on"),
            "about",
            "concern",
            ("outcome", "legal_reason"),
            "why_not_asked",
            ("asking_raises_risk", "advice"),
        ),
    ),
    Group(
        mark("What was shared, and what was not"),
        ("shared", ("agency", "person"), "how", "left_out", "identities"),
    ),
    Group(
        mark("Telling the family, and what follows"),
        (("family_told", "told_on"), "why_not_told", "look_again", "came_of_it"),
    ),
)
STORY_EVENT: Final[Groups] = (
    Group(
        "",
        (
            "words",
            ("happened", "tone"),
            ("significance", "source"),
            "impact",
            "response",
        ),
    ),
    Group(
        mark("Where it belongs"),
        (("agency", "information"), "order"),
        folded=True,
    ),
    Group(WHOSE, (("about", "said_by"), "how_sure", "not_for"), folded=True),
)
WORKER_WARNING: Final[Groups] = (
    Group("", ("words", "do", ("about", "source"), ("since", "until"))),
)
PAPER: Final[Groups] = (
    Group("", (("name", "type"), "shows", ("information", "to"))),
    Group(WHOSE, STATEMENT_MORE, folded=True),
)
