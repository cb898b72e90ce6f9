"""What can be wrong with passphrases and with the keys file."""

from __future__ import annotations

from familyplan.vault.errors.base import VaultError
from familyplan.words import mark, say, say_many


class ShortPassphrase(VaultError):
    """A new passphrase has fewer characters than the floor."""

    def __init__(self, least: int) -> None:
        """Say how many characters are needed."""
        super().__init__(
            say_many(
                "A passphrase needs at least {n} character. Three or four words you can remember "
                "make a good one.",
                "A passphrase needs at least {n} characters. Three or four words you can remember "
                "make a good one.",
                least,
            )
        )


class KeysMissing(VaultError):
    """`store.db` is there, but `keys` is not. `previous_good` tells whether `keys.prev` is."""

    def __init__(self, store: str, *, previous_good: bool) -> None:
        """Name the store and whether the previous keys can be put back."""
        self.previous_good = previous_good
        said = say("The keys file of {store} is missing.", store=store)
        super().__init__(f"{said} {_keys_next(previous_good=previous_good)}")


class KeysDamaged(VaultError):
    """`keys` cannot be read. `previous_good` tells whether `keys.prev` can."""

    said = mark("The keys file of {store} is damaged.")

    def __init__(self, store: str, *, previous_good: bool) -> None:
        """Name the store and whether the previous keys can be put back."""
        self.previous_good = previous_good
        said = say(self.said, store=store)
        super().__init__(f"{said} {_keys_next(previous_good=previous_good)}")


class KeysCutShort(KeysDamaged):
    """`keys` ends too early, as after a copy that stopped half way."""

    said = mark("The keys file of {store} is cut short: a copy may have stopped half way.")


class KeysAltered(VaultError):
    """`keys` reads well and a slot opened, but something without the data key rewrote it."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "The keys file of {store} was changed by something other than this program, so "
                "the store stays closed. Nothing in the folder was changed. Tell whoever looks "
                "after your computers, and restore the keys file from a backup.",
                store=store,
            )
        )


class NewerKeys(VaultError):
    """`keys` was written by a later version of the program."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "{store} was made by a newer version of Family Plan. Nothing in the folder was "
                "changed. Update this program, then open it again.",
                store=store,
            )
        )


def _keys_next(*, previous_good: bool) -> str:
    """Say what to do about an unusable keys file."""
    if previous_good:
        return say(
            "The copy from before the last change is good: put it back and use the passphrase of "
            "that time. Nothing in the folder was changed."
        )
    return say(
        "Nothing in the folder was changed. Take the file called keys from a backup of this store."
    )
