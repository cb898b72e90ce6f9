"""Whether copies that anybody can read may leave at all, as an organisation's policy has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import KnownError, Refused
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.policy import Policy
    from familyplan.session.session import Session

__all__ = ["NoClearCopies", "OnlySealed", "let_leave", "refuse_clear"]


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


class OnlySealed(NoClearCopies):
    """The same for a copy that could leave sealed."""

    def __init__(self) -> None:
        """Say what may leave instead."""
        KnownError.__init__(
            self,
            say(
                "Your organisation lets only sealed copies leave this computer, so none was made. "
                "Choose PDF, sealed with a pass phrase, or show it on the screen."
            ),
        )


def refuse_clear(policy: Policy) -> None:
    """Refuse a copy nobody needs a key for, before anything of it is written.

    Raises:
        NoClearCopies: the policy forbids it.

    """
    if not policy.clear_exports:
        raise NoClearCopies


def let_leave(session: Session, unnoted: str) -> None:
    """Refuse a copy in clear that is forbidden, or whose leaving could not be noted.

    `unnoted` is the sentence, already said, for a store that can only be read.

    Raises:
        NoClearCopies: the managed policy allows no copy that anybody can read.
        Refused: the store can only be read.

    """
    refuse_clear(session.vault.surroundings.policy())
    if session.vault.read_only:
        raise Refused(unnoted)
