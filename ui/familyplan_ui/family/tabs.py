"""What a tab of a family is: its words, and how its page is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class TabPage(Protocol):
    """What a tab shows; see the package's own words for `leave` and `show_row`."""

    def reload(self, rows: Rows) -> None:
        """Bring the page into line with the rows."""
        ...


@dataclass(frozen=True)
class Tab:
    """A tab: its key, its words (marked for later saying), and how its page is made."""

    key: str
    words: str
    make: Callable[[Gate, str], QWidget]
