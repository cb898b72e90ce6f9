"""The place Packs: register Page(gate) under "packs"; gate.go("packs", family_id, meeting_id).

Without a meeting the next one is chosen, without a family the one that meets next. Page takes
`Seams`, what asks the system where copies go, so that tests need no dialog. The page is read when
it is asked for: showing a PDF needs a part of this room, and not what makes PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from familyplan_ui.packs.page import Page

__all__ = ["Page"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    from familyplan_ui.packs.page import Page  # noqa: PLC0415 - see above

    return Page
