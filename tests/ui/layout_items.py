"""What Python still holds of Qt's layouts, where an address may come to mean something else."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidgetItem
from shiboken6 import Shiboken


def kept_of_layouts() -> list[QLayoutItem]:
    """Give the items of layouts that somebody in Python holds.

    The layouts written in Python hold their own, by which Qt takes them out again.
    """
    everything = Shiboken.getAllValidWrappers()
    own = {
        id(item)
        for layout in everything
        if isinstance(layout, QLayout)
        for item in getattr(layout, "_items", ())
    }
    found = (one for one in everything if isinstance(one, QWidgetItem | QSpacerItem))
    return [item for item in found if id(item) not in own]
