"""Bringing many families in: one after another, stopped at any moment, all of it taken back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.exchange.importing import Arriving, ImportPlan, parts
from familyplan.session.backups import before
from familyplan.session.session import HistoryLine
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from familyplan.session.session import Session
    from familyplan.store import Changes

    Progress = Callable[[int, int], None]

_KEPT_UNDER: Final = "import.matches"
_MOST_KEPT: Final = 20


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came in: the ids of the actions, oldest first, and the families; who did not and why.

    `why` is "" where everything that could come in is here. A family is whole or not here at all.
    Nobody was told of `changes` yet: a window does that in its own thread with Session.tell.
    """

    action_ids: tuple[str, ...] = ()
    came: tuple[Arriving, ...] = ()
    left: tuple[Arriving, ...] = ()
    why: str = ""
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many actions were taken back, and the sentences about what could not be."""

    actions: int
    stayed: tuple[str, ...] = ()
    changes: Changes | None = None


def bring(
    session: Session, plan: ImportPlan, *, rest: bool = False, progress: Progress = _quiet
) -> Outcome:
    """Make a backup, then bring in what is new: the directory, then each family as one action.

    What stops it in the middle (a full disk, or `progress` raising anything) leaves the families
    that are whole here and is told in the outcome.

    Raises:
        Refused: the plan has problems and not only the `rest` is wanted.
        NoRoomForBackup, BackupNotMade, DiskFull, ReadOnlyFolder: nothing has come in.
        RecoveryFirst: real families before there is a recovery sheet; nothing has come in.

    """
    steps = list(parts(plan, rest=rest))
    if not steps:
        return Outcome()
    before(session, "before import")
    why = ""
    with session.quietly() as told:
        try:
            for done, records in enumerate(steps):
                progress(done, len(steps))
                session.run(actions.importing.bring_in, records)
        except KnownError as problem:
            if not told:
                raise
            why = problem.sentence
        except (Stopped, KeyboardInterrupt):
            why = say("You stopped it.")
    session.note_event("imported")
    ids = tuple(one.action_id for one in told)
    families = max(0, len(ids) - bool(plan.directory))
    return Outcome(ids, plan.new[:families], plan.new[families:], why, _together(told))


class Stopped(Exception):
    """Raised by a progress function to stop what it is told of, between two families."""


def take_back(session: Session, outcome: Outcome, progress: Progress = _quiet) -> TakenBack:
    """Undo every action of an import, newest first; what was changed since stays, and is named."""
    stayed: list[str] = []
    verb = actions.verb_of(actions.importing.bring_in).name
    with session.quietly() as told:
        for n, action_id in enumerate(reversed(outcome.action_ids)):
            progress(n, len(outcome.action_ids))
            line = HistoryLine(action_id, verb, "", "", session.clock.now(), changes=True)
            try:
                session.put_back(line)
            except KnownError as problem:
                stayed.append(problem.sentence)
    return TakenBack(len(told), tuple(dict.fromkeys(stayed)), _together(told))


def _together(told: list[Changes]) -> Changes | None:
    if not told:
        return None
    return replace(
        told[-1],
        kinds=frozenset[str]().union(*(one.kinds for one in told)),
        scopes=frozenset[str]().union(*(one.scopes for one in told)),
        rows=frozenset[str]().union(*(one.rows for one in told)),
    )


def came_words(outcome: Outcome) -> str:
    """Say how many families came in, and what of them is not here."""
    words = say_many("{n} family came in.", "{n} families came in.", len(outcome.came))
    if not outcome.why:
        return words
    left = say_many("{n} did not.", "{n} did not.", len(outcome.left))
    return f"{words} {left} {outcome.why}"


def remembered(session: Session, headings: str) -> dict[str, Any]:
    """Give what was chosen when a table with these headings last came in, {} where none did."""
    kept = session.setting(_KEPT_UNDER, {})
    found = kept.get(_key(headings)) if isinstance(kept, dict) else None
    return found if isinstance(found, dict) else {}


def remember(session: Session, headings: str, chosen: dict[str, str]) -> None:
    """Keep what was chosen for these headings; before the families, so they are undone first."""
    if remembered(session, headings) == chosen:
        return
    kept = session.setting(_KEPT_UNDER, {})
    others = {key: one for key, one in kept.items() if key != _key(headings)}
    newest = dict(list(others.items())[1 - _MOST_KEPT :])
    session.run(actions.accounts.set_setting, _KEPT_UNDER, {**newest, _key(headings): chosen})


def _key(headings: str) -> str:
    return hashlib.sha256(headings.encode()).hexdigest()[:16]


def names(families: Iterable[Arriving], most: int = 5) -> str:
    """Name the first of some families, and say how many more there are."""
    listed = list(families)
    shown = ", ".join(one.name for one in listed[:most])
    more = len(listed) - most
    return say("{names} and {n} more", names=shown, n=more) if more > 0 else shown
