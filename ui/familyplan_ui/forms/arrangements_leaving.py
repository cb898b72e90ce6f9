"""How the forms of translations, decisions about words and subject access are laid out."""

from __future__ import annotations

from typing import Final

from familyplan_ui.forms.arranging import Group, Groups

TRANSLATION: Final[Groups] = (
    Group("", ("words", ("language", "translator"), ("translated", "checked"))),
)
TEXT_DECISION: Final[Groups] = (Group("", ("verdict", "reason")),)
ACCESS_REQUEST: Final[Groups] = (
    Group(
        "",
        (
            ("person", "asked_on"),
            ("asked_by", "how"),
            "on_behalf",
            "what",
            ("identity", "identity_on"),
            "longer",
            ("state", "answered_on"),
        ),
    ),
)
ACCESS_DECISION: Final[Groups] = (Group("", ("verdict", "taken_out", "third_party", "reason")),)
