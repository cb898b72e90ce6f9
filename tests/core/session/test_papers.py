"""Papers of a store: kept with their keys or not at all, checked, and settled when nobody's."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Goal
from familyplan.session import open_store, papers
from familyplan.session.papers import PaperMissing, PapersFull, PaperTooLarge
from familyplan.session.whole import check_store
from familyplan.store import paper_keys
from familyplan.store.database import transaction
from familyplan.store.paper_keys import PaperKey
from familyplan.vault.papers import FOLDER, present

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings

LETTER = b"Dear Ms Khan, the meeting is on Monday."


def test_a_kept_paper_is_there_after_opening_again(
    session: Session, surroundings: Surroundings
) -> None:
    file = papers.keep(session, "family-1", LETTER)
    assert papers.read(session, file) == LETTER
    session.close()
    again = open_store(session.vault.folder, "seven quiet otters", surroundings=surroundings)
    assert papers.read(again, file) == LETTER
    again.close()


def test_a_paper_and_the_action_it_belongs_to_are_kept_together(session: Session) -> None:
    family = session.run(actions.families.start, "Khan")
    with session.store.action("plan.add_goal", session.vault.user_id) as (tx, _done):
        tx.add(Goal(scope=family.id, words="Mornings in peace"))
        file = papers.keep(session, family.id, LETTER, tx=tx)
    assert papers.read(session, file) == LETTER


def test_an_action_that_fails_keeps_no_key(session: Session) -> None:
    class Failed(Exception):
        pass

    def begin_and_fail() -> None:
        with session.store.action("plan.add_goal", session.vault.user_id) as (tx, _done):
            papers.keep(session, "family-1", LETTER, tx=tx)
            raise Failed

    with pytest.raises(Failed):
        begin_and_fail()
    assert paper_keys.every(session.store.db) == ()
    assert len(present(session.vault.folder)) == 1


def test_a_file_without_a_key_goes_after_a_week_and_no_sooner(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    folder = session.vault.folder
    kept = papers.keep(session, "family-1", LETTER)
    lost = papers.prepare(session, LETTER).file
    now = clock.now().timestamp()
    for name in (kept, lost):
        os.utime(folder / FOLDER / name, (now, now))
    assert papers.settle(session) == 0
    session.close()
    clock.at += timedelta(days=8)
    again = open_store(folder, "seven quiet otters", surroundings=surroundings)
    assert list(present(folder)) == [kept]
    assert papers.read(again, kept) == LETTER
    again.close()


def test_a_paper_too_large_is_refused_in_words(session: Session) -> None:
    with pytest.raises(PaperTooLarge) as caught:
        papers.keep(session, "family-1", bytes(50_000_001))
    assert caught.value.sentence == (
        "This paper was not kept, because it is larger than 50 MB. Nothing was changed. Scan it "
        "with fewer pages or in a lower quality, then try again."
    )
    assert present(session.vault.folder) == {}


def test_all_papers_together_have_an_end(session: Session) -> None:
    huge = PaperKey("0" * 32, "family-1", b"k", b"d", 2_000_000_000 - len(LETTER))
    with transaction(session.store.db):
        paper_keys.keep(session.store.db, huge)
    papers.keep(session, "family-1", LETTER)
    with pytest.raises(PapersFull) as caught:
        papers.keep(session, "family-1", b".")
    assert caught.value.sentence == (
        "This paper was not kept, because the papers in this store would take more than 2 GB. "
        "Nothing was changed. Remove papers nobody needs, then try again."
    )
    assert len(present(session.vault.folder)) == 1


def test_a_forgotten_key_is_gone_and_names_its_file(session: Session) -> None:
    mine = papers.keep(session, "family-1", LETTER)
    other = papers.keep(session, "family-2", LETTER)
    with transaction(session.store.db):
        assert paper_keys.forget(session.store.db, "family-1") == (mine,)
    with pytest.raises(PaperMissing):
        papers.read(session, mine)
    assert papers.read(session, other) == LETTER


def test_the_check_of_the_whole_store_reads_every_paper(session: Session) -> None:
    good, cut, gone = (papers.keep(session, "family-1", LETTER) for _ in range(3))
    folder = session.vault.folder / FOLDER
    (folder / cut).write_bytes((folder / cut).read_bytes()[:-1])
    (folder / gone).unlink()
    steps: list[tuple[int, int]] = []
    report = check_store(session, lambda *at: steps.append(at))
    damaged = (
        f"A paper in the store is damaged (file {cut}), so it is not shown. Its file was left as "
        "it is. Take it from the newest backup."
    )
    missing = (
        f"A paper is missing from the store (file {gone}). Nothing else is affected. Look for it "
        "in the newest backup."
    )
    assert set(report.problems) == {damaged, missing}
    assert len(report.problems) == 2
    assert steps[-1] == (3, 3)
    assert papers.check_all(session) == report.problems
    assert papers.read(session, good) == LETTER
