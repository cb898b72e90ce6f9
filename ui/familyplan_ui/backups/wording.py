"""What is said about backups: when, how large, how checked, and where they lie."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from familyplan.clock import LONDON
from familyplan.session.shelf import REPLAY
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, long_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from familyplan.session.backups import Backup
    from familyplan_ui.backups.reading import Shelved

_KB: Final = 1_000
_MB: Final = 1_000_000
_WHOLE: Final = "\N{NO-BREAK SPACE}"  # a number stays on one line with what it counts


def moment(at: datetime, today: date) -> str:
    """Say a moment as people do: "today 14:02", "yesterday 18:40", "3 December 2026, 18:40"."""
    local = at.astimezone(LONDON)
    time = clock_time(local)
    if local.date() == today:
        return say("today {time}", time=time)
    if local.date() == today - timedelta(days=1):
        return say("yesterday {time}", time=time)
    return say("{day}, {time}", day=long_date(local.date()), time=time)


def newest(backups: Sequence[Backup], today: date) -> str:
    """Say when the last checked backup was made on this computer, and how many are kept."""
    good = [one for one in backups if not one.problem]
    if not good:
        return say("There is no backup of this store yet.")
    when = moment(good[0].made_at, today)
    first = say("Backed up {when} on this computer, checked.", when=when)
    return f"{first} {say_many('{n} kept.', '{n} kept.', len(good))}"


def checked(backup: Backup) -> str:
    """Say how far it was checked when it was made."""
    if backup.checked == REPLAY:
        return say("checked in full")
    return say("checked")


def size(count: int) -> str:
    """Say a number of bytes."""
    if count < _MB:
        return say("{kb} kB", kb=f"{count / _KB:,.0f}")
    return say("{mb} MB", mb=f"{count / _MB:,.1f}")


def where(one: Shelved) -> str:
    """Say where it lies."""
    if one.here and one.away:
        return say("here and in the second place")
    return say("on this computer") if one.here else say("in the second place only")


def facts(one: Shelved) -> str:
    """Say in a line what is known of a backup without opening it."""
    backup = one.backup
    if backup.problem:
        return backup.problem
    families = say_many("{n} family", "{n} families", backup.families)
    counts = (words.replace(" ", _WHOLE) for words in (size(backup.size), families))
    line = "; ".join((backup.why_words, where(one), checked(backup), *counts))
    return line[:1].upper() + line[1:]
