"""Pure checks of good practice: what is missing, what is due, what one typed line means."""

from __future__ import annotations

from familyplan.practice.checks import RULES, Settings, check, review_due
from familyplan.practice.findings import Finding, Fix, Severity
from familyplan.practice.one_line import OneLine, read_one_line
from familyplan.practice.today import Line, Today, todays

__all__ = [
    "RULES",
    "Finding",
    "Fix",
    "Line",
    "OneLine",
    "Settings",
    "Severity",
    "Today",
    "check",
    "read_one_line",
    "review_due",
    "todays",
]
