"""What a backup tells of the computer it came from, when that computer is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.model import Disclosure, Person
from familyplan.model.partial_date import parse
from familyplan.packs.document import text_in_order
from familyplan.packs.render import render
from familyplan.session import backups, open_store
from familyplan.session.lost_laptop import look
from familyplan.session.lost_laptop_pages import document, protection, summary
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings

SECRET = "seven quiet otters"


@pytest.fixture
def backup(session: Session) -> Path:
    """Give a backup of a store with one family in it, whose store is closed."""
    khan_walters(session)
    path = backups.make(session).path
    session.close()
    return path


def _everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_families_their_people_and_their_children_are_named(
    backup: Path, surroundings: Surroundings
) -> None:
    found = look(backup, SECRET, surroundings=surroundings)
    assert [(one.name, one.reference) for one in found.families] == [("Khan-Walters", "FP-0001")]
    assert found.people > found.children > 0
    assert found.store == "Test"
    assert found.users == ("Rosa Menendez",)


def test_looking_changes_nothing_and_leaves_nothing(
    backup: Path, surroundings: Surroundings
) -> None:
    before = _everything(backup.parent.parent)
    look(backup, SECRET, surroundings=surroundings)
    assert _everything(backup.parent.parent) == before


def test_a_shelf_of_backups_or_a_whole_store_will_do(
    backup: Path, surroundings: Surroundings
) -> None:
    from_one = look(backup, SECRET, surroundings=surroundings)
    assert look(backup.parent, SECRET, surroundings=surroundings) == from_one
    store = look(backup.parent.parent, SECRET, surroundings=surroundings)
    assert store.families == from_one.families


def test_a_wrong_secret_and_a_wrong_folder_are_told_in_words(
    backup: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    with pytest.raises(KnownError):
        look(backup, "not this one at all", surroundings=surroundings)
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="There is no backup in “empty”"):
        look(tmp_path / "empty", SECRET, surroundings=surroundings)


def test_it_says_when_the_store_was_last_unlocked_and_changed(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    family = session.run(actions.families.start, "Hill")
    changed = clock.at
    session.close()
    clock.at += timedelta(days=3)
    again = open_store(session.vault.folder, SECRET, surroundings=surroundings)
    path = backups.make(again).path
    again.close()
    found = look(path, SECRET, surroundings=surroundings)
    assert family.id
    assert found.last_unlocked == clock.at
    assert found.last_change == changed
    assert found.disk in {"yes", "no", "unknown"}
    assert found.policy is not None
    assert [slot.last_used for slot in found.slots if slot.kind == "passphrase"] == [clock.at]


def test_anybody_who_may_be_under_eighteen_counts_as_a_child(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    family = session.run(actions.families.start, "Hill")
    today = clock.today()
    for place, born in (
        ("child", None),
        ("child", "2015"),
        ("adult", "17"),
        ("adult", "about 1980"),
        ("adult", None),
        ("child", "2001"),
    ):
        person = Person(
            scope=family.id, name="x", place=place, born=parse(born, today) if born else None
        )
        session.run(actions.families.add_person, person)
    path = backups.make(session).path
    session.close()
    found = look(path, SECRET, surroundings=surroundings)
    assert (found.people, found.children) == (6, 3)


def test_copies_of_the_last_thirty_days_are_listed_newest_first(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    family = session.run(actions.families.start, "Hill")
    for days, code, stage in ((40, "OLD", "made"), (20, "MID", "made"), (1, "NEW", "made"),
                              (1, "NOT", "intended")):  # fmt: skip
        copy = Disclosure(
            scope=family.id, reader_name="Grandma", kind="pack", stage=stage, code=code,
            made_at=clock.at - timedelta(days=days),
        )  # fmt: skip
        session.run(actions.records.add, copy)
    path = backups.make(session).path
    session.close()
    found = look(path, SECRET, surroundings=surroundings)
    assert [(one.code, one.family) for one in found.copies] == [("NEW", "Hill"), ("MID", "Hill")]


def test_the_pages_say_it_all_and_the_title_names_nobody(
    backup: Path, surroundings: Surroundings
) -> None:
    found = look(backup, SECRET, surroundings=surroundings)
    pages = document(found)
    words = " ".join(text_in_order(pages))
    for said in ("Khan-Walters", "FP-0001", "Rosa Menendez", "Article 33", "AES-256"):
        assert said in words
    assert all(value for _label, value in (*summary(found), *protection(found)))
    assert pages.title == "Lost computer"
    assert render(pages).startswith(b"%PDF-")
