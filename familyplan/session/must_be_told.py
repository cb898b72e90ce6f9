"""What of an open store's copies is not so any more, and which readers must be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Disclosure
from familyplan.sharing.corrections import corrections
from familyplan.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Rows
    from familyplan.session.session import Session
    from familyplan.sharing.telling import Correction

__all__ = ["must_be_told"]


def must_be_told(
    session: Session, rows: Rows, family_id: str, only: Iterable[str] = ()
) -> tuple[Correction, ...]:
    """Give every reader who holds what is not so any more; `only` asks about some rows alone.

    `rows` is the family's record as it now is. A family of which no copy left is asked no further.
    It is worked out once for the same rows: a copy that leaves, and any other change of the family,
    makes its rows new ones.
    """
    if not any(one.stage == "made" for one in rows.of(Disclosure)):
        return ()
    asked, today = frozenset(only), session.clock.today()
    # What is found is said with the partnership's terms, which change without the rows.
    return rows.once(
        (must_be_told, asked, today, tuple(terms().items())),
        lambda: corrections(rows, session.store.left(family_id, asked), today),
    )
