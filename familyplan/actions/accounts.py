"""The users of a store and what is set in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from familyplan.actions.registry import verb
from familyplan.model import Setting, User
from familyplan.words import mark

if TYPE_CHECKING:
    from familyplan.store import Transaction


@verb("user.add", mark("added the user {what}"), undoable=False)
def add_user(tx: Transaction, user: User) -> User:
    """Keep who uses this store."""
    tx.say(what=user.name)
    return tx.add(user)


@verb("user.edit", mark("changed who {what} is"))
def edit_user(tx: Transaction, user_id: str, **values: Any) -> User:  # noqa: ANN401 - field values
    """Change a user's name, role, agency or telephone."""
    user = tx.need(User, user_id)
    tx.say(what=user.name)
    return tx.change(user, **values)


@verb("setting.set", mark("changed a setting"))
def set_setting(tx: Transaction, key: str, value: object) -> Setting:
    """Keep one setting; setting it again replaces what it was."""
    for setting in tx.in_scope(Setting, "store"):
        if setting.key == key:
            return tx.change(setting, value=value)
    return tx.add(Setting(key=key, value=value))
