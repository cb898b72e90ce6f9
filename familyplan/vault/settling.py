"""What an opening finishes: changes of the keys that were cut off, and a slot worth more work."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from familyplan.cipher import DatabaseError
from familyplan.vault import changing, keys_on_disk, rekeying
from familyplan.vault.errors import VaultError

if TYPE_CHECKING:
    from familyplan.vault.opening import OpenVault
    from familyplan.vault.secret import DataKey
    from familyplan.vault.secrets_in import Secret


def settle(vault: OpenVault, pending: DataKey | None, secret: Secret) -> None:
    """Finish what can be finished; the store is open already, so a failure is left for next time.

    `pending` is the data key of a rekeying that was begun, if there is one; it is the store's own
    key where the database has it already.
    """
    if pending is not None and vault.key is pending:
        vault.generation = vault.keys.pending
    if not vault.read_only:
        rekeying.clear(vault.folder)
        if pending is not None:
            _finish(vault, pending)
        with suppress(OSError):
            keys_on_disk.settle_previous(vault.folder, vault.keys)
        if isinstance(secret, str):
            with suppress(VaultError, OSError):
                changing.raise_derivation(vault, secret)
    if pending is not None and vault.key is not pending:
        pending.wipe()


def _finish(vault: OpenVault, pending: DataKey) -> None:
    with suppress(VaultError, OSError, DatabaseError):
        rekeying.finish(vault, pending)
