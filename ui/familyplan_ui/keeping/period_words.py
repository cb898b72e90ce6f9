"""Periods of a retention schedule in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.practice.retention import Basis
from familyplan.words import mark, say, say_many
from familyplan.words.dates import MONTHS

if TYPE_CHECKING:
    from familyplan.practice.retention import Rule

BASES: Final = {
    Basis.BIRTHDAY: mark("The birth of the child"),
    Basis.CLOSURE: mark("The day help ended"),
    Basis.LAST_CONTACT: mark("The last contact"),
}
_YEARS: Final = {
    Basis.BIRTHDAY: (
        mark("{n} year from the birth of the child"),
        mark("{n} years from the birth of the child"),
    ),
    Basis.CLOSURE: (mark("{n} year after help ended"), mark("{n} years after help ended")),
    Basis.LAST_CONTACT: (
        mark("{n} year after the last contact"),
        mark("{n} years after the last contact"),
    ),
}


def period_words(rule: Rule) -> str:
    """Say the period of a rule as it counts: "25 years from the birth of the child"."""
    one, many = _YEARS[rule.basis]
    words = say_many(one, many, rule.years)
    if rule.quiet_years:
        one, many = "then {n} year without contact", "then {n} years without contact"
        words = say("{words}, {more}", words=words, more=say_many(one, many, rule.quiet_years))
    if rule.years_from_death and rule.basis is Basis.BIRTHDAY:
        one = "or {n} year after a death before 18"
        many = "or {n} years after a death before 18"
        words = say("{words}, {more}", words=words, more=say_many(one, many, rule.years_from_death))
    return words


def month_words(month: str) -> str:
    """Say a month given as "2026-11"."""
    year, _dash, number = month.partition("-")
    return f"{say(MONTHS[int(number) - 1])} {year}"
