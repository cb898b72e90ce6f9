"""Making and opening a store: the vault's doors, the tables behind them, the user who came in."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model.ids import Ids
from familyplan.session.session import Session
from familyplan.vault.creating import create as create_vault
from familyplan.vault.opening import Surroundings, open_vault

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.model import User

SUFFIX = ".fpstore"


def create_store(
    folder: Path, passphrase: str, user: User, *, surroundings: Surroundings | None = None,
    ids: Ids | None = None,
) -> Session:  # fmt: skip
    """Make a store with one user and their passphrase, and open it.

    Raises:
        VaultError: one of its kinds; nothing is left behind.

    """
    around = surroundings or Surroundings()
    maker = ids or Ids()
    user_id = user.id or maker.new()
    vault = create_vault(folder, passphrase, user_id=user_id, label=user.name, surroundings=around)
    session = Session(vault, around.clock, maker)
    session.store.set_meta(
        store_id=vault.store_id, lane=maker.new(), code_key=secrets.token_hex(32)
    )
    session.run(actions.accounts.add_user, replace(user, id=user_id))
    return session


def open_store(
    folder: Path, passphrase: str, *, surroundings: Surroundings | None = None
) -> Session:
    """Open a store with a passphrase; the opening is logged.

    Raises:
        VaultError: one of its kinds, saying what stands in the way; nothing was changed.
        NewerStore: a newer program wrote it; nothing was changed.

    """
    around = surroundings or Surroundings()
    vault = open_vault(folder, passphrase, surroundings=around)
    try:
        session = Session(vault, around.clock)
        session.note_event("unlocked")
    except BaseException:
        vault.close()
        raise
    return session
