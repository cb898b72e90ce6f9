"""What sharing says about one field: yes, relying on which permissions, or no, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from familyplan.sharing.tables import REASONS
from familyplan.words import say


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a field may be seen; the permissions relied on, or the reason in words.

    `limits` are the words of a narrower yes that let it through: "Health: hearing only".
    """

    allowed: bool
    reason_key: str = ""
    reason: str = ""
    relied_on: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


ALLOWED: Final = Verdict(allowed=True)


def no(reason_key: str, **values: str) -> Verdict:
    """Say no for one of the written reasons."""
    return Verdict(allowed=False, reason_key=reason_key, reason=say(REASONS[reason_key], **values))
