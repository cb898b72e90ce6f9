"""A session: one action is one transaction, listeners hear of it, trouble is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.held import rows_held
from familyplan import actions
from familyplan.errors import KnownError, Refused
from familyplan.model import Goal, Note, Person, User
from familyplan.session import Changes, Session, create_store, open_store
from familyplan.store.errors import StoreFull, StoreTrouble
from familyplan.vault.errors import StoreInUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Surroundings


@pytest.fixture
def scope(session: Session) -> str:
    """Give the scope of a new family."""
    return session.run(actions.families.start, "Khan-Walters").id


def test_listeners_hear_what_changed_after_it_was_kept(session: Session, scope: str) -> None:
    heard: list[tuple[Changes, int]] = []
    stop = session.listen(lambda told: heard.append((told, len(session.store.all(Person)))))

    person = session.run(actions.families.add_person, Person(scope=scope, name="Yusuf"))
    session.undo()
    stop()
    session.redo()

    (added, then), (undone, later) = heard
    assert (added.action, then) == ("person.add", 1)
    assert added.kinds == {"person"}
    assert added.scopes == {scope}
    assert added.rows == {person.id}
    assert (undone.action, later) == ("undo", 0)
    assert undone.rows == {person.id}


def test_a_listener_may_leave_while_it_is_told(session: Session, scope: str) -> None:
    heard: list[str] = []

    def hear_once(told: Changes) -> None:
        heard.append(told.action)
        stop()

    stop = session.listen(hear_once)
    session.listen(lambda told: heard.append(told.action))

    for _ in range(2):
        session.run(actions.records.add, Note(scope=scope, words="Rang."))

    assert heard == ["record.add"] * 3


def test_saved_is_said_only_after_it_was_kept(session: Session, clock: SetClock) -> None:
    saved = session.last_saved

    with pytest.raises(Refused):
        session.run(actions.families.start, "  ")

    assert session.last_saved == saved == clock.now()


def test_who_works_here_is_known(session: Session) -> None:
    assert (session.user.name, session.user.role) == ("Rosa Menendez", "Family support worker")
    session.run(actions.accounts.edit_user, session.user.id, phone="01632 960100")
    assert session.user.phone == "01632 960100"


def test_a_setting_is_the_last_one_set(session: Session) -> None:
    assert session.setting("text_size", 100) == 100
    for size in (125, 150):
        session.run(actions.accounts.set_setting, "text_size", size)
    assert session.setting("text_size", 100) == 150


def test_opening_is_in_the_history_and_changes_nothing_else(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    folder = tmp_path / "Test.fpstore"
    create_store(folder, "seven quiet otters", User(name="Rosa"), surroundings=surroundings).close()

    session = open_store(folder, "seven quiet otters", surroundings=surroundings)

    assert [line.words for line in session.history()] == [
        "opened the store", "added the user Rosa",
    ]  # fmt: skip
    assert [line.who for line in session.history()] == ["Rosa", "Rosa"]
    session.close()


def test_a_second_window_on_the_same_store_is_refused_in_words(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    with pytest.raises(StoreInUse) as refused:
        open_store(tmp_path / "Test.fpstore", "seven quiet otters", surroundings=surroundings)

    assert "open" in refused.value.sentence
    assert session.run(actions.families.start, "Still works").name == "Still works"


@pytest.fixture
def nearly_full(session: Session, scope: str) -> Iterator[Session]:
    """Let the store's file grow no further, as on a disk without room."""
    session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep"))
    pages = session.store.db.execute("PRAGMA page_count").fetchone()[0]
    session.store.db.execute(f"PRAGMA max_page_count={pages}")
    yield session
    session.store.db.execute("PRAGMA max_page_count=1073741823")


def test_a_full_disk_is_told_in_words_and_loses_nothing(nearly_full: Session, scope: str) -> None:
    before, heads = rows_held(nearly_full.store.db), nearly_full.store.log_heads()

    with pytest.raises(StoreFull) as refused:
        nearly_full.run(actions.records.add, Note(scope=scope, words="word " * 20_000))

    assert refused.value.sentence.startswith("This was not saved, because the disk is full.")
    assert (rows_held(nearly_full.store.db), nearly_full.store.log_heads()) == (before, heads)
    nearly_full.store.db.execute("PRAGMA max_page_count=1073741823")
    nearly_full.run(actions.records.add, Note(scope=scope, words="word " * 20_000))
    assert nearly_full.verify().problems == ()


def test_a_draft_that_does_not_fit_is_told_too(nearly_full: Session, scope: str) -> None:
    with pytest.raises(StoreFull):
        nearly_full.store.keep_draft("note/new", scope, "word " * 20_000)


def test_what_the_database_refuses_otherwise_is_told_without_its_own_words(
    session: Session, scope: str
) -> None:
    session.store.db.execute("DROP TABLE note")

    with pytest.raises(StoreTrouble) as refused:
        session.run(actions.records.add, Note(scope=scope, words="Rang."))

    assert isinstance(refused.value, KnownError)
    assert "table" not in refused.value.sentence


def test_neither_a_full_disk_nor_damage_keeps_a_store_from_closing(
    session: Session, scope: str
) -> None:
    session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep"))
    session.store.db.execute("DELETE FROM search_data WHERE id >= 10")
    session.store.db.execute("PRAGMA max_page_count=1")

    session.close()

    assert session.vault.closed


def test_closing_twice_is_closing_once(session: Session) -> None:
    session.close()
    session.close()
