"""What Python still holds of Qt's layouts, where an address may come to mean something else."""

from __future__ import annotations

import gc
from typing import Any

from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QWidgetItem
from shiboken6 import Shiboken

# Asked of thousands of things, twice for each test: isinstance() would take five times as long.
_ITEMS = frozenset({QWidgetItem, QSpacerItem})


def kept_of_layouts(*, slowly: bool = False) -> list[QLayoutItem]:
    """Give the items of layouts that somebody in Python holds.

    The layouts written in Python hold their own, by which Qt takes them out again; items of those
    that have gone are never given back, so nothing else comes to stand there. Such layouts are
    found only when all that Python knows is looked through, `slowly`.
    """
    everything = Shiboken.getAllValidWrappers()
    found: list[Any] = [one for one in everything if type(one) in _ITEMS]
    if not found:
        return []
    known = gc.get_objects() if slowly else everything
    layouts = (one for one in known if issubclass(type(one), QLayout))
    own = {id(item) for layout in layouts for item in getattr(layout, "_items", ())}
    return [item for item in found if id(item) not in own]
