"""Settings for ways in: who may open this store, letting others in, and a new data key."""

from __future__ import annotations

from familyplan_ui.settings.ways.new_key import NewDataKey
from familyplan_ui.settings.ways.section import Ways

__all__ = ["NewDataKey", "Ways"]
