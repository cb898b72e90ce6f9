"""How the forms of people, homes, help and the team are laid out."""

from __future__ import annotations

from typing import Final

from familyplan.words import mark
from familyplan_ui.forms.arranging import Group, Groups

FAMILY: Final[Groups] = (
    Group(
        "",
        (
            ("name", "reference"),
            "own_words",
            ("languages", "communication"),
            "safe_contact",
            ("started", "status"),
        ),
    ),
)
EPISODE: Final[Groups] = (
    Group(
        "",
        (
            ("kind", "review_every"),
            "reason",
            "route",
            ("asked_by", "since"),
            ("agreed", "agreed_on"),
        ),
    ),
    Group(mark("What this rests on"), ("tried", "sources", "level", "earlier"), folded=True),
    Group(mark("How this help ended"), (("until", "ended"), "ended_note"), folded=True),
)
PERSON: Final[Groups] = (
    Group(
        "",
        (
            ("name", "known_as"),
            ("label", "place"),
            ("born", "school"),
            ("year_group", "occupation"),
            "about",
        ),
    ),
    Group(mark("Not born yet, or has died"), ("unborn", ("expected", "died")), folded=True),
    Group(
        mark("Language and being understood"),
        (("first_language", "interpreter"), "communication"),
        folded=True,
    ),
    Group(
        mark("More about who they are"),
        (
            ("own_script", "legal_name"),
            "family_name",
            ("former_names", "pronouns"),
            ("sex", "gender"),
            ("ethnicity", "religion"),
        ),
        folded=True,
    ),
    Group(
        mark("Health and needs"),
        (("disability", "disabled"), "health", ("has_plan", "other_plans"), "immigration"),
        folded=True,
    ),
    Group(
        mark("Views, and what is kept back"),
        ("views_sought", ("not_for", "same_person")),
        folded=True,
    ),
)
RELATIONSHIP: Final[Groups] = (
    Group(
        "",
        ("one", "is_", "to", "parental_responsibility", "contact", ("since", "until"), "note"),
    ),
)
HOME: Final[Groups] = (Group("", (("name", "area"), "address", ("postcode", "tenure"), "hidden")),)
RESIDENCE: Final[Groups] = (
    Group("", ("person", "home", "pattern", "carer", ("since", "until"), "uncertain")),
)
CONTACT_POINT: Final[Groups] = (
    Group("", ("person", "way", "value", "preferred", "safe", "when_to", "not_for")),
)
PROTECTION: Final[Groups] = (Group("", ("person", "from_", "what", "why", ("since", "until"))),)
IDENTIFIER: Final[Groups] = (Group("", ("person", "scheme", "typed")),)
GROUP: Final[Groups] = (Group("", ("name", "members", "about")),)

AGENCY: Final[Groups] = (
    Group("", ("name", "type", "does", ("phone", "email"), "address", ("postcode", "area"))),
)
PRACTITIONER: Final[Groups] = (
    Group(
        "",
        (
            "name",
            ("agency", "role"),
            ("phone", "email"),
            "best_way",
            ("days_off", "cover"),
            "name_hidden",
        ),
    ),
)
INVOLVEMENT: Final[Groups] = (
    Group(
        "",
        (
            "role",
            "does",
            ("how_often", "tie"),
            ("for_whom", "status"),
            ("since", "until"),
        ),
    ),
    Group(mark("Which agency, and who"), (("agency", "practitioner"),), folded=True),
    Group(mark("About the ending"), ("ended_why",), folded=True),
)
STANDING: Final[Groups] = (
    Group("", ("role", "held_by", ("since", "until"), "why_changed", "family_say")),
)
