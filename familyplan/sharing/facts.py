"""Which fields of a copy state a fact that can turn out wrong, and what a value says in words.

A correction is told to whoever holds the old words; the ordinary course of the work is not, or the
few that matter would drown. Every field is a fact unless it is written down here why not, so that
a field declared later is told rather than forgotten.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Answer, Kind, Money, PartialDate, declarations, kind_of, noun_of, nouns
from familyplan.model.titles import name_in, shortened
from familyplan.model.values import WhyNot
from familyplan.model.vocabulary import spoken
from familyplan.sharing.tables import NEVER_LEAVES, TAKEN_OUT
from familyplan.sharing.view import Withheld
from familyplan.words import listed, mark, say
from familyplan.words.dates import clock_time, long_date

if TYPE_CHECKING:
    from familyplan.model import Declaration, Record, Rows

# Kinds of which nothing is a fact about the family: what is aimed at and done next is agreed anew,
# teams and meetings are arranged anew, permission has its own telling, and a directory entry is
# about workers, who say themselves when their telephone changes.
_ARRANGED: Final = NEVER_LEAVES | {
    "goal", "action", "plan_version", "involvement", "standing", "permission", "protection",
    "sharing_decision", "agency", "practitioner",
}  # fmt: skip
# Of these, only what somebody said or wrote is a fact; day, place and who comes are arranged.
_ONLY: Final[dict[str, frozenset[str]]] = {
    "meeting": frozenset(
        {"decisions", "disagreements", "better", "worse", "family_comments", "discussion",
         "safety_update"}
    ),
    "invitation": frozenset({"update"}),
    "episode": frozenset({"reason", "route", "tried", "sources", "asked_by", "since"}),
    "agreement": frozenset({"words", "explained", "by"}),
    "other_adult": frozenset({"person"}),
}  # fmt: skip
# Fields that move on by themselves: how far something has got, when to look at it again, a year
# group each September, whether people are in touch just now. `may_know` is a permission.
_MOVES_ON: Final = frozenset(
    {"year_group", "views_sought", "contact", "checked_back", "may_know", "look_again", "completed",
     "help_accepted", "plan_would_help", "family_aware", "accepted", "accepted_on", "accepted_by",
     "asked_on", "family_told", "lead_now", "lead_next", "parent_told", "child_told", "copy_given",
     "check_due", "agreed", "copies", "order"}
)  # fmt: skip
# A tick says how a row is handled ("best way", "not born yet"); data is the program's own.
_NO_FACT: Final = frozenset({Kind.FLAG, Kind.DATA})
# A row tied to another row is put in order; a person, home or agency named wrongly is a wrong fact.
_NAMED: Final = frozenset({"person", "home", "agency", "involvement", "group"})
_LONGEST: Final = 160
_WHY_NOT: Final = {
    WhyNot.NOT_ASKED: mark("Not asked"),
    WhyNot.NOT_KNOWN: mark("Not known"),
    WhyNot.DID_NOT_SAY: mark("Did not want to say"),
}


@cache
def states_a_fact(kind: str, name: str) -> bool:
    """Say whether a changed value of this field is a correction rather than progress."""
    declaration = declarations(nouns()[kind])[name]
    if kind in _ARRANGED or name in _MOVES_ON or noted(kind, name):
        return False
    if declaration.kind in _NO_FACT:
        return False
    if declaration.refers and not _NAMED & set(declaration.refers):
        return False
    return name in _ONLY[kind] if kind in _ONLY else True


@cache
def noted(kind: str, name: str) -> bool:
    """Say whether a field is only what the program or a worker notes about a row."""
    return Withheld(kind, "", name, "", "").bookkeeping


def differs(declaration: Declaration, then: Any, now: Any) -> bool:  # noqa: ANN401 - JSON
    """Say whether what a copy says, in typed notation, is not so any more.

    Spaces tell nobody anything. A list is wrong once something it names is gone from it: what was
    only added is news, and a copy that was given part of a list never showed the rest.
    """
    if declaration.kind in {Kind.REFS, Kind.TEXTS}:
        return not set(_strings(then)) <= set(_strings(now))
    return bool(_plain(then) != _plain(now))


def only_taken_out(then: Any, now: Any) -> bool:  # noqa: ANN401 - JSON
    """Say whether a copy differs only by what was taken out of it for somebody's own record."""
    left = json.dumps(then, ensure_ascii=False).split(say(TAKEN_OUT))
    found, at = json.dumps(now, ensure_ascii=False), 0
    for piece in left:
        at = found.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return len(left) > 1


def _strings(written: Any) -> list[str]:  # noqa: ANN401 - JSON
    return [one for one in written if isinstance(one, str)] if isinstance(written, list) else []


def _plain(written: Any) -> Any:  # noqa: ANN401 - JSON
    return " ".join(written.split()) if isinstance(written, str) else written


def worded(rows: Rows, record: Record, name: str, *, whole: bool = False) -> str:
    """Say one field of a record in a line, or its `whole` text as typed; "" where it is empty."""
    declaration = declarations(type(record))[name]
    value = getattr(record, name)
    if declaration.refers:
        ids = value if isinstance(value, tuple) else (value,)
        return listed([name_in(rows, one) or say("somebody") for one in ids if one])
    if declaration.choices == "area":
        areas = value if isinstance(value, tuple) else (value,)
        return ", ".join(rows.lenses.spoken(one) for one in areas)
    if isinstance(value, tuple):
        return ", ".join(spoken(declaration.choices, one) for one in value)
    said = _worded(declaration.choices, value)
    return said if whole else shortened(said, _LONGEST)


def _worded(choices: str, value: Any) -> str:  # noqa: ANN401, PLR0911 - one return per sort of value
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("Yes") if value else ""
    if isinstance(value, PartialDate):
        return value.said
    if isinstance(value, Answer):
        return say(_WHY_NOT[value.why_not]) if value.why_not else spoken(choices, value.value)
    if isinstance(value, datetime):
        return f"{long_date(value)}, {clock_time(value)}"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return clock_time(value)
    if isinstance(value, Money):
        return f"£{Decimal(value.pence) / 100:.2f}"
    return spoken(choices, value) if isinstance(value, str) else f"{value}"


def called(rows: Rows, record: Record) -> str:
    """Say which row it is by name or kind alone: its words may be what is wrong."""
    name = name_in(rows, record.id) if kind_of(record) in {"person", "group", "home"} else ""
    return name or say(noun_of(record).one)
