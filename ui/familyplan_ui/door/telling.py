"""What a long opening is doing, from the worker's thread to the page that waits for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from familyplan.session import Surroundings
    from familyplan_ui.door.doors import Hall


class Telling(QObject):
    """`words` come on the window's thread, whatever thread said them."""

    words = Signal(str)

    def around(self, hall: Hall) -> Surroundings:
        """Give the hall's surroundings, telling here; for the worker's thread."""
        from familyplan.session import Surroundings  # noqa: PLC0415 - behind the door

        return replace(hall.surroundings or Surroundings(), tell=self.words.emit)
