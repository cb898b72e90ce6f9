"""Which backups of a shelf are kept, by what rules, and taking the others away."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from familyplan.clock import LONDON
from familyplan.session.shelf import PAPERS, REPLAY, in_order, shelf
from familyplan.vault.copying import PART

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from familyplan.session.shelf import Backup

__all__ = ["PATIENCE_DAYS", "Rules", "clear_parts", "outdated", "prune"]

# So long everything stays after a pause, or after a clock was put on, in which nothing was made.
PATIENCE_DAYS: Final = 7
# Made for a reason of the moment, which is over after a week.
_FOR_A_REASON: Final = ("before ", "asked")
_LEEWAY: Final = timedelta(days=1)
_WEEK: Final = 7
_NUMBERS: Final = range(1, 1000)
# Only what has a name of ours is ever removed, wherever a link in the folder may lead.
_PART_OF_OURS: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}\.part")
_PAPER: Final = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Rules:
    """How many backups are kept: of so many days, of so many weeks, none older than so many days.

    The last good one is kept whatever the rules say.
    """

    daily: int = 7
    weekly: int = 4
    oldest_days: int = 35

    @classmethod
    def read(cls, value: object) -> Rules:
        """Read a setting; what is missing or senseless stands as the program comes."""
        said = value if isinstance(value, dict) else {}
        usual = asdict(cls())
        return cls(**{name: _sensible(said.get(name)) or usual[name] for name in usual})


def outdated(backups: Iterable[Backup], rules: Rules, now: datetime) -> tuple[Backup, ...]:
    """Give the backups that need not be kept: never the newest good one.

    Those from ahead of the clock are kept by the same rules on their own, because the clock was put
    on then or was put back now, and go once those behind it fill the weeks of the rules.
    """
    ordered = in_order(backups)
    good = [one for one in ordered if not one.problem]
    behind = [one for one in good if one.made_at <= now + _LEEWAY]
    ahead = [one for one in good if one.made_at > now + _LEEWAY]
    aged = _aged_at(behind, rules, now)
    oldest = aged - timedelta(days=rules.oldest_days)
    keep = {one.path for one in (behind or ahead)[:1]} | _wanted(behind, rules, aged)
    if len({_week(one) for one in behind}) < min(rules.weekly, max(1, _weeks_within(rules))):
        keep |= _wanted(ahead, rules, aged)
    # What cannot be read may still be salvaged, so it goes only when its time is over.
    keep |= {one.path for one in ordered if one.problem and one.made_at >= oldest}
    return tuple(one for one in ordered if one.path not in keep)


def prune(place: Path, rules: Rules, now: datetime, *, store_id: str, made: str) -> tuple[str, ...]:
    """Remove what need not be kept of one store, then papers no kept backup lists; name both.

    The backup named `made` was just checked, so it stays whatever the others say of themselves.
    Backups of other stores that lie on the same shelf are left alone, and so are all papers then.
    """
    everything = shelf(place)
    mine = [one for one in everything if one.problem or one.store_id == store_id]
    gone = [one for one in outdated(mine, rules, now) if one.name != made]
    for one in gone:
        _remove(one.path)
    removed = [one.name for one in gone if not one.path.exists()]
    kept = [one for one in everything if one.path.exists()]
    if any(one.problem or one.store_id != store_id for one in kept):
        return tuple(removed)
    listed = {paper for one in kept for paper in one.papers}
    for paper in _papers_on(place):
        if paper.name not in listed:
            with suppress(OSError):
                paper.unlink()
                removed.append(paper.name)
    return tuple(removed)


def clear_parts(place: Path) -> None:
    """Remove what a backup that was cut off left behind."""
    for left in place.glob(f"*{PART}"):
        if _PART_OF_OURS.fullmatch(left.name):
            _clear(left)
    for paper in (place / PAPERS).glob(f"*{PART}"):
        if _PAPER.fullmatch(paper.stem):
            with suppress(OSError):
                paper.unlink()


def _aged_at(behind: list[Backup], rules: Rules, now: datetime) -> datetime:
    """Give the moment from which age counts: now, unless nothing was made for very long.

    A clock put on by ten years must not make every backup old at once: the earlier ones stay until
    backups were made over a week by that clock.
    """
    settled = [one.made_at for one in behind if one.made_at <= now - timedelta(days=PATIENCE_DAYS)]
    if not settled or now - max(settled) <= timedelta(days=rules.oldest_days):
        return now
    return max(settled)


def _wanted(good: list[Backup], rules: Rules, now: datetime) -> set[Path]:
    """Give what the rules keep of good backups, newest first: of days, of weeks, "before" ones."""
    oldest, recent = (now - timedelta(days=n) for n in (rules.oldest_days, rules.daily))
    # The others of a day give way to its last, but not the one whose history was replayed.
    replayed = [one for one in good if one.checked == REPLAY][:1]
    keep = {one.path for one in replayed if one.made_at >= oldest}
    days: set[object] = set()
    weeks: set[object] = set()
    for one in good:
        day, week = _day(one), _week(one)
        wanted = (day not in days and len(days) < rules.daily) or (
            week not in weeks and len(weeks) < rules.weekly
        )
        days.add(day)
        weeks.add(week)
        if one.made_at >= oldest and (wanted or (_for_a_reason(one) and one.made_at >= recent)):
            keep.add(one.path)
    return keep


def _sensible(number: object) -> int | None:
    return number if type(number) is int and number in _NUMBERS else None


def _weeks_within(rules: Rules) -> int:
    """Say in how many weeks something can be sure to lie before it is too old."""
    return rules.oldest_days // _WEEK - 1


def _day(backup: Backup) -> object:
    return backup.made_at.astimezone(LONDON).date()


def _week(backup: Backup) -> object:
    return backup.made_at.astimezone(LONDON).date().isocalendar()[:2]


def _for_a_reason(backup: Backup) -> bool:
    return backup.why.startswith(_FOR_A_REASON)


def _remove(path: Path) -> None:
    """Take one backup away: first out of its name, so that no half one is ever offered."""
    gone = path.with_name(path.name + PART)
    with suppress(OSError):
        path.rename(gone)
        _clear(gone)


def _clear(path: Path) -> None:
    """Remove a folder, but only the link itself where it is one."""
    with suppress(OSError):
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)


def _papers_on(place: Path) -> tuple[Path, ...]:
    folder = place / PAPERS
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(path for path in found if _PAPER.fullmatch(path.name))
