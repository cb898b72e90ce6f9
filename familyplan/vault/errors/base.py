"""The one base of everything a vault can say went wrong."""

from __future__ import annotations

from familyplan.errors import KnownError


class VaultError(KnownError):
    """A store could not be made or opened; nothing in its folder was changed."""
