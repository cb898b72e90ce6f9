"""The session's own doors to the keys and to the check of the whole store."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from familyplan.session import open_store
from familyplan.session.keys import ShortPassphrase, change_passphrase, ways_in
from familyplan.session.whole import Report, check_store
from familyplan.vault.errors import WrongPassphrase
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session, Surroundings


def test_every_way_in_names_whose_it_is(session: Session) -> None:
    (way,) = ways_in(session)
    assert (way.who, way.kind, way.mine) == ("Rosa Menendez", "passphrase", True)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    session: Session, surroundings: Surroundings
) -> None:
    change_passphrase(session, "seven quiet otters", "eight quiet otters")
    folder = session.vault.folder
    session.close()
    with pytest.raises(WrongPassphrase):
        open_store(folder, "seven quiet otters", surroundings=surroundings)
    open_store(folder, "eight quiet otters", surroundings=surroundings).close()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("seven loud otters", "eight quiet otters", WrongPassphrase),
        ("seven quiet otters", "short", ShortPassphrase),
    ],
)
def test_a_refused_change_leaves_the_old_one(
    session: Session, surroundings: Surroundings, old: str, new: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        change_passphrase(session, old, new)
    session.close()
    folder = session.vault.folder
    open_store(folder, "seven quiet otters", surroundings=surroundings).close()


def test_the_whole_store_is_checked_beside_the_work(session: Session) -> None:
    khan_walters(session)
    reports: list[Report] = []
    steps: list[tuple[int, int]] = []
    thread = threading.Thread(
        target=lambda: reports.append(check_store(session, lambda *at: steps.append(at)))
    )
    thread.start()
    thread.join()
    assert reports == [session.verify()]
    assert reports[0].problems == ()
    assert steps[-1] == (reports[0].changesets, reports[0].changesets)


def test_a_check_can_be_stopped(session: Session) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        check_store(session, stop)
    assert check_store(session, lambda _done, _of: None).problems == ()
