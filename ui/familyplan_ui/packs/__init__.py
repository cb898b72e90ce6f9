"""The place Packs: register Page(gate) under "packs"; gate.go("packs", family_id, meeting_id).

Without a meeting the next one is chosen, without a family the one that meets next. Page takes
`Seams`, what asks the system where copies go, so that tests need no dialog.
"""

from __future__ import annotations

from familyplan_ui.packs.page import Page

__all__ = ["Page"]
