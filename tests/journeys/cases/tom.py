"""Case 09, Tom, a young carer: a child who cares for a parent, values with no dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.hands import Hands


SCORED = {
    "Education": "triangle.education",
    "Family and Social Relationships": "triangle.relationships",
    "Emotional and Behavioural Development": "triangle.emotional",
    "Health": "triangle.health",
}


def type_in(hands: Hands) -> None:
    """Type the case through the window."""
    _people(hands)
    _team(hands)
    _understanding(hands)
    _plan(hands)
    _actions(hands)
    _review(hands)


def _people(hands: Hands) -> None:
    hands.family("Tom and Mum")
    hands.home("Family home")
    hands.person(
        {"Name": "Tom", "Part in the family": "Child or young person"}, lives_at="Family home"
    )
    hands.person(
        {
            "What the family calls them": "Mum",
            "Part in the family": "Parent",
            "Health, as it stands now": "Has ME and was largely immobile",
        },
        lives_at="Family home",
    )
    hands.change_person("Mum", {"Health, as it stands now": "Recovering from ME"})
    hands.change_person("Mum", {"Work or training": "About to try part-time work"})
    hands.relationship("Mum", "mother", "Tom")
    hands.relationship("Tom", "carer", "Mum")


def _team(hands: Hands) -> None:
    hands.seat(
        agency="School",
        role="Head of Year",
        fields={"What they do, in one sentence": "Referred because of absence"},
    )
    hands.seat(
        agency="Young carers service",
        role="Young carers worker",
        fields={
            "What they do, in one sentence": "Assessment, one-to-ones, group sessions, advocacy"
        },
    )


def _understanding(hands: Hands) -> None:
    hands.strength("Mum is recovering", ["Assessment triangle: Health"], about=["Mum"])
    for words, areas in (
        ("Attendance is down", ["Assessment triangle: Education"]),
        ("Anxious about leaving Mum and about Mum relapsing",
         ["Assessment triangle: Emotional and Behavioural Development",
          "Assessment triangle: Family and Social Relationships"]),
        ("Had not told school about his worries", ["Assessment triangle: Education"]),
        ("Confidence and self-esteem", ["Assessment triangle: Identity"]),
        ("Migraines and stomach aches", ["Assessment triangle: Health"]),
    ):  # fmt: skip
        hands.worry(words, areas, about=["Tom"])
    hands.own_words(
        "Tom",
        {
            "In their own words": "Stress and worry are much better. Fewer migraines and stomach "
            "aches. I enjoy the sessions and learning new things.",
            "What it is about": "The help so far",
        },
    )
    hands.assessment(
        {"Name of this assessment": "Tom's assessment", "Assessment tool used": "Outcome Star"}
    )
    hands.look_through("Assessment triangle")
    for area in SCORED:
        hands.score(
            area,
            {"What was said about it": "Needs shown, no number published",
             "Assessment": "Tom's assessment"},
        )  # fmt: skip


def _plan(hands: Hands) -> None:
    hands.goal(
        "Improve attendance",
        whose=["Tom"],
        fields={"Rated on": "0 to 100 %", "Better is": "a higher number"},
    )
    hands.rate("Improve attendance", "School", "77", point="Before")
    hands.rate("Improve attendance", "School", "87", point="After")
    hands.goal("School knows and is supportive", whose=["Tom"])
    hands.goal("Less anxiety; more confidence and self-esteem", whose=["Tom"])


def _actions(hands: Hands) -> None:
    hands.action(
        "Meet with school so that the Head of Year is supportive",
        owner="Young carers service",
        goal="School knows and is supportive",
    )
    hands.action(
        "Advocate for Tom", owner="Young carers service", goal="School knows and is supportive"
    )
    hands.action(
        "Talk about his worries with the family and reduce his caring tasks",
        owner="Young carers service",
        goal="Less anxiety; more confidence and self-esteem",
    )
    hands.action(
        "Go to young carers sessions and one-to-ones",
        owner="Tom",
        goal="Less anxiety; more confidence and self-esteem",
    )


def _review(hands: Hands) -> None:
    hands.meeting(
        {
            "Kind of meeting": "Review meeting",
            "What is better": "Relationships at home and at school",
        }
    )


HELD = (
    ("person", {"name": "Tom", "place": "child"}),
    ("person", {"label": "Mum", "health": "Recovering from ME",
                "occupation": "About to try part-time work"}),
    ("relationship", {"one": "Mum", "is_": "mother", "to": "Tom"}),
    ("relationship", {"one": "Tom", "is_": "carer_for", "to": "Mum"}),
    ("residence", {"person": "Tom", "home": "Family home"}),
    ("residence", {"person": "Mum", "home": "Family home"}),
    ("involvement", {"agency": "School", "role": "Head of Year",
                     "does": "Referred because of absence"}),
    ("involvement", {"agency": "Young carers service",
                     "does": "Assessment, one-to-ones, group sessions, advocacy"}),
    ("need", {"words": "Mum is recovering", "side": "strength", "areas": ["triangle.health"]}),
    ("need", {"words": "Attendance is down", "about": ["Tom"], "side": "worry",
              "areas": ["triangle.education"]}),
    ("need", {"words": "Anxious about leaving Mum and about Mum relapsing", "about": ["Tom"],
              "areas": ["triangle.emotional", "triangle.relationships"]}),
    ("need", {"words": "Had not told school about his worries", "about": ["Tom"],
              "areas": ["triangle.education"]}),
    ("need", {"words": "Confidence and self-esteem", "about": ["Tom"],
              "areas": ["triangle.identity"]}),
    ("need", {"words": "Migraines and stomach aches", "about": ["Tom"],
              "areas": ["triangle.health"]}),
    ("assessment", {"title": "Tom's assessment", "tool": "Outcome Star"}),
    *(("area_score", {"area": area, "value": None, "assessment": "Tom's assessment",
                      "comment": "Needs shown, no number published"})
      for area in SCORED.values()),
    ("goal", {"words": "Improve attendance", "scale": "percent", "whose": ["Tom"]}),
    ("goal", {"words": "School knows and is supportive", "whose": ["Tom"]}),
    ("goal", {"words": "Less anxiety; more confidence and self-esteem", "whose": ["Tom"]}),
    ("rating", {"goal": "Improve attendance", "value": "77", "point": "before"}),
    ("rating", {"goal": "Improve attendance", "value": "87", "point": "after"}),
    ("action", {"what": "Go to young carers sessions and one-to-ones", "owner": "Tom",
                "goal": "Less anxiety; more confidence and self-esteem"}),
    ("action", {"what": "Talk about his worries with the family and reduce his caring tasks",
                "owner": "Young carers service",
                "goal": "Less anxiety; more confidence and self-esteem"}),
    ("action", {"what": "Meet with school so that the Head of Year is supportive",
                "owner": "Young carers service", "goal": "School knows and is supportive"}),
    ("action", {"what": "Advocate for Tom", "owner": "Young carers service",
                "goal": "School knows and is supportive"}),
    ("voice", {"said_by": ["Tom"], "box": "services",
               "words": "Stress and worry are much better. Fewer migraines and stomach aches. "
               "I enjoy the sessions and learning new things."}),
    ("meeting", {"type": "review", "better": "Relationships at home and at school"}),
)  # fmt: skip
"""Each fact in its typed place, as the program's own export tells it; ids shown as names."""
