"""The nouns: what a family's record is made of. Importing this declares every kind of record."""

from __future__ import annotations

from familyplan.model.accounts import Setting, User
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
from familyplan.model.help import Agency, Episode, Involvement, Practitioner, Standing
from familyplan.model.keeping import Erasure, Hold
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
from familyplan.model.values import Answer, Better, Money, Scale, WhyNot, scale

__all__ = [
    "DIRECTORY",
    "STORE",
    "Action",
    "Agency",
    "Answer",
    "Better",
    "ContactPoint",
    "Declaration",
    "Disclosure",
    "Episode",
    "Erasure",
    "Family",
    "Goal",
    "Group",
    "Hold",
    "Home",
    "Identifier",
    "Invitation",
    "Involvement",
    "Kind",
    "Meeting",
    "Money",
    "Need",
    "Note",
    "Noun",
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
    "Residence",
    "Rows",
    "Scale",
    "Setting",
    "Sharing",
    "Standing",
    "Statement",
    "User",
    "Voice",
    "WhyNot",
    "declarations",
    "kind_of",
    "noun_of",
    "nouns",
    "scale",
]
