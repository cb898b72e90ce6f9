"""The parts of the settings, in the order of their tabs; each is made when first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from familyplan.words import mark
from familyplan_ui.backups.section import Backups
from familyplan_ui.keeping.erased import ErasedRecords
from familyplan_ui.keeping.periods import Periods
from familyplan_ui.keeping.review import Review
from familyplan_ui.settings.about import Libraries, Version
from familyplan_ui.settings.about_you import Me, Partnership
from familyplan_ui.settings.copies import Explained, PartnershipPicture, Statements
from familyplan_ui.settings.health import Health
from familyplan_ui.settings.locking import Locking
from familyplan_ui.settings.look import Look
from familyplan_ui.settings.problems import Problems
from familyplan_ui.settings.record_of_use import RecordOfUse
from familyplan_ui.settings.security import Passphrase, Whole
from familyplan_ui.settings.ways import NewDataKey, Ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan_ui.gate import Gate


@runtime_checkable
class ShowsNow(Protocol):
    """A section that reads the store anew each time its part is looked at."""

    def show_now(self) -> None:
        """Show what is so now."""
        ...


@runtime_checkable
class Leaves(Protocol):
    """A section that has something to keep or to forget when its part is left."""

    def leave(self) -> None:
        """Keep what was typed, forget what is secret."""
        ...


@dataclass(frozen=True)
class Part:
    """One tab of the settings: its key, its words (marked), and its sections from top to bottom."""

    key: str
    words: str
    sections: tuple[Callable[[Gate], QWidget], ...]


PARTS: Final = (
    Part("me", mark("Me"), (Me,)),
    Part(
        "partnership", mark("Partnership"), (Partnership, PartnershipPicture, Statements, Explained)
    ),
    Part("look", mark("Look"), (lambda _gate: Look(),)),
    Part("keys", mark("Ways in"), (Ways, Passphrase, NewDataKey)),
    Part("locking", mark("Locking"), (Locking,)),
    Part("backups", mark("Backups"), (Backups,)),
    Part("keeping", mark("Keeping"), (Periods, Review, ErasedRecords)),
    Part("health", mark("Health"), (Health, Whole)),
    Part("audit", mark("Record of use"), (RecordOfUse,)),
    Part("about", mark("About"), (lambda _gate: Version(), Problems, lambda _gate: Libraries())),
)
