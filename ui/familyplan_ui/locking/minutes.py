"""How long nobody may touch the program before the store locks itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.policy import Policy
    from familyplan.session import Session

KEY: Final = "lock.idle_minutes"
LEAST: Final = 1
MOST: Final = 15
_DEFAULT: Final = 5


def most(policy: Policy) -> int:
    """Give the longest time that may be chosen here, in minutes."""
    return MOST if policy.idle_minutes is None else max(LEAST, min(MOST, policy.idle_minutes))


def minutes(session: Session, policy: Policy) -> int:
    """Give the time in force for a store, in minutes; what is no sensible number is the default."""
    chosen = session.setting(KEY, _DEFAULT)
    sound = type(chosen) is int and LEAST <= chosen <= MOST
    return min(chosen if sound else _DEFAULT, most(policy))
