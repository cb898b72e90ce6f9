"""Columns on a scrolling page that ask for no more height than they need at the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from familyplan_ui.forms.layout import Pair

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Columns(Pair):
    """As a Pair, but what it would need one under another is no least height of the page."""

    def __init__(self, *parts: QWidget, narrow: int, gap: int) -> None:
        super().__init__(*parts, narrow=narrow, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
