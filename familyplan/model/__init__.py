"""The nouns: what a family's record is made of. Importing this declares every kind of record."""

from __future__ import annotations

from familyplan.model.accounts import Setting, User
from familyplan.model.agreeing import Agreement, SharingDecision
from familyplan.model.consent import Disclosure, Permission, Release
from familyplan.model.declare import (
    DIRECTORY,
    STORE,
    Declaration,
    Kind,
    Noun,
    Record,
    Sharing,
    declarations,
    kind_of,
    noun_of,
    nouns,
)
from familyplan.model.ending import (
    Closure,
    Contingency,
    LaterCheck,
    SafePerson,
    SafetyPlan,
    StepChange,
)
from familyplan.model.help import Agency, Episode, Involvement, Practitioner, Standing
from familyplan.model.keeping import Erasure, Hold
from familyplan.model.leaving import AccessDecision, AccessRequest, TextDecision, Translation
from familyplan.model.meeting import Invitation, Meeting
from familyplan.model.partial_date import PartialDate
from familyplan.model.people import (
    ContactPoint,
    Family,
    Group,
    Home,
    Identifier,
    Person,
    Protection,
    Relationship,
    Residence,
)
from familyplan.model.plan import (
    Action,
    Goal,
    Need,
    Note,
    PlanVersion,
    Rating,
    Statement,
    Voice,
)
from familyplan.model.rows import Rows
from familyplan.model.story import Jotting, Paper, StoryEvent, WorkerWarning
from familyplan.model.understanding import AreaScore, Assessment, FormAnswer, OtherAdult, Reply
from familyplan.model.values import Answer, Better, Money, Scale, WhyNot, scale

__all__ = [
    "DIRECTORY",
    "STORE",
    "AccessDecision",
    "AccessRequest",
    "Action",
    "Agency",
    "Agreement",
    "Answer",
    "AreaScore",
    "Assessment",
    "Better",
    "Closure",
    "ContactPoint",
    "Contingency",
    "Declaration",
    "Disclosure",
    "Episode",
    "Erasure",
    "Family",
    "FormAnswer",
    "Goal",
    "Group",
    "Hold",
    "Home",
    "Identifier",
    "Invitation",
    "Involvement",
    "Jotting",
    "Kind",
    "LaterCheck",
    "Meeting",
    "Money",
    "Need",
    "Note",
    "Noun",
    "OtherAdult",
    "Paper",
    "PartialDate",
    "Permission",
    "Person",
    "PlanVersion",
    "Practitioner",
    "Protection",
    "Rating",
    "Record",
    "Relationship",
    "Release",
    "Reply",
    "Residence",
    "Rows",
    "SafePerson",
    "SafetyPlan",
    "Scale",
    "Setting",
    "Sharing",
    "SharingDecision",
    "Standing",
    "Statement",
    "StepChange",
    "StoryEvent",
    "TextDecision",
    "Translation",
    "User",
    "Voice",
    "WhyNot",
    "WorkerWarning",
    "declarations",
    "kind_of",
    "noun_of",
    "nouns",
    "scale",
]
