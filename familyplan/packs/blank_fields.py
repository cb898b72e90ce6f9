"""What stands on each blank page: the fields in the order of the screen, and tables to fill in."""

from __future__ import annotations

from typing import Final, NamedTuple

from familyplan.words import mark

__all__ = ["FIELDS", "LEFT_OUT", "PAGES", "BlankPage", "Rows"]


class Rows(NamedTuple):
    """A table to write in: a kind of record, its fields as columns, and how many rows."""

    title: str
    kind: str
    columns: tuple[str, ...]
    lines: int


class BlankPage(NamedTuple):
    """A page of the screen on paper: its name (marked), and kinds of record or tables in order."""

    name: str
    what_for: str
    parts: tuple[str | Rows, ...]


# Of each kind of record the groups of its form: a heading ("" for none) and its fields.
FIELDS: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "person": (
        (
            "",
            (
                "name",
                "known_as",
                "label",
                "place",
                "born",
                "school",
                "year_group",
                "occupation",
                "about",
            ),
        ),
        (mark("Not born yet, or has died"), ("unborn", "expected", "died")),
        (mark("Language and being understood"), ("first_language", "interpreter", "communication")),
        (
            mark("More about who they are"),
            (
                "own_script",
                "legal_name",
                "family_name",
                "former_names",
                "pronouns",
                "sex",
                "gender",
                "ethnicity",
                "religion",
            ),
        ),
        (
            mark("Health and needs"),
            ("disability", "disabled", "health", "has_plan", "other_plans", "immigration"),
        ),
        (mark("Views, and what is kept back"), ("views_sought",)),
    ),
    "home": (("", ("name", "area", "address", "postcode", "tenure", "hidden")),),
    "agency": (("", ("name", "type", "does", "phone", "email", "address", "postcode", "area")),),
    "practitioner": (
        ("", ("name", "agency", "role", "phone", "email", "best_way", "days_off", "cover")),
    ),
    "involvement": (
        ("", ("role", "does", "how_often", "tie", "for_whom", "status", "since", "until")),
        (mark("Which agency, and who"), ("agency", "practitioner")),
        (mark("About the ending"), ("ended_why",)),
    ),
    "need": (
        ("", ("words", "side", "impact")),
        (mark("Whose words, and how sure"), ("about", "said_by", "how_sure", "happened")),
    ),
    "voice": (
        (
            "",
            (
                "words",
                "said_by",
                "how",
                "happened",
                "where",
                "with_whom",
                "may_know",
                "box",
                "checked_back",
                "reading",
            ),
        ),
        (mark("More about these words"), ("interpreter", "about", "how_sure")),
    ),
    "goal": (
        ("", ("words", "why", "signs", "whose", "raters", "aim", "status")),
        (mark("How it is rated"), ("scale", "better", "low_means", "high_means")),
        (mark("Whose words, and how sure"), ("about", "said_by", "how_sure", "happened")),
    ),
    "meeting": (
        (
            "",
            (
                "type",
                "on",
                "starts",
                "ends",
                "place",
                "link",
                "chair",
                "minute_taker",
                "purpose",
                "agenda",
            ),
        ),
        (mark("Getting there and taking part"), ("getting_there", "access_needs", "roughly")),
        (
            mark("What was said and decided"),
            (
                "discussion",
                "safety_update",
                "decisions",
                "disagreements",
                "better",
                "worse",
                "review_decision",
                "lead_still_right",
                "family_comments",
                "next_on",
                "family_count",
                "practitioner_count",
            ),
        ),
    ),
    "safety_plan": (
        ("", ("about", "could_go_wrong", "early_signs", "first_steps", "safe_places")),
        (mark("Whom to ring"), ("in_hours", "out_of_hours", "emergency")),
        (mark("Keeping it"), ("copies", "kept_where", "agreed", "look_again")),
    ),
    "agreement": (("", ("state", "by", "on", "how", "explained", "words", "asked_again")),),
    "story_event": (
        ("", ("words", "happened", "tone", "significance", "source", "impact", "response")),
        (mark("Where it belongs"), ("agency",)),
        (mark("Whose words, and how sure"), ("about", "said_by", "how_sure")),
    ),
    "closure": (
        ("", ("decided_on", "reasons", "needs", "worked", "keep_doing")),
        (mark("What goes on afterwards"), ("continues", "contact", "if_harder", "check_due")),
        (
            mark("Talking it over"),
            ("parent_told", "child_told", "child_view", "family_view", "copy_given"),
        ),
    ),
    "later_check": (("", ("on", "asked", "still_well", "words", "next")),),
}
# What only the program can know, or somebody chooses when the page is typed in.
LEFT_OUT: Final[dict[str, frozenset[str]]] = {
    "person": frozenset({"same_person", "not_for"}),
    "practitioner": frozenset({"name_hidden"}),
    "need": frozenset({"information", "areas", "outcome", "assessment", "not_for"}),
    "voice": frozenset({"assessment", "not_for"}),
    "goal": frozenset({"outcome", "information", "need", "tags", "not_for"}),
    "agreement": frozenset({"episode", "capacity"}),
    "story_event": frozenset({"information", "order", "not_for"}),
    "closure": frozenset({"episode"}),
    "later_check": frozenset({"closure"}),
}
_ACTIONS: Final = Rows(
    mark("Who does what"), "action", ("what", "owner", "due", "rhythm", "status"), 6
)

