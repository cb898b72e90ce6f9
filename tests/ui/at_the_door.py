"""What stands at the door in tests: a computer that keeps keys, and dialogs that were answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan_ui.door.asking import Asking

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "seven quiet otters"


@dataclass
class Answers:
    """What the system's dialogs give back."""

    file: Path | None = None
    folder: Path | None = None
    new_file: Path | None = None

    def asking(self) -> Asking:
        """Give dialogs that answer so, and no printer."""
        return Asking(
            file=lambda _title: self.file,
            folder=lambda _title, _at: self.folder,
            new_file=lambda _title, _at: self.new_file,
            printer=lambda _parent: None,
        )
