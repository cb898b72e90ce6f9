"""The verbs. One user action = one function = one transaction; the session runs them."""

from __future__ import annotations

from familyplan.actions import (
    access,
    accounts,
    deciding,
    families,
    importing,
    meetings,
    merging,
    plan,
    records,
    retention,
    sharing,
    story,
    team,
    understanding,
)
from familyplan.actions.registry import Verb, fixed, told, verb_named, verb_of, verbs

__all__ = [
    "Verb",
    "access",
    "accounts",
    "deciding",
    "families",
    "fixed",
    "importing",
    "meetings",
    "merging",
    "plan",
    "records",
    "retention",
    "sharing",
    "story",
    "team",
    "told",
    "understanding",
    "verb_named",
    "verb_of",
    "verbs",
]
