"""Case 04, Chloe, pregnant at 17: who she is, who helps, what she wants, as the case tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.hands import Hands


def type_in(hands: Hands) -> None:
    """Type the case through the window."""
    _people(hands)
    _team(hands)
    _understanding(hands)
    _plan(hands)
    _meeting(hands)


def _people(hands: Hands) -> None:
    hands.family("Chloe and Paul")
    hands.home("Paul and Chloe's home")
    hands.person(
        {
            "Name": "Chloe",
            "Part in the family": "Child or young person",
            "Date of birth or age": "17",
            "Work or training": "At school",
        },
        lives_at="Paul and Chloe's home",
    )
    hands.person(
        {"Name": "Paul", "Part in the family": "Parent's partner", "Date of birth or age": "19"},
        lives_at="Paul and Chloe's home",
    )
    hands.person(
        {
            "What the family calls them": "Baby",
            "Part in the family": "Child or young person",
            "Not born yet": True,
            "Expected, or how far along": "8 weeks pregnant",
        }
    )
    hands.relationship("Chloe", "mother to be", "Baby")
    hands.relationship("Chloe", "partner", "Paul")
    hands.person(
        {"What the family calls them": "Chloe's own family", "Part in the family": "Relative"}
    )
    hands.relationship("Chloe's own family", "own family", "Chloe", {"In touch": "Not in touch"})
    hands.change_person("Baby", {"Must not see this": ["Chloe's own family"]})


def _team(hands: Hands) -> None:
    hands.seat(
        agency="Maternity services",
        role="Named midwife",
        fields={"What they do, in one sentence": "First booking-in appointment"},
    )
    hands.seat(
        agency="Family nurse service",
        role="Family nurse",
        fields={
            "What they do, in one sentence": "May offer support",
            "How things stand": "Invited, not yet in",
        },
    )
    hands.seat(role="Named Person for the baby", fields={"How things stand": "Wanted, nobody yet"})
    hands.standing("Named person", "Named Person for the baby")
    hands.seat(agency="School", role="School", fields={"For whom": ["Chloe"]})


def _understanding(hands: Hands) -> None:
    hands.strength(
        "Excited about the pregnancy",
        ["Assessment triangle: Emotional and Behavioural Development"],
    )
    hands.strength("Wants to continue her studies", ["Assessment triangle: Education"])
    hands.strength(
        "Paul comes to the appointment with her",
        ["Assessment triangle: Family and Social Relationships"],
    )
    for words, areas in (
        ("Seems anxious about her schooling", ["Assessment triangle: Education"]),
        ("Abuse and neglect in her own childhood",
         ["Assessment triangle: Family History and Functioning", "Wellbeing indicators: Safe"]),
        ("Little support after the birth or when she goes back to school",
         ["Assessment triangle: Family's Social Integration", "Assessment triangle: Wider Family"]),
        ("Could become homeless if the relationship broke down", ["Assessment triangle: Housing"]),
    ):  # fmt: skip
        hands.worry(words, areas, about=["Chloe"])


def _plan(hands: Hands) -> None:
    hands.goal("Continue with school", whose=["Chloe"])
    hands.action(
        "Engage the prospective Named Person", owner="Maternity services", due="by the birth"
    )
    hands.action(
        "Make a plan that may lead to a child's plan",
        owner="Maternity services",
        due="when the baby is born, if needed",
    )


def _meeting(hands: Hands) -> None:
    hands.meeting(
        {
            "Kind of meeting": "Booking-in appointment",
            "When, if no date is known": "8 weeks pregnant",
        },
        came=["Chloe", "Paul", "Maternity services, Named midwife"],
    )


HELD = (
    ("family", {"name": "Chloe and Paul"}),
    ("person", {"name": "Chloe", "born": "17", "place": "child", "occupation": "At school"}),
    ("person", {"name": "Paul", "born": "19", "place": "partner"}),
    ("person", {"label": "Baby", "unborn": True, "expected": "8 weeks pregnant"}),
    ("person", {"label": "Baby", "not_for": ["Chloe's own family"]}),
    ("home", {"name": "Paul and Chloe's home"}),
    ("residence", {"person": "Chloe", "home": "Paul and Chloe's home"}),
    ("residence", {"person": "Paul", "home": "Paul and Chloe's home"}),
    ("relationship", {"one": "Chloe", "is_": "expectant_mother", "to": "Baby"}),
    ("relationship", {"one": "Chloe", "is_": "partner", "to": "Paul"}),
    ("relationship", {"one": "Chloe's own family", "to": "Chloe", "contact": "none"}),
    ("involvement", {"role": "Named midwife", "agency": "Maternity services"}),
    ("involvement", {"role": "Family nurse", "status": "invited", "does": "May offer support"}),
    ("involvement", {"role": "Named Person for the baby", "status": "wanted"}),
    ("involvement", {"agency": "School", "for_whom": ["Chloe"]}),
    ("standing", {"role": "named_person", "held_by": "Named Person for the baby"}),
    ("need", {"words": "Seems anxious about her schooling", "about": ["Chloe"], "side": "worry",
              "areas": ["triangle.education"]}),
    ("need", {"words": "Abuse and neglect in her own childhood", "about": ["Chloe"],
              "areas": ["triangle.history", "wellbeing.safe"]}),
    ("need", {"words": "Little support after the birth or when she goes back to school",
              "about": ["Chloe"], "areas": ["triangle.social", "triangle.wider_family"]}),
    ("need", {"words": "Could become homeless if the relationship broke down",
              "about": ["Chloe"], "areas": ["triangle.housing"]}),
    ("need", {"words": "Excited about the pregnancy", "side": "strength",
              "areas": ["triangle.emotional"]}),
    ("need", {"words": "Wants to continue her studies", "side": "strength",
              "areas": ["triangle.education"]}),
    ("need", {"words": "Paul comes to the appointment with her", "side": "strength",
              "areas": ["triangle.relationships"]}),
    ("goal", {"words": "Continue with school", "whose": ["Chloe"]}),
    ("action", {"what": "Engage the prospective Named Person", "due": "by the birth",
                "owner": "Maternity services"}),
    ("action", {"what": "Make a plan that may lead to a child's plan",
                "owner": "Maternity services",
                "due": "when the baby is born, if needed"}),
    ("meeting", {"type": "booking", "roughly": "8 weeks pregnant"}),
    ("invitation", {"who": "Chloe", "attendance": "in_person"}),
    ("invitation", {"who": "Paul", "attendance": "in_person"}),
    ("invitation", {"who": "Maternity services", "attendance": "in_person"}),
)  # fmt: skip
"""Each fact in its typed place, as the program's own export tells it; ids shown as names."""
