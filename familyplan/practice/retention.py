"""The retention schedule: how long which kind of record is kept, as data an agency may replace."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from familyplan import assets
from familyplan.errors import KnownError
from familyplan.words import say

SETTING: Final = "retention.rules"
_MOST_YEARS: Final = 150


class Basis(StrEnum):
    """What a period is counted from."""

    BIRTHDAY = "birthday"
    CLOSURE = "closure"
    LAST_CONTACT = "last_contact"


class BadSchedule(KnownError):
    """A retention schedule cannot be used as it is written; the one before stays."""

    def __init__(self, where: str) -> None:
        """Name the line that cannot be used."""
        super().__init__(
            say(
                "The retention schedule cannot be used: look at “{where}”. The schedule in use was "
                "kept. Each line needs a name, what it is counted from and a number of years.",
                where=where,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a schedule.

    `kinds` names the kinds of help it is for, as keys of the list "episode_kind" or as typed;
    `otherwise` marks the line for every kind no line names. Counted are `years` from `basis`, then
    `quiet_years` from there or from the last contact, whichever is later. `years_from_death`, if
    not 0, counts instead from the death of a child who died before 18. `words` and `source` say
    where it comes from: a local setting, never national law.
    """

    key: str
    label: str
    basis: Basis
    years: int
    kinds: tuple[str, ...] = ()
    otherwise: bool = False
    quiet_years: int = 0
    years_from_death: int = 0
    words: str = ""
    source: str = ""

    def written(self) -> dict[str, Any]:
        """Write the line as JSON, as a setting keeps it."""
        return {**asdict(self), "basis": self.basis.value, "kinds": list(self.kinds)}


@dataclass(frozen=True, slots=True)
class Schedule:
    """A whole schedule; `local` says whether this partnership wrote it itself."""

    rules: tuple[Rule, ...]
    local: bool

    def for_kinds(self, kinds: tuple[str, ...]) -> tuple[Rule, ...]:
        """Give every rule that applies where help of these kinds was given."""
        found: dict[str, Rule] = {}
        for kind in kinds or ("",):
            wanted = kind.strip().casefold()
            named = [one for one in self.rules if wanted and wanted in _folded(one.kinds)]
            for rule in named or [one for one in self.rules if one.otherwise]:
                found[rule.key] = rule
        return tuple(found.values())


def _folded(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind.strip().casefold() for kind in kinds)


def starting_schedule() -> Schedule:
    """Give the schedule the program starts with, from resources/retention."""
    return Schedule(_rules(assets.read_json("retention/schedule.json")["rules"]), local=False)


def as_found() -> str:
    """Give the month the schedule to start from was looked up in, as ISO 8601: "2026-11"."""
    return str(assets.read_json("retention/schedule.json")["as_found"])


def read_schedule(value: object) -> Schedule:
    """Read a schedule as the setting keeps it: a list of lines; nothing set gives the start.

    Raises:
        BadSchedule: a line cannot be used, or no line is for every other kind of help.

    """
    if value in (None, "", []):
        return starting_schedule()
    rules = _rules(value)
    if not any(rule.otherwise for rule in rules):
        raise BadSchedule(say("the line for every other kind of help"))
    return Schedule(rules, local=True)


def _rules(value: object) -> tuple[Rule, ...]:
    if not isinstance(value, list):
        raise BadSchedule(say("the whole of it"))
    rules = tuple(_rule(one, at) for at, one in enumerate(value, start=1))
    if len({rule.key for rule in rules}) < len(rules):
        raise BadSchedule(say("two lines with the same name"))
    return rules


def _rule(line: object, at: int) -> Rule:
    where = say("line {n}", n=at)
    if not isinstance(line, dict):
        raise BadSchedule(where)
    try:
        return Rule(
            key=_text(line["key"]),
            label=_text(line["label"]),
            basis=Basis(line["basis"]),
            years=_years(line["years"]),
            kinds=tuple(_text(kind) for kind in line.get("kinds", ())),
            otherwise=line.get("otherwise", False) is True,
            quiet_years=_years(line.get("quiet_years", 0)),
            years_from_death=_years(line.get("years_from_death", 0)),
            words=str(line.get("words", "")),
            source=str(line.get("source", "")),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise BadSchedule(where) from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def _years(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_YEARS:
        raise ValueError
    return value
