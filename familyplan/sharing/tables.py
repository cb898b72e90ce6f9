"""The written tables of sharing: what each class needs, and what is open to the whole table.

The kinds of information are those families are asked about (resources/vocabulary, `information`).
"""

from __future__ import annotations

from typing import Final

from familyplan.model import Sharing
from familyplan.words import mark

S = Sharing

# What an agency must have been allowed before it sees a field of this class. A class that is not
# here is covered by no permission: its fields leave only when released with a reason.
NEEDS: Final[dict[Sharing, str]] = {
    S.IDENTITY: "basics",
    S.CONTACT: "basics",
    S.PLAN: "plan",
    S.VOICE: "words",
    S.SPECIAL: "health",
    S.WHEREABOUTS: "home_money",
    S.OFFENCE: "offence",
}
# Fields whose class alone says too little; "" means that no permission covers them.
NEEDS_HERE: Final[dict[tuple[str, str], str]] = {
    ("family", "status"): "",
    ("family", "safe_contact"): "basics",
    ("person", "gender"): "",
    ("person", "ethnicity"): "",
    ("person", "religion"): "",
    ("person", "school"): "basics",
    ("person", "immigration"): "",
    ("home", "tenure"): "home_money",
    ("contact_point", "safe"): "basics",
    ("contact_point", "when_to"): "basics",
    # Whoever may know the family's basic details may come to the door.
    ("worker_warning", "words"): "basics",
    ("worker_warning", "do"): "basics",
    ("worker_warning", "about"): "basics",
    ("worker_warning", "source"): "basics",
    ("worker_warning", "since"): "basics",
    ("worker_warning", "until"): "basics",
}
NEEDS_FOR_NUMBER: Final = {"nhs": "health", "upn": "school", "uln": "school"}

# An outcome says what a goal is about even where nobody chose a kind of information.
OUTCOME_NEEDS: Final = {
    "education": "school",
    "early_years": "school",
    "health": "health",
    "substance": "health",
    "housing": "home_money",
    "finance": "home_money",
    "crime": "offence",
    "domestic_abuse": "offence",
    "safe": "offence",
}

# The team's own names, roles and telephones, and where and when a meeting is, are what anyone at
# the table has to know before anything else.
OPEN: Final[dict[str, frozenset[str]]] = {
    "agency": frozenset({"name", "type", "does", "phone", "email", "address", "area", "postcode"}),
    "practitioner": frozenset(
        {"name", "agency", "role", "phone", "email", "best_way", "days_off", "cover"}
    ),
    "involvement": frozenset(
        {"agency", "practitioner", "role", "how_often", "status", "since", "until"}
    ),
    "standing": frozenset({"role", "held_by", "since", "until"}),
    "meeting": frozenset(
        {"type", "on", "roughly", "starts", "ends", "place", "link", "getting_there", "chair",
         "minute_taker", "held", "next_on"}
    ),
    "invitation": frozenset({"meeting", "who", "attendance", "represented_by"}),
}  # fmt: skip
HIDDEN_WITH_NAME: Final = frozenset({"name", "phone", "email", "best_way", "days_off", "cover"})

# Families' copies: what never stands on one, whoever in the family it is for.
NEVER_FOR_FAMILY: Final = frozenset({S.WORKER_SAFETY, S.WORKING, S.MONEY, S.OFFENCE, S.THIRD_PARTY})
# What somebody outside the inner family (a friend, a parent's new partner) sees of each person.
OUTER_PERSON: Final = frozenset({"name", "known_as", "own_script", "label", "pronouns", "place"})
OUTER: Final = frozenset({"friend", "partner", "other"})
# What else they see, of rows they take no part in, beside what is open to the whole table.
OUTER_FIELDS: Final[dict[str, frozenset[str]]] = {
    "family": frozenset({"name", "reference", "languages", "communication"}),
    "person": OUTER_PERSON,
    "involvement": frozenset(),
    "standing": frozenset(),
    "meeting": frozenset({"purpose", "agenda", "access_needs"}),
    "invitation": frozenset({"access_needs"}),
}
# Plan rows a child's own copy holds only where the child takes part in them.
CHILDS_OWN: Final = frozenset(
    {"need", "goal", "action", "rating", "episode", "plan_version", "note", "story_event",
     "area_score", "paper", "step_change"}
)  # fmt: skip
# What adults said on a form that a child's own copy does not hold.
NOT_FOR_A_CHILD: Final = frozenset({("assessment", "parent_comments"), ("closure", "family_view")})
# What was said at a meeting is for who was asked to it.
SAID_THERE: Final = frozenset(
    {"decisions", "disagreements", "better", "worse", "family_comments", "review_decision",
     "lead_still_right", "discussion", "safety_update"}
)  # fmt: skip
# What an agency reports is what it works with.
REPORTS: Final = {
    "school": "school",
    "health_visiting": "health",
    "school_nursing": "health",
    "gp": "health",
    "camhs": "health",
    "adult_mental_health": "health",
    "midwifery": "health",
    "therapies": "health",
    "drug_alcohol": "health",
    "housing": "home_money",
    "jobcentre": "home_money",
    "food_advice": "home_money",
    "police": "offence",
    "youth_justice": "offence",
    "probation": "offence",
    "domestic_abuse": "offence",
    "social_care": "offence",
}
# How sharing itself was decided, and other readers' copies: in nobody's View, and not counted.
NEVER_LEAVES: Final = frozenset(
    {
        "release",
        "disclosure",
        "hold",
        "erasure",
        "user",
        "setting",
        "jotting",
        "text_decision",
        "access_request",
        "access_decision",
    }
)
# What stands in a copy of somebody's own record where words about others were.
TAKEN_OUT: Final = mark("[taken out: about somebody else]")
NEVER_FOR_FAMILY_KINDS: Final = frozenset({"protection", "permission"})

REASONS: Final[dict[str, str]] = {
    "protected": mark("Protected. Never in this copy unless you let it out with a reason."),
    "names_protected": mark("The text names something protected."),
    "kept_words": mark("Somebody read these words and decided that they stay out."),
    "not_for": mark("Marked as not to be seen by {who}."),
    "own_choice": mark("{who} chose who may know this."),
    "not_asked_child": mark("{who} has not been asked who may know this."),
    "no_permission": mark("Nobody has said yes to sharing “{what}” with {agency}."),
    "refused": mark("No to sharing “{what}” with {agency}."),
    "ended": mark("The yes to sharing “{what}” with {agency} has run out."),
    "only": mark("{agency} may know only this of “{what}”: {only}"),
    "no_kind": mark("No kind of permission covers this. Let it out only with a reason."),
    "not_family": mark("Not for a family member's copy."),
    "someone_else": mark("About somebody else."),
    "unproven": mark("A suspicion, not proven. Kept off family copies."),
    "not_involved": mark("Only for those who take part in it."),
    "not_seen": mark("The parents have not seen this update yet."),
    "unsafe": mark("Not safe to use."),
    "program": mark("Kept by the program and never part of a copy."),
    "private_note": mark("A note only for whoever wrote it."),
    "hidden_name": mark("This worker's name is kept off copies."),
    "not_at_table": mark("Not part of this family's team."),
    "beside": mark("It stands beside something left out."),
    "no_copy": mark("Only for those who have a copy of the safety plan."),
    "belongs": mark("It belongs to something left out."),
}
