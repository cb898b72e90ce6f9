"""A rehearsal builds the store of a backup, compares it, and leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.vault.stores import flip
from familyplan.session.backup_errors import OtherKey
from familyplan.session.backups import kept, make
from familyplan.session.keys import new_data_key
from familyplan.session.rehearsing import check, rehearse
from familyplan.session.restoring import look_inside
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session, Surroundings
    from familyplan.session.backups import Backup

PASSPHRASE = "seven quiet otters"
MOMENT = "7 December 2026, 09:30"


@pytest.fixture
def backup(session: Session) -> Backup:
    """Make a backup of one family."""
    khan_walters(session)
    return make(session, "daily")


def test_a_rehearsal_proves_the_backup_and_leaves_nothing(session: Session, backup: Backup) -> None:
    names = sorted(path.name for path in session.vault.folder.iterdir())
    steps = backup.facts.steps

    done = rehearse(session, backup)

    assert done.problems == ()
    assert done.words.startswith(
        f"The backup of {MOMENT} was restored beside the store and is whole: 1 family, and {steps} "
    )
    assert sorted(path.name for path in session.vault.folder.iterdir()) == names
    assert check(session, backup) == ()


def test_a_rehearsal_finds_a_backup_that_does_not_restore(session: Session, backup: Backup) -> None:
    flip(backup.path / "store.db", 8 * 9000)

    done = rehearse(session, backup)

    assert done.problems != ()
    assert done.words.startswith(f"The backup of {MOMENT} does not restore as it should.")
    assert check(session, backup) != ()


def test_after_a_new_data_key_an_earlier_backup_opens_with_the_passphrase_of_then(
    session: Session, backup: Backup, surroundings: Surroundings
) -> None:
    new_data_key(session)

    assert {one.why for one in kept(session)} == {"daily", "before new key"}
    with pytest.raises(OtherKey):
        rehearse(session, backup)
    with pytest.raises(OtherKey):
        check(session, backup)
    assert rehearse(session, backup, secret=PASSPHRASE).problems == ()
    assert look_inside(backup, PASSPHRASE, surroundings=surroundings).words == "1 family"
    assert rehearse(session, make(session)).problems == ()
