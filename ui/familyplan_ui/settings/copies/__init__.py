"""Settings of what every copy says: the standard statements, explained words, the picture."""

from __future__ import annotations

from familyplan_ui.settings.copies.explained import Explained
from familyplan_ui.settings.copies.picture import PartnershipPicture
from familyplan_ui.settings.copies.statements import Statements

__all__ = ["Explained", "PartnershipPicture", "Statements"]
