"""How this person likes the window on this computer: kept outside the store, nothing personal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings

from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

_MODE: Final = "look/mode"
_PERCENT: Final = "look/text"
_ORDINARY: Final = 100


def kept() -> QSettings:
    """Give where the look is kept: a small file in the user's own folder for settings."""
    scope, form = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    return QSettings(form, scope, "family-plan", "look")


def restored(settings: QSettings | None = None) -> Theme:
    """Make the theme as it was left; what cannot be read is as if never set."""
    at = settings or kept()
    was = at.value(_MODE)
    modes: list[Mode] = [one for one in MODES if one == was]
    percent = str(at.value(_PERCENT, _ORDINARY))
    mode: Mode = modes[0] if modes else "system"
    return Theme(mode, int(percent) if percent.isdecimal() else _ORDINARY)


def follow(theme: Theme, settings: QSettings | None = None) -> Callable[[], None]:
    """Keep every change of the theme from now on; gives the function that keeps it."""
    at = settings or kept()

    def keep() -> None:
        mode: Mode = theme.mode
        at.setValue(_MODE, mode)
        at.setValue(_PERCENT, theme.percent)

    theme.changed.connect(keep)
    return keep
