"""Settings: register Page(gate) under "settings" (not listed) and offer it to the frame.

At start: `Theme = looks.restored(); looks.follow(theme)`. After a store opens and after every
change of settings: `terms.speak_as(session)`, which Page does by itself while it is there.
"""

from __future__ import annotations

from familyplan_ui.settings.page import Page

__all__ = ["Page"]
