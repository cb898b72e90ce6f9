"""What can go wrong with a store that is already open, in words."""

from __future__ import annotations

from familyplan.errors import KnownError
from familyplan.words import say


class StoreFull(KnownError):
    """There is no room on the disk for what should be kept."""

    def __init__(self) -> None:
        """Say what happened and what was kept."""
        super().__init__(
            say(
                "This was not saved, because the disk is full. Everything saved before is safe. "
                "Make some room, then try again. What you typed is still here."
            )
        )


class StoreIsReadOnly(KnownError):
    """The store can be read but not written."""

    def __init__(self) -> None:
        """Say what happened and what was kept."""
        super().__init__(
            say(
                "This was not saved, because the store can only be read where it is now. "
                "Everything saved before is safe."
            )
        )


class StoreTrouble(KnownError):
    """The database refused for a reason that says nothing to a person."""

    def __init__(self) -> None:
        """Say what happened and what to do."""
        super().__init__(
            say(
                "The store could not do this. Nothing was changed. Close the program, open it "
                "again, and run the check in Settings if it happens a second time."
            )
        )


class PagesUnreadable(StoreTrouble):
    """Some page of the file does not decrypt or hangs together wrongly."""

    def __init__(self) -> None:
        """Say what is damaged and where the way on is."""
        KnownError.__init__(
            self,
            say(
                "Part of this store cannot be read, because its file is damaged. Nothing was "
                "changed. Check the whole store in Settings, Health; then restore a backup in "
                "Settings, Backups."
            ),
        )


class NewerStore(KnownError):
    """The store was last written by a newer version of the program, `needed` where it is known."""

    def __init__(self, store_version: int, known_version: int, needed: str = "") -> None:
        """Say which version would be needed."""
        self.needed = needed
        said = say(
            "This store was last used with a newer Family Plan (record version {store}; this "
            "one knows up to {known}). Nothing was changed.",
            store=store_version,
            known=known_version,
        )
        if needed:
            install = say("Install Family Plan {needed} or later to open it.", needed=needed)
        else:
            install = say("Install the newer version to open it.")
        super().__init__(f"{said} {install}")


class MovedOn(KnownError):
    """Something cannot be undone, because the same place has been changed again since."""

    def __init__(self, field: str, now: str, then: str) -> None:
        """Show both values, so that a person can decide."""
        super().__init__(
            say(
                "This cannot be undone, because “{field}” has been changed again since. It is now "
                "“{now}”; before, it was “{then}”. Change it by hand if the earlier one is right.",
                field=field,
                now=now,
                then=then,
            )
        )
