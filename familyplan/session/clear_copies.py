"""Whether copies that anybody can read may leave at all, as an organisation's policy has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.policy import Policy

__all__ = ["NoClearCopies", "refuse_clear"]


class NoClearCopies(KnownError):
    """The managed policy of this computer lets no unencrypted copy leave."""

    def __init__(self) -> None:
        """Say who decided, and that nothing left."""
        super().__init__(
            say(
                "Your organisation allows no unencrypted copies on this computer, so none was "
                "made. Show it on the screen, or ask whoever looks after your computers."
            )
        )


def refuse_clear(policy: Policy) -> None:
    """Refuse a copy nobody needs a key for, before anything of it is written.

    Raises:
        NoClearCopies: the policy forbids it.

    """
    if not policy.clear_exports:
        raise NoClearCopies
