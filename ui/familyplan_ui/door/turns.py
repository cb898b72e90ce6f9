"""The doors somebody turns to when the passphrase is not enough, put together from the core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.session import RecoveryCode, Session, Surroundings, open_store
from familyplan.session.at_the_door import (
    AGAIN,
    ANOTHER,
    PUT_BACK,
    REBUILD,
    RESTORE,
    SALVAGE,
    advice,
)
from familyplan.session.keys import put_back_previous_keys, rebuild_keys
from familyplan.words import say
from familyplan_ui.door.advice import AdvicePage
from familyplan_ui.door.other_way import OtherWayPage, Way
from familyplan_ui.door.salvaging import SalvagePage
from familyplan_ui.door.secret_entry import ORGANISATION, RECOVERY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from familyplan.session import OrganisationKey
    from familyplan_ui.door.doors import Hall
    from familyplan_ui.door.restoring import Into

    Secret = str | RecoveryCode | OrganisationKey


@dataclass(frozen=True)
class Turns:
    """Where else to go: `show` puts another page before the work, `again` the unlock page."""

    restore: Callable[[], object]
    another: Callable[[], object]
    again: Callable[[], object]
    show: Callable[[QWidget], object]
    into: Into


def recovery(
    hall: Hall, store: Path, stuck: Callable[[KnownError], bool], back: Callable[[], object]
) -> QWidget:
    """Give the page that takes the code of a recovery sheet."""
    way = Way(
        kind=RECOVERY,
        title=say("I have a recovery sheet"),
        why=say("Type the code that stands on it. A new passphrase is asked for right after."),
        open=lambda secret, _text: _opened(hall, store, secret),
        opened=hall.opened,
        stuck=stuck,
        broken=hall.broken,
        go_back=back,
    )
    return OtherWayPage(way, hall.asking(), hall.worker)


def organisation(
    hall: Hall, store: Path, stuck: Callable[[KnownError], bool], back: Callable[[], object]
) -> QWidget:
    """Give the page that takes a partnership's private key."""
    words = say(
        "Whoever keeps the partnership's private key file and its passphrase can open the store "
        "for somebody who left or is ill. The history says that it was opened so."
    )
    way = Way(
        kind=ORGANISATION,
        title=say("Our partnership's recovery key"),
        why=words,
        open=lambda secret, _text: _opened(hall, store, secret),
        opened=hall.opened,
        stuck=stuck,
        broken=hall.broken,
        go_back=back,
    )
    return OtherWayPage(way, hall.asking(), hall.worker)


def advice_page(hall: Hall, store: Path, problem: KnownError, turns: Turns) -> AdvicePage:
    """Give the page that says why a store did not open, and what to do next."""
    acts: dict[str, Callable[[], object]] = {
        PUT_BACK: lambda: _put_back(hall, store, turns),
        REBUILD: lambda: turns.show(_rebuilding(hall, store, turns)),
        RESTORE: turns.restore,
        SALVAGE: lambda: turns.show(SalvagePage(store, turns.into, hall.asking(), hall.worker)),
        AGAIN: turns.again,
        ANOTHER: turns.another,
    }
    return AdvicePage(store.stem, advice(problem, store), acts, turns.again)


def _opened(hall: Hall, store: Path, secret: Secret) -> Session:
    """Open a store; this runs on the worker thread."""
    return open_store(store, secret, surroundings=hall.surroundings)


def _put_back(hall: Hall, store: Path, turns: Turns) -> None:
    """Use the keys from before the last change, because a person asked for it."""
    try:
        put_back_previous_keys(store, surroundings=hall.surroundings or Surroundings())
    except KnownError as problem:
        hall.broken(problem)
        return
    turns.again()


def _rebuilding(hall: Hall, store: Path, turns: Turns) -> QWidget:
    """Give the page that makes new keys from the code and the long text of a sheet."""

    def rebuilt(secret: Secret, text: str) -> Session:
        if isinstance(secret, RecoveryCode):
            around = hall.surroundings or Surroundings()
            rebuild_keys(store, text, secret.text, surroundings=around)
        return _opened(hall, store, secret)

    way = Way(
        kind=RECOVERY,
        title=say("Make new keys from a recovery sheet"),
        why=say(
            "The second page of the sheet has a square code and a long text. With that and the "
            "code a new keys file is made, once it is proven to open the store."
        ),
        open=rebuilt,
        opened=hall.opened,
        stuck=lambda _problem: False,
        broken=hall.broken,
        go_back=turns.again,
        rebuilding=True,
    )
    return OtherWayPage(way, hall.asking(), hall.worker)
