"""What the dialog says before an erasure: what goes, what stays elsewhere, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.model import Family
from familyplan.practice.disposal import STOPS_ERASURE, dispose_on, flags
from familyplan.session import retention
from familyplan.session.certificate import held_lines, still_held, what_goes
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate


@dataclass(frozen=True, slots=True)
class Before:
    """One family before its erasure; `wanted` is what has to be typed back."""

    name: str
    wanted: str
    goes: str
    due: str
    held: tuple[str, ...]
    stopped: str


def before(gate: Gate, family_id: str) -> Before:
    """Read what there is to say; LookupError where the family is not here."""
    session, today = gate.session, gate.clock.today()
    # Not the gate's own rows: what is about to go is read as it is now.
    rows = session.store.family(family_id)
    family = rows.find(Family, family_id)
    if family is None:
        raise LookupError(family_id)
    stops = [flag.sentence for flag in flags(rows, today) if flag.what in {*STOPS_ERASURE, ""}]
    try:
        due = dispose_on(rows, retention.schedule(session.store))
        words = due.because if due.is_due(today) else _too_early(due.because)
        held = held_lines(still_held(session, rows, family_id))
    except KnownError as problem:
        words, held = problem.sentence, ()
    return Before(
        name=family.name or say("a family without a name"),
        wanted=family.reference or family.name or say("erase"),
        goes=what_goes(rows, family_id),
        due=words,
        held=held,
        stopped=" ".join(dict.fromkeys(stops)),
    )


def _too_early(because: str) -> str:
    return say("It is not due under the schedule. {because}", because=because)


def as_typed(words: str) -> str:
    """Give words as they are compared: capitals and spaces do not matter."""
    return "".join(words.split()).casefold()
