"""The store in the pictures: invented families, days of work, ways in, backups, an old record."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from ended_families import ended

from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.model import User
from familyplan.sample import Recipe, families, shared_directory
from familyplan.session import Surroundings, backups, create_store
from familyplan.session.keys import add_person, confirm_sheet, new_sheet
from familyplan.vault.kdf import Derivation
from journeys.pictured_story import tell
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session
    from khan_walters import KhanWalters

PASSPHRASE: Final = "seven quiet otters swim"
NOW: Final = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
_BEGUN: Final = NOW - timedelta(days=90)
_WRITTEN: Final = NOW.replace(hour=7, minute=0)
_BACKED_UP: Final = (
    (NOW.replace(hour=7, minute=20), "asked"),
    (NOW.replace(hour=7, minute=40), "daily"),
    (NOW.replace(hour=9, minute=5), "work"),
)


def surroundings(clock: SetClock) -> Surroundings:
    """Give the real vault at a set time; its keys are made in no time, so that nobody waits."""
    return Surroundings(
        clock=clock,
        derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)),
        ballast_bytes=4096,
        recovery_first=False,
    )


def make(folder: Path, around: Surroundings, clock: SetClock) -> tuple[Session, KhanWalters]:
    """Make the store in a folder and give it open, with the family most pictures are of."""
    user = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
    clock.at = _BEGUN
    session = create_store(folder, PASSPHRASE, user, surroundings=around)
    _let_in(session, clock)
    clock.at = _WRITTEN
    recipe = Recipe(seed=1, today=NOW.date(), light=False)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, 12):
        session.run(actions.importing.bring_in, records, invented=True)
    kept = khan_walters(session)
    tell(session, kept)
    ended(session, "Brook", "NFH-0017", "1 May 1995")
    for moment, why in _BACKED_UP:
        clock.at = moment
        backups.make(session, why)
    clock.at = NOW
    return session, kept


def _let_in(session: Session, clock: SetClock) -> None:
    """Make a recovery sheet that counts, and let a second person in some days later."""
    sheet = new_sheet(session)
    typed = {number: sheet.groups[number - 1] for number in sheet.asked}
    confirm_sheet(session, sheet, typed)
    clock.at += timedelta(days=11)
    add_person(session, User(name="Amira Stone", role="Team lead"), "nine patient herons fishing")
