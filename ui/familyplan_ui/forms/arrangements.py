"""How each noun's fields stand on a page: groups laid out by hand, two columns where it helps."""

from __future__ import annotations

from typing import Final, NamedTuple

from familyplan.words import mark

FormRow = str | tuple[str, str]


class Group(NamedTuple):
    """Fields that belong together: a heading ("" for none), rows of one field or of two.

    A `folded` group is closed until it is opened, unless something stands in it.
    """

    heading: str
    rows: tuple[FormRow, ...]
    folded: bool = False


Groups = tuple[Group, ...]

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
    Group(mark("What this rests on"), ("tried", "sources", "level"), folded=True),
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
            ("former_names", "pronouns"),
            ("sex", "gender"),
            ("ethnicity", "religion"),
        ),
        folded=True,
    ),
    Group(mark("Health and needs"), ("disability", "health"), folded=True),
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
    Group("", ("name", "type", "does", ("phone", "email"), "address", "area")),
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

STATEMENT_MORE: Final[tuple[FormRow, ...]] = (
    ("about", "said_by"),
    ("how_sure", "happened"),
    "not_for",
)
_WHOSE: Final = mark("Whose words, and how sure")
PLAN_VERSION: Final[Groups] = (
    Group("", (("name", "episode"), ("agreed", "agreed_by"), "review_due", "note")),
)
NEED: Final[Groups] = (
    Group("", ("words", ("information", "outcome"))),
    Group(_WHOSE, STATEMENT_MORE, folded=True),
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
    Group(_WHOSE, STATEMENT_MORE, folded=True),
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
            "reading",
        ),
    ),
    Group(mark("More about these words"), (("about", "how_sure"), "not_for"), folded=True),
)
NOTE: Final[Groups] = (
    Group("", ("words", ("type", "happened"), ("information", "for_team"))),
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
PERMISSION: Final[Groups] = (
    Group(
        "",
        (
            ("person", "agency"),
            ("information", "state"),
            "only",
            ("given_by", "capacity"),
            "words",
            ("since", "until"),
            "asked_again",
        ),
    ),
)
RELEASE: Final[Groups] = (Group("", ("reader", "reason", "until")),)
USER: Final[Groups] = (Group("", (("name", "role"), ("agency", "phone"))),)

ARRANGEMENTS: Final[dict[str, Groups]] = {
    "user": USER,
    "setting": (),
    "permission": PERMISSION,
    "release": RELEASE,
    "disclosure": (),
    "hold": (Group("", ("what", "why", "asked_by", ("since", "until"), "why_lifted")),),
    "erasure": (),
    "agency": AGENCY,
    "practitioner": PRACTITIONER,
    "episode": EPISODE,
    "involvement": INVOLVEMENT,
    "standing": STANDING,
    "meeting": MEETING,
    "invitation": INVITATION,
    "family": FAMILY,
    "person": PERSON,
    "relationship": RELATIONSHIP,
    "home": HOME,
    "residence": RESIDENCE,
    "contact_point": CONTACT_POINT,
    "protection": PROTECTION,
    "identifier": IDENTIFIER,
    "group": GROUP,
    "plan_version": PLAN_VERSION,
    "need": NEED,
    "goal": GOAL,
    "action": ACTION,
    "rating": RATING,
    "voice": VOICE,
    "note": NOTE,
}
