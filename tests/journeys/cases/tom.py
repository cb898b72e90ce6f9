"""Case 09, Tom, a young carer: a child who cares for a parent, values with no dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.hands import Hands


def type_in(hands: Hands) -> None:
    """Type the case through the window."""
    _people(hands)
    _team(hands)
    _plan(hands)
    _actions(hands)


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


def _plan(hands: Hands) -> None:
    hands.need("Attendance is down", about=["Tom"])
    hands.need("Anxious about Mum relapsing", about=["Tom"])
    hands.need("Confidence and self-esteem", about=["Tom"])
    hands.need("Migraines and stomach aches", about=["Tom"])
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
    hands.voice(
        "Tom",
        "Stress and worry are much better. Fewer migraines and stomach aches. I enjoy the sessions "
        "and learning new things.",
    )


HELD = (
    ("person", {"name": "Tom", "place": "child"}),
    ("person", {"label": "Mum", "health": "Recovering from ME",
                "occupation": "About to try part-time work"}),
    ("relationship", {"one": "Mum", "is_": "mother", "to": "Tom"}),
    ("relationship", {"one": "Tom", "is_": "carer_for", "to": "Mum"}),
    ("involvement", {"agency": "School", "role": "Head of Year",
                     "does": "Referred because of absence"}),
    ("involvement", {"agency": "Young carers service",
                     "does": "Assessment, one-to-ones, group sessions, advocacy"}),
    ("need", {"words": "Attendance is down", "about": ["Tom"]}),
    ("need", {"words": "Migraines and stomach aches", "about": ["Tom"]}),
    ("goal", {"words": "Improve attendance", "scale": "percent", "whose": ["Tom"]}),
    ("goal", {"words": "School knows and is supportive", "whose": ["Tom"]}),
    ("goal", {"words": "Less anxiety; more confidence and self-esteem", "whose": ["Tom"]}),
    ("rating", {"goal": "Improve attendance", "value": "77", "point": "before"}),
    ("rating", {"goal": "Improve attendance", "value": "87", "point": "after"}),
    ("action", {"what": "Go to young carers sessions and one-to-ones", "owner": "Tom"}),
    ("action", {"what": "Advocate for Tom", "owner": "Young carers service"}),
    ("voice", {"said_by": ["Tom"]}),
)  # fmt: skip
"""Each fact in its typed place, as the program's own export tells it; ids shown as names."""

PLACED = (
    ("strength: mother recovering", "need",
     {"words": "Mum is recovering", "side": "strength"}),
    ("assessment tool named, with areas and no scores", "assessment",
     {"title": "Tom's assessment", "tool": "Young carers' assessment tool"}),
    ("assessment tool named, with areas and no scores", "area_score",
     {"area": "triangle.health", "comment": "No number was given"}),
    ("outcome: better relationships at home and school", "meeting",
     {"type": "review", "better": "Relationships at home and at school"}),
    ("area of each worry (education, relationships, emotional wellbeing, health)", "need",
     {"words": "Attendance is down", "areas": ("triangle.education",)}),
    ("area of each worry (education, relationships, emotional wellbeing, health)", "need",
     {"words": "Anxious about Mum relapsing",
      "areas": ("triangle.emotional", "triangle.relationships")}),
    ("area of each worry (education, relationships, emotional wellbeing, health)", "need",
     {"words": "Confidence and self-esteem", "areas": ("triangle.identity",)}),
    ("area of each worry (education, relationships, emotional wellbeing, health)", "need",
     {"words": "Migraines and stomach aches", "areas": ("triangle.health",)}),
)  # fmt: skip
"""Each fact of the understanding and the story, with a record that holds it in its typed place."""
