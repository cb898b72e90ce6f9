"""Case 07, Liam, a graduated approach: help tried before, several agencies, a review cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeys.hands import Hands


def type_in(hands: Hands) -> None:
    """Type the case through the window."""
    _people(hands)
    _help(hands)
    _team(hands)
    _understanding(hands)
    _plan(hands)
    _review(hands)


def _people(hands: Hands) -> None:
    hands.family("Liam's family")
    hands.home("Family home")
    for person in (
        {
            "Name": "Liam",
            "Part in the family": "Child or young person",
            "Date of birth or age": "7",
            "Sex": "Male",
            "School, nursery or college": "Mainstream primary school",
            "Disability or SEND": "Attention, emotional regulation and social interaction",
        },
        {
            "What the family calls them": "Mum",
            "Part in the family": "Parent",
            "Health, as it stands now": "Mental health needs",
        },
        {
            "What the family calls them": "Older sibling",
            "Part in the family": "Child or young person",
        },
    ):
        hands.person(person, lives_at="Family home")
    hands.relationship("Mum", "mother", "Liam")
    hands.relationship("Mum", "mother", "Older sibling")
    hands.relationship("Older sibling", "older sibling", "Liam")


def _help(hands: Hands) -> None:
    hands.episode(
        {
            "Kind of help": "Early help",
            "How it came about, in order": "Universal school support, then a Multi-Agency Family "
            "Help meeting, then a MASH referral, then allocation",
            "Who asked": "School",
            "What was tried before": "Differentiated teaching, visual timetable, calm space, peer "
            "buddying",
            "What this understanding rests on": "A Story So Far, school observation, the parent's "
            "view, earlier social care records, other agencies",
            "Look again every": "6 weeks",
        }
    )
    hands.earlier_episode(
        {"Kind of help": "Early help", "From": "earlier", "To": "earlier",
         "About the ending": "Early help and social care involvement in the past"}
    )  # fmt: skip


def _team(hands: Hands) -> None:
    for agency, role, does in (
        ("Mainstream primary school", "School", "Ordinarily available support; raised the concern"),
        ("Multi-Agency Family Help meeting", "Meeting", "Supported the request"),
        ("MASH", "Front door", "Route of referral"),
        ("Early Help locality team", "Early Help Practitioner", "Lead"),
    ):
        hands.seat(agency=agency, role=role, fields={"What they do, in one sentence": does})
    hands.seat(
        agency="Youth Justice",
        role="Youth Justice",
        fields={
            "What they do, in one sentence": "Works with the older sibling",
            "For whom": ["Older sibling"],
        },
    )
    hands.lead("Early Help locality team", since="at allocation")


def _understanding(hands: Hands) -> None:
    for words, about, areas in (
        ("Still struggling in spite of differentiated teaching", ["Liam"],
         ["Assessment triangle: Education"]),
        ("Emotional regulation and social interaction", ["Liam"],
         ["Assessment triangle: Emotional and Behavioural Development"]),
        ("Mother's mental health and its effect on parenting", ["Mum"],
         ["Assessment triangle: Family History and Functioning"]),
        ("History of domestic abuse", [],
         ["Assessment triangle: Family History and Functioning", "Wellbeing indicators: Safe"]),
        ("Effect of the older sibling on Liam", ["Liam"], ["Assessment triangle: Wider Family"]),
    ):  # fmt: skip
        hands.worry(words, areas, about)
    hands.assessment(
        {
            "Name of this assessment": "Liam's assessment",
            "How it was made": ["Watching and playing", "The parents' view", "Earlier records"],
            "Assessment tool used": "A Story So Far",
        }
    )


def _plan(hands: Hands) -> None:
    hands.goal(
        "Emotional regulation",
        whose=["Liam"],
        fields={"Also part of": ["SEND plan", "Family plan"]},
    )
    hands.action(
        "Use emotional regulation strategies", owner="Mainstream primary school",
        goal="Emotional regulation",
    )  # fmt: skip
    hands.action("Social skills group", goal="Emotional regulation", rhythm="Every week")
    hands.action(
        "Support at home and signposting for mental health", owner="Early Help locality team"
    )
    hands.action("Direct work with Liam and his sibling", owner="Early Help locality team")


def _review(hands: Hands) -> None:
    hands.meeting(
        {
            "Kind of meeting": "Review meeting",
            "What is better": "Progress in emotional regulation and in taking part; his mother "
            "feels more supported",
        }
    )


HELD = (
    ("person", {"name": "Liam", "born": "7", "sex": "male", "place": "child"}),
    ("person", {"name": "Liam", "school": "Mainstream primary school", "disability":
                "Attention, emotional regulation and social interaction"}),
    ("person", {"label": "Mum", "health": "Mental health needs", "place": "parent"}),
    ("relationship", {"one": "Mum", "is_": "mother", "to": "Liam"}),
    ("relationship", {"one": "Mum", "is_": "mother", "to": "Older sibling"}),
    ("relationship", {"one": "Older sibling", "is_": "older sibling", "to": "Liam"}),
    ("residence", {"person": "Liam", "home": "Family home"}),
    ("residence", {"person": "Mum", "home": "Family home"}),
    ("residence", {"person": "Older sibling", "home": "Family home"}),
    ("episode", {"review_every": "6w", "asked_by": "School",
                 "route": "Universal school support, then a Multi-Agency Family Help meeting, "
                 "then a MASH referral, then allocation",
                 "sources": "A Story So Far, school observation, the parent's view, earlier social "
                 "care records, other agencies"}),
    ("episode", {"tried": "Differentiated teaching, visual timetable, calm space, peer buddying"}),
    ("episode", {"until": "earlier",
                 "ended_note": "Early help and social care involvement in the past"}),
    ("involvement", {"agency": "Mainstream primary school", "role": "School",
                     "does": "Ordinarily available support; raised the concern"}),
    ("involvement", {"agency": "MASH", "role": "Front door", "does": "Route of referral"}),
    ("involvement", {"agency": "Early Help locality team", "role": "Early Help Practitioner"}),
    ("involvement", {"agency": "Youth Justice", "does": "Works with the older sibling",
                     "for_whom": ["Older sibling"]}),
    ("involvement", {"agency": "Multi-Agency Family Help meeting",
                     "does": "Supported the request"}),
    ("standing", {"role": "lead", "held_by": "Early Help locality team",
                  "since": "at allocation"}),
    ("need", {"words": "Still struggling in spite of differentiated teaching",
              "about": ["Liam"], "side": "worry", "areas": ["triangle.education"]}),
    ("need", {"words": "Emotional regulation and social interaction", "about": ["Liam"],
              "areas": ["triangle.emotional"]}),
    ("need", {"words": "Mother's mental health and its effect on parenting", "about": ["Mum"],
              "areas": ["triangle.history"]}),
    ("need", {"words": "Effect of the older sibling on Liam", "about": ["Liam"],
              "areas": ["triangle.wider_family"]}),
    ("need", {"words": "History of domestic abuse",
              "areas": ["triangle.history", "wellbeing.safe"]}),
    ("assessment", {"title": "Liam's assessment", "tool": "A Story So Far",
                    "methods": ["observation", "parent", "records"]}),
    ("goal", {"words": "Emotional regulation", "tags": ["send", "family"], "whose": ["Liam"]}),
    ("action", {"what": "Social skills group", "rhythm": "weekly", "goal": "Emotional regulation"}),
    ("action", {"what": "Use emotional regulation strategies",
                "owner": "Mainstream primary school"}),
    ("action", {"what": "Support at home and signposting for mental health",
                "owner": "Early Help locality team"}),
    ("action", {"what": "Direct work with Liam and his sibling",
                "owner": "Early Help locality team"}),
    ("meeting", {"type": "review", "better": "Progress in emotional regulation and in taking "
                 "part; his mother feels more supported"}),
)  # fmt: skip
"""Each fact in its typed place, as the program's own export tells it; ids shown as names."""