PAGES: Final[dict[str, BlankPage]] = {
    "person": BlankPage(
        mark("A person"),
        mark("Somebody of the family, whom they are related to and how to reach them."),
        (
            "person",
            Rows(mark("Who is who to them"), "relationship", ("one", "is_", "to", "contact"), 4),
            Rows(
                mark("How to reach them"), "contact_point", ("way", "value", "safe", "when_to"), 3
            ),
        ),
    ),
    "home": BlankPage(
        mark("A home"),
        mark("Where people live, and who lives there when."),
        (
            "home",
            Rows(mark("Who lives here"), "residence", ("person", "pattern", "since", "until"), 6),
        ),
    ),
    "seat": BlankPage(
        mark("A seat in the team"),
        mark("An agency, who comes from it, and what they do for whom."),
        ("agency", "practitioner", "involvement"),
    ),
    "need": BlankPage(
        mark("What is understood"),
        mark("A strength, a worry or what needs to happen, and who sees it differently."),
        ("need", Rows(mark("Own replies"), "reply", ("words", "said_by", "happened"), 3)),
    ),
    "voice": BlankPage(
        mark("Somebody's own words"),
        mark("What a child or an adult said, as they said it."),
        ("voice",),
    ),
    "goal": BlankPage(
        mark("A goal"),
        mark("A goal in the family's words, who does what for it, and how it is going."),
        (
            "goal",
            _ACTIONS,
            Rows(mark("How it is going"), "rating", ("value", "said_by", "happened", "comment"), 4),
        ),
    ),
    "meeting": BlankPage(
        mark("A meeting"),
        mark("A meeting before, during and after: who is asked, what is said and decided."),
        (
            "meeting",
            Rows(mark("Who is asked"), "invitation", ("who", "attendance", "update"), 9),
            _ACTIONS,
        ),
    ),
    "safety": BlankPage(
        mark("A safety plan"),
        mark("What the family does if things go wrong, and who stands by them."),
        (
            "safety_plan",
            Rows(
                mark("Who keeps the family safe"),
                "safe_person",
                ("who", "phone", "how_long", "will_do"),
                4,
            ),
            Rows(mark("What if"), "contingency", ("if_", "then", "who"), 4),
        ),
    ),
    "agreement": BlankPage(
        mark("Agreement and sharing"),
        mark("Whether the family wants this help, and what may be shared with whom."),
        (
            "agreement",
            Rows(
                mark("What may be shared with whom"),
                "permission",
                ("person", "agency", "information", "state", "words"),
                8,
            ),
        ),
    ),
    "event": BlankPage(
        mark("Something that happened"),
        mark("One event of the family's story."),
        ("story_event",),
    ),
    "closure": BlankPage(
        mark("How this help ends"),
        mark("Why the help ends, what goes on, and how it was later."),
        ("closure", "later_check"),
    ),
}
