"""What can go wrong with a way into a store other than a passphrase, or with taking one away."""

from __future__ import annotations

from familyplan.vault.errors.base import VaultError
from familyplan.words import say, say_many


class CodeMistyped(VaultError):
    """A recovery code has groups that cannot be right (numbered from 1), or the wrong length."""

    def __init__(self, groups: tuple[int, ...], *, needed: int = 0, given: int = 0) -> None:
        """Name the groups, or say how many letters are needed and how many were given."""
        self.groups = groups
        if groups:
            said = say_many(
                "There is a slip in group {where} of the recovery code. Compare it with the "
                "sheet, letter by letter. Nothing was changed.",
                "There are slips in groups {where} of the recovery code. Compare them with the "
                "sheet, letter by letter. Nothing was changed.",
                len(groups),
                where=", ".join(map(str, groups)),
            )
        else:
            said = say(
                "A recovery code has {needed} letters and digits; {given} were typed. Nothing was "
                "changed.",
                needed=needed,
                given=given,
            )
        super().__init__(said)


class TooLittleMemory(VaultError):
    """Turning the passphrase into a key needs more memory than is free, in MiB."""

    def __init__(self, needed: int) -> None:
        """Say how much is needed and what to do."""
        super().__init__(
            say(
                "There is too little free memory to open the store: {needed} MB are needed for a "
                "moment. Nothing was changed. Close other programs, then try again.",
                needed=needed,
            )
        )


class TooManyWaysIn(VaultError):
    """One more way in would make the keys file one this program refuses to read."""

    def __init__(self, most: int) -> None:
        """Say how many there may be."""
        super().__init__(
            say(
                "This store already has {most} ways in, which is as many as there may be. Nothing "
                "was changed. Take one away that is not used any more, then add this one.",
                most=most,
            )
        )


class WrongRecoveryCode(VaultError):
    """The code is well typed, but no recovery sheet of this store has it."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "That code is typed correctly, but it is not the one of {store}. Nothing was "
                "changed. Look for a newer sheet, or for the sheet of this store.",
                store=store,
            )
        )


class SlotTextUnreadable(VaultError):
    """The long text of a recovery sheet cannot be read."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "The square code of the recovery sheet was not read whole. Nothing was changed. "
                "Scan it again, or type all of the long text below it."
            )
        )


class NotTypedBack(VaultError):
    """The groups typed back from a new recovery sheet are not those on it."""

    def __init__(self) -> None:
        """Say that the sheet does not count yet."""
        super().__init__(
            say(
                "The two groups are not the ones on the sheet, so it does not count yet. Nothing "
                "was changed. Read them again from the printed sheet."
            )
        )


class NotAnOrganisationKey(VaultError):
    """A file is no key file of an organisation, or is damaged."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "This is not a key file of an organisation, or it is damaged. Nothing was "
                "changed. Ask whoever keeps the key for the file again."
            )
        )


class WrongOrganisationKey(VaultError):
    """The organisation's file is sound, but its passphrase, or the store, is another."""

    def __init__(self, store: str, *, passphrase: bool) -> None:
        """Name the store, and whether it is the passphrase that is wrong."""
        super().__init__(
            say(
                "That passphrase does not open the organisation's key file. {store} is as it was.",
                store=store,
            )
            if passphrase
            else say(
                "{store} has no way in for this organisation's key. Nothing was changed. Compare "
                "the fingerprints: it may be another organisation, or an older key.",
                store=store,
            )
        )


class NoDeviceKey(VaultError):
    """This computer has no key for the store, or does not hand it out."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "This computer did not give a key for {store}. The store is as it was. Open it "
                "with your passphrase.",
                store=store,
            )
        )


class DeviceNotAllowed(VaultError):
    """The managers of this computer do not let it keep a key."""

    def __init__(self) -> None:
        """Say who decided."""
        super().__init__(
            say(
                "Whoever looks after this computer has decided that it may not keep a key. "
                "Nothing was changed. Open the store with your passphrase."
            )
        )


class DeviceNotKept(VaultError):
    """The key for this computer could not be kept, so the way in was not made."""

    def __init__(self) -> None:
        """Say that the passphrase still works."""
        super().__init__(
            say(
                "This computer could not keep a key safely. Nothing was changed, and your "
                "passphrase opens the store as before."
            )
        )


class LastWayIn(VaultError):
    """Taking a way in away would leave too few."""

    def __init__(self) -> None:
        """Say what has to be there first."""
        super().__init__(
            say(
                "This way in was kept, because too few would be left. Add another passphrase, an "
                "organisation's key or a recovery sheet first."
            )
        )


class PresentWayIn(VaultError):
    """The way in to be taken away is the one that is in use."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            say(
                "This way in was kept, because you opened the store with it. Open the store "
                "another way first."
            )
        )


class NoSuchWayIn(VaultError):
    """The slot asked for is not in the keys file any more."""

    def __init__(self) -> None:
        """Say that there is nothing to take away."""
        super().__init__(say("This way in is not there any more. Nothing was changed."))


class RekeyFailed(VaultError):
    """A new data key could not be given; the store has the one it had."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "{store} could not be given a new data key, and keeps the one it has. Nothing you "
                "entered is lost. Close every other window that shows this store, see that the "
                "disk has room for a second copy of it, and try again.",
                store=store,
            )
        )
