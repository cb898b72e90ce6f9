"""A good backup is offered first, salvage second."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.session import backups
from familyplan.session.mending import ways_forward

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.session import Session


def test_the_newest_good_backup_comes_first(session: Session, clock: SetClock) -> None:
    session.run(actions.families.start, "Khan-Walters")
    first = backups.make(session, "asked")
    clock.at += timedelta(days=1, hours=2)
    newest = backups.make(session, "asked")
    ways = ways_forward(session.vault.folder)
    assert [one.name for one in ways.backups] == [newest.name, first.name]
    assert ways.sentence == (
        "The newest good backup here is from Tuesday 8 December 2026, 11:30. Restore it first; "
        "then salvage what was saved after it into a new store."
    )


def test_a_damaged_backup_is_not_offered(session: Session) -> None:
    made = backups.make(session, "asked")
    (made.path / "about.json").write_bytes(b"{")
    ways = ways_forward(session.vault.folder)
    assert ways.backups == ()
    assert ways.sentence == (
        "No good backup lies beside this store. Look in the second place for backups, such as a "
        "USB stick. If there is none, salvage what can be read into a new store."
    )
