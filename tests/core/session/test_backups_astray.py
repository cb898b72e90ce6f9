"""Neither a wrong clock nor what stands in a folder of backups costs a backup, or anything else."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.session import backup_trouble, backups, erased_list, second_place
from familyplan.session.backup_errors import BackupNotMade
from familyplan.session.pruning import Rules, outdated
from familyplan.session.shelf import latest
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session

pytestmark = pytest.mark.usefixtures("family")
THESIS = "thesis.odt"


@pytest.fixture
def family(session: Session) -> None:
    """Put the invented family in the store."""
    khan_walters(session)


def day_after_day(session: Session, clock: SetClock, days: int) -> list[str]:
    """Make a backup on each of so many days; give their names, newest first."""
    made = []
    for _day in range(days):
        clock.at += timedelta(days=1)
        made.append(backups.make(session, "work").name)
    return made[::-1]


def names(session: Session) -> list[str]:
    """Give the names of the backups on the shelf, newest first."""
    return [one.name for one in backups.kept(session)]


@pytest.mark.parametrize(
    "years", [10, *(pytest.param(years, marks=pytest.mark.slow) for years in (1, 56))]
)
@pytest.mark.slow
def test_a_clock_put_back_keeps_the_new_backup_and_the_earlier_ones(
    session: Session, clock: SetClock, years: int
) -> None:
    day_after_day(session, clock, 40)
    before = names(session)

    clock.at = clock.at.replace(year=clock.at.year - years)
    after = day_after_day(session, clock, 2)

    assert names(session) == [*before, *after]


@pytest.mark.slow
def test_a_clock_put_on_ten_years_and_back_keeps_the_earlier_ones(
    session: Session, clock: SetClock
) -> None:
    before = day_after_day(session, clock, 7)

    clock.at += timedelta(days=3650)
    ahead = day_after_day(session, clock, 1)
    assert names(session) == [*ahead, *before[:-1]]

    clock.at -= timedelta(days=3649)
    after = day_after_day(session, clock, 7)
    assert names(session)[: 1 + len(after)] == [*ahead, *after]
    # What lies ahead goes when as many weeks as the rules keep lie behind the clock.
    day_after_day(session, clock, 21)
    assert ahead[0] not in names(session)


def test_what_lies_ahead_alone_is_the_last_good_one(session: Session, clock: SetClock) -> None:
    made = backups.make(session)

    assert outdated([made], Rules(), clock.now() - timedelta(days=400)) == ()


def test_a_backup_ahead_of_the_clock_does_not_hide_what_was_typed(
    session: Session, clock: SetClock
) -> None:
    backups.make(session)
    clock.at -= timedelta(days=2)
    backups.make(session)
    assert not backups.changed(session)
    clock.at += timedelta(minutes=1)
    session.store.keep_draft("note/new/words", "store", "He said")

    assert backups.changed(session)


def test_nothing_from_ahead_of_the_clock_passes_for_a_thing_of_today(
    session: Session, clock: SetClock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session.run(actions.accounts.set_setting, "backup.second_place", str(stick))
    clock.at += timedelta(days=3650)
    backup_trouble.note_failed(session, "daily", BackupNotMade())
    backups.make(session)
    clock.at -= timedelta(days=3650)

    assert latest(backups.kept(session), clock.now()) is None
    assert backup_trouble.failed_at(session, None) is None
    assert second_place.second_place(session).overdue


@pytest.mark.parametrize("line", ['{"family": "x", "at": "2026-12-07T00:00:00"}', "[" * 200_000])
def test_a_list_of_erased_records_that_means_nothing_is_named(session: Session, line: str) -> None:
    (session.vault.folder / "erased").write_text(f"familyplan erased 1\n{line}\n", "utf-8")

    with pytest.raises(erased_list.ErasedListDamaged):
        erased_list.read(session.vault.folder)


def test_a_backup_that_only_claims_to_be_good_pushes_out_nothing_that_was_checked(
    session: Session, clock: SetClock
) -> None:
    made = backups.make(session)
    forged = made.path.with_name("20261207T235959Z-0000")
    shutil.copytree(made.path, forged)
    (forged / "store.db").write_bytes(b"")
    say_of(forged, made_at="2026-12-07T23:59:59+00:00")

    clock.at += timedelta(days=3)
    checked = backups.make(session)
    assert checked.path.exists()


NOT_COMPARABLE = "2026-12-01T00:00:00"
BEFORE_TIME_ZONES = "0001-01-01T00:00:00+00:00"
AFTER_ALL_TIME = "9999-12-31T23:59:59-12:00"
A_FACT = {"schema": 1, "counts": {}, "steps": 1, "edits": 1, "last_edit": "", "last_change": ""}


@pytest.mark.parametrize(
    "said",
    [
        {"made_at": NOT_COMPARABLE},
        {"made_at": BEFORE_TIME_ZONES},
        {"made_at": AFTER_ALL_TIME},
        {"made_at": 7},
        {"generation": float("inf")},
        {"facts": {"counts": []}},
        {"facts": {**A_FACT, "steps": "many", "heads": ""}},
        {"facts": A_FACT},
        {"papers": [".."]},
        {"papers": "no list"},
    ],
)
def test_whatever_a_backup_says_of_itself_the_others_are_listed_and_made(
    session: Session, said: dict[str, object]
) -> None:
    made = backups.make(session)
    odd = made.path.with_name("20261206T093000Z-0000")
    shutil.copytree(made.path, odd)
    say_of(odd, **said)

    assert [(one.name, bool(one.problem)) for one in backups.kept(session)] == [
        (made.name, False),
        (odd.name, True),
    ]
    assert backups.make(session).path.exists()


@pytest.mark.parametrize("why", ["{boom}", "{0}", "<img src='/etc/hostname'>", ""])
def test_a_reason_nobody_gave_is_not_repeated(session: Session, why: str) -> None:
    made = backups.make(session)
    say_of(made.path, why=why)

    assert [one.why_words for one in backups.kept(session)] == ["for another reason"]


@pytest.mark.parametrize("text", ["[" * 200_000, "[]", "null", " " * (1 << 24) + "{}"])
def test_a_list_too_deep_or_too_long_is_a_damaged_backup(session: Session, text: str) -> None:
    made = backups.make(session)
    (made.path / "about.json").write_text(text, encoding="utf-8")

    (listed,) = backups.kept(session)
    assert listed.problem.startswith("This backup is damaged")


def test_a_link_among_the_backups_costs_nothing_it_leads_to(
    session: Session, tmp_path: Path
) -> None:
    mine = documents(tmp_path)
    shelf = session.vault.folder / "backups"
    (shelf / "papers").symlink_to(mine)
    (shelf / "20261207T093000Z-0000.part").symlink_to(mine)
    (shelf / "20200101T093000Z-0000").symlink_to(mine)

    backups.make(session)

    assert left_in(mine) == [THESIS, "work.part", "work.part/words"]
    assert not (shelf / "20200101T093000Z-0000").exists()


def test_a_link_in_the_second_place_costs_nothing_it_leads_to(
    session: Session, tmp_path: Path
) -> None:
    mine = documents(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / f"FamilyPlan-{session.vault.store_id}").symlink_to(mine)
    session.run(actions.accounts.set_setting, "backup.second_place", str(stick))

    made = backups.make(session)

    left = [name for name in left_in(mine) if not name.startswith((made.name, "papers"))]
    assert left == [THESIS, "work.part", "work.part/words"]


def documents(tmp_path: Path) -> Path:
    """Make a folder of somebody's own files."""
    mine = tmp_path / "Documents"
    (mine / "work.part").mkdir(parents=True)
    (mine / "work.part" / "words").write_text("Mine.", encoding="utf-8")
    (mine / THESIS).write_text("Mine.", encoding="utf-8")
    return mine


def left_in(folder: Path) -> list[str]:
    """Give the names of everything in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def say_of(path: Path, **said: object) -> None:
    """Change what a backup says of itself."""
    about = path / "about.json"
    told = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**told, **said}), encoding="utf-8")
