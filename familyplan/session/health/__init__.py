"""How well one store and the computer it lies on are looked after, line by line, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.session.computer import Computer
from familyplan.session.health.computer import computer_lines
from familyplan.session.health.line import TOPICS, Line
from familyplan.session.health.store import last_event, store_lines

if TYPE_CHECKING:
    from familyplan.session.session import Session

__all__ = [
    "TOPICS",
    "Computer",
    "Line",
    "computer_lines",
    "last_event",
    "lines",
    "store_lines",
]


def lines(session: Session, computer: Computer | None = None) -> tuple[Line, ...]:
    """Give every line; it asks the system a few questions, which can take some seconds."""
    return (*store_lines(session), *computer_lines(session.vault.folder, computer))
