"""Making and opening a store: the vault's doors, the tables behind them, the user who came in."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import User
from familyplan.model.ids import Ids
from familyplan.session import (
    entering,
    erasing,
    failed_tries,
    papers,
    soundness,
    swapping,
    upgrading,
)
from familyplan.session.copies import settle_unfinished
from familyplan.session.session import Session
from familyplan.vault.creating import create as create_vault
from familyplan.vault.creating import discard
from familyplan.vault.opening import Surroundings, open_vault

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.opening import OpenVault
    from familyplan.vault.secrets_in import Secret

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
    try:
        return _entered(vault, around, maker, replace(user, id=user_id))
    except BaseException:
        discard(folder)
        raise


def open_store(
    folder: Path, secret: Secret, *, surroundings: Surroundings | None = None
) -> Session:
    """Open a store with a passphrase or another secret; the opening is logged.

    Raises:
        VaultError: one of its kinds, saying what stands in the way; nothing was changed.
        PassphraseDue: this computer's key was used for so long that the passphrase is asked for.
        NewerStore: a newer program wrote it; nothing was changed.
        NotUpgraded: an earlier program wrote it, and no backup could be made; nothing was changed.
        PagesDamaged: it is too damaged even to be read; no record was changed.

    """
    around = surroundings or Surroundings()
    swapping.settle(folder)
    ended_badly = soundness.ended_badly(folder)
    with failed_tries.counted(folder, around.clock):
        vault = open_vault(folder, secret, surroundings=around)
    return _entered(vault, around, Ids(), None, ended_badly=ended_badly)


def _entered(
    vault: OpenVault,
    around: Surroundings,
    ids: Ids,
    user: User | None,
    *,
    ended_badly: bool = False,
) -> Session:
    def enter() -> Session:
        if not vault.read_only:
            swapping.clear_left(vault.folder)
        upgrading.back_up_first(vault, around.clock)
        session = Session(vault, around.clock, ids)
        entering.check_device(session)
        if not vault.read_only:
            _settle_in(session, user)
        entering.look_at_keys(session)
        return session

    try:
        if ended_badly:
            soundness.examine(vault)
        return soundness.through(vault, enter)
    except BaseException:
        vault.close()
        raise


def _settle_in(session: Session, user: User | None) -> None:
    # A store whose making was cut off has keys and no facts yet; opening it finishes the making.
    vault, store = session.vault, session.store
    if not store.meta("store_id"):
        store.set_meta(
            store_id=vault.store_id, lane=store.ids.new(), code_key=secrets.token_hex(32)
        )
    if store.get(User, vault.user_id) is None:
        session.run(actions.accounts.add_user, user or User(id=vault.user_id, name=vault.label))
    entering.came_in(session, new=user is not None)
    failed_tries.fold_in(session)
    settle_unfinished(session)
    papers.settle(session)
    erasing.tidy(session)
