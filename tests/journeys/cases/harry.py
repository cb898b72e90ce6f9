"""Case 10, Harry, a family group conference: relatives who act together, counts without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.hands import Hands


def type_in(hands: Hands) -> None:
    """Type the case through the window."""
    _people(hands)
    _ties(hands)
    _team(hands)
    _understanding(hands)
    _plan(hands)
    _meetings(hands)
    _story(hands)


def _people(hands: Hands) -> None:
    hands.family("Harry and Tina")
    hands.home("Flat in a small town", fields={"Town or area": "Small town"})
    hands.home("City home", fields={"Town or area": "City"})
    flat, city = "Flat in a small town", "City home"
    hands.person(
        {"Name": "Harry", "Part in the family": "Child or young person", "Sex": "Male",
         "Date of birth or age": "1"},
        lives_at=flat,
    )  # fmt: skip
    hands.person({"Name": "Tina", "Part in the family": "Parent"}, lives_at=flat)
    hands.person(
        {"What the family calls them": "Harry's father", "Part in the family": "Parent"},
        lives_at=city,
    )
    hands.person(
        {"What the family calls them": "Father's mother", "Part in the family": "Relative"},
        lives_at=city,
    )
    hands.person(
        {
            "What the family calls them": "Tina's new partner",
            "Part in the family": "Parent's partner",
        }
    )


def _ties(hands: Hands) -> None:
    hands.group("Tina's relatives", about="Several maternal relatives; a high level of support")
    hands.relationship("Tina", "mother", "Harry")
    hands.relationship("Harry's father", "father", "Harry")
    hands.relationship("Father's mother", "mother", "Harry's father")
    hands.relationship("Tina's new partner", "partner", "Tina")
    hands.episode(
        {
            "Kind of help": "Child protection plan",
            "How it ended": "Stepped down",
            "To": "four months after the conference",
            "About the ending": "Off the child protection plan, now a child in need",
            "Look again every": "4 months",
        }
    )


def _team(hands: Hands) -> None:
    hands.seat(
        agency="Children's social care", role="Social worker",
        fields={"What they do, in one sentence": "Had been visiting for some time at referral"},
    )  # fmt: skip
    hands.seat(
        agency="Daybreak", role="Family group conference service",
        fields={"What they do, in one sentence": "Took the referral; conference and review"},
    )  # fmt: skip
    hands.seat(
        agency="Substance abuse agency", role="Support for Tina",
        fields={"What they do, in one sentence": "Worked with Tina at first"},
    )  # fmt: skip
    hands.end_seat("Substance abuse agency", why="Felt she no longer needed it")


def _understanding(hands: Hands) -> None:
    hands.strength("Tina's relatives are active and supportive", ["Wider Family"])
    hands.strength("Tina and the wider family took a full part")


def _plan(hands: Hands) -> None:
    hands.need(
        "Drugs coming into, and perhaps going out of, the home",
        fields={
            "Where it belongs": "Assessment triangle: Ensuring Safety",
            "How sure": "Suspicion, not proven",
            "Must not see this": ["Tina"],
        },
    )
    hands.need(
        "Doubts about Tina's ability to parent",
        about=["Tina"],
        fields={"Where it belongs": "Assessment triangle: Basic Care"},
    )
    hands.action(
        "Support Tina and Harry as set out in the family plan",
        owner="Tina's relatives",
        due="weeks after the meeting",
    )
    hands.agree_plan("Conference plan")
    hands.agree_plan("Plan changed at the review")


def _meetings(hands: Hands) -> None:
    hands.meeting(
        {
            "Kind of meeting": "Family group conference",
            "When, if no date is known": "the conference",
            "Family members who came, if only counted": "5",
            "Practitioners who came, if only counted": "6",
            "What was decided": "Family plan approved",
        }
    )
    hands.meeting(
        {
            "Kind of meeting": "Review meeting",
            "When, if no date is known": "four months after the conference",
            "What was decided": "Plan updated with small changes",
            "What happens now": "Step down",
        }
    )


def _story(hands: Hands) -> None:
    for order, (words, when, tone) in enumerate(
        (
            ("Child protection plan in place, and things getting worse", "at referral", "Hard"),
            ("The family made its plan, and it was approved", "the conference", "Good"),
            ("The family plan was carried out in the main", "weeks after the conference", "Good"),
            ("Home and parenting much improved", "at four months", "Good"),
        ),
        start=1,
    ):
        hands.event(
            {
                "What happened": words,
                "When": when,
                "Place in the order": str(order),
                "For the family it was": tone,
            }
        )


HELD = (
    ("person", {"name": "Harry", "born": "1", "sex": "male"}),
    ("person", {"label": "Tina's new partner", "place": "partner"}),
    ("home", {"name": "Flat in a small town", "area": "Small town"}),
    ("home", {"name": "City home", "area": "City"}),
    ("residence", {"person": "Tina", "home": "Flat in a small town"}),
    ("residence", {"person": "Harry", "home": "Flat in a small town"}),
    ("residence", {"person": "Harry's father", "home": "City home"}),
    ("residence", {"person": "Father's mother", "home": "City home"}),
    ("relationship", {"one": "Tina", "is_": "mother", "to": "Harry"}),
    ("relationship", {"one": "Harry's father", "is_": "father", "to": "Harry"}),
    ("relationship", {"one": "Father's mother", "is_": "mother", "to": "Harry's father"}),
    ("relationship", {"one": "Tina's new partner", "is_": "partner", "to": "Tina"}),
    ("group", {"name": "Tina's relatives",
               "about": "Several maternal relatives; a high level of support"}),
    ("episode", {"kind": "cp", "review_every": "4m"}),
    ("episode", {"kind": "cp", "ended": "step_down", "until": "four months after the conference",
                 "ended_note": "Off the child protection plan, now a child in need"}),
    ("involvement", {"agency": "Substance abuse agency", "status": "ended",
                     "ended_why": "Felt she no longer needed it"}),
    ("involvement", {"agency": "Children's social care", "role": "Social worker",
                     "does": "Had been visiting for some time at referral"}),
    ("involvement", {"agency": "Daybreak", "role": "Family group conference service",
                     "does": "Took the referral; conference and review"}),
    ("need", {"words": "Drugs coming into, and perhaps going out of, the home",
              "how_sure": "unproven", "not_for": ["Tina"], "areas": ["triangle.safety"]}),
    ("need", {"words": "Doubts about Tina's ability to parent", "about": ["Tina"],
              "areas": ["triangle.basic_care"]}),
    ("need", {"words": "Tina's relatives are active and supportive", "side": "strength",
              "areas": ["triangle.wider_family"]}),
    ("need", {"words": "Tina and the wider family took a full part", "side": "strength"}),
    ("action", {"what": "Support Tina and Harry as set out in the family plan",
                "owner": "Tina's relatives", "due": "weeks after the meeting"}),
    ("plan_version", {"name": "Conference plan"}),
    ("plan_version", {"name": "Plan changed at the review"}),
    ("meeting", {"type": "fgc", "family_count": 5, "practitioner_count": 6,
                 "decisions": "Family plan approved"}),
    ("meeting", {"type": "review", "decisions": "Plan updated with small changes",
                 "review_decision": "step_down",
                 "roughly": "four months after the conference"}),
    ("story_event", {"words": "Child protection plan in place, and things getting worse",
                     "happened": "at referral", "order": 1, "tone": "hard"}),
    ("story_event", {"words": "The family made its plan, and it was approved",
                     "happened": "the conference", "order": 2, "tone": "good"}),
    ("story_event", {"words": "The family plan was carried out in the main",
                     "happened": "weeks after the conference", "order": 3, "tone": "good"}),
    ("story_event", {"words": "Home and parenting much improved",
                     "happened": "at four months", "order": 4, "tone": "good"}),
)  # fmt: skip
"""Each fact in its typed place, as the program's own export tells it; ids shown as names."""
