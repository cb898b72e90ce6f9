"""The small parts every page is built from; each knows the theme, its name and its keys.

A part's module is read when the part is first asked for: the door needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan_ui.widgets.buttons import (
        PlainButton,
        PrimaryButton,
        QuietButton,
        RowButton,
        Segments,
        TextButton,
    )
    from familyplan_ui.widgets.chip import Chip, Standing
    from familyplan_ui.widgets.drawing import DrawingView
    from familyplan_ui.widgets.field import FieldFrame
    from familyplan_ui.widgets.flow import FlowLayout
    from familyplan_ui.widgets.notices import Banner, EmptyState, ProgressStrip, announce
    from familyplan_ui.widgets.rows import ListRow, Row, RowList
    from familyplan_ui.widgets.scroll import ScrollPage
    from familyplan_ui.widgets.small_box import SmallBox
    from familyplan_ui.widgets.text import Hairline, Heading, IconLabel, Line, SoftLabel, WrapLabel

__all__ = [
    "Banner",
    "Chip",
    "DrawingView",
    "EmptyState",
    "FieldFrame",
    "FlowLayout",
    "Hairline",
    "Heading",
    "IconLabel",
    "Line",
    "ListRow",
    "PlainButton",
    "PrimaryButton",
    "ProgressStrip",
    "QuietButton",
    "Row",
    "RowButton",
    "RowList",
    "ScrollPage",
    "Segments",
    "SmallBox",
    "SoftLabel",
    "Standing",
    "TextButton",
    "WrapLabel",
    "announce",
]

_HOMES: Final = {
    "buttons": (
        "PlainButton",
        "PrimaryButton",
        "QuietButton",
        "RowButton",
        "Segments",
        "TextButton",
    ),
    "chip": ("Chip", "Standing"),
    "drawing": ("DrawingView",),
    "field": ("FieldFrame",),
    "flow": ("FlowLayout",),
    "notices": ("Banner", "EmptyState", "ProgressStrip", "announce"),
    "rows": ("ListRow", "Row", "RowList"),
    "scroll": ("ScrollPage",),
    "small_box": ("SmallBox",),
    "text": ("Hairline", "Heading", "IconLabel", "Line", "SoftLabel", "WrapLabel"),
}


def __getattr__(name: str) -> object:
    for home, parts in _HOMES.items():
        if name in parts:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(name)
