"""What can be wrong with a paper kept in a store, each with its own sentence."""

from __future__ import annotations

from familyplan.errors import KnownError
from familyplan.words import say


class PaperMissing(KnownError):
    """The store knows a paper whose file is not there."""

    def __init__(self, file: str) -> None:
        """Name the file, whose random name says nothing about anybody."""
        self.file = file
        super().__init__(
            say(
                "A paper is missing from the store (file {file}). Nothing else is affected. Look "
                "for it in the newest backup.",
                file=file,
            )
        )


class PaperDamaged(KnownError):
    """A paper's file is not, byte for byte, what was kept; none of it is shown."""

    def __init__(self, file: str) -> None:
        """Name the file, whose random name says nothing about anybody."""
        self.file = file
        super().__init__(
            say(
                "A paper in the store is damaged (file {file}), so it is not shown. Its file was "
                "left as it is. Take it from the newest backup.",
                file=file,
            )
        )


class PaperTooLarge(KnownError):
    """One paper is larger than a store takes."""

    def __init__(self, most_mb: int) -> None:
        """Say how large one may be."""
        super().__init__(
            say(
                "This paper was not kept, because it is larger than {most} MB. Nothing was "
                "changed. Scan it with fewer pages or in a lower quality, then try again.",
                most=most_mb,
            )
        )


class PapersFull(KnownError):
    """The papers of a store together would take more room than it gives them."""

    def __init__(self, most_gb: int) -> None:
        """Say how much all may take."""
        super().__init__(
            say(
                "This paper was not kept, because the papers in this store would take more than "
                "{most} GB. Nothing was changed. Remove papers nobody needs, then try again.",
                most=most_gb,
            )
        )
