"""Putting a copy together and making its pages away from the window: for the worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.packs.document import text_in_order
from familyplan.packs.render import render, uncovered
from familyplan.session.preparing import beside, prepare_from
from familyplan_ui.packs.left_out import left_out

if TYPE_CHECKING:
    from familyplan.packs.asked import Asked
    from familyplan.session import Session
    from familyplan.session.copies import Prepared
    from familyplan.sharing import Reader
    from familyplan_ui.packs.left_out import LeftOut

__all__ = ["Pages", "PutTogether", "pages_of", "prepared_beside", "put_together"]


@dataclass(frozen=True, slots=True)
class PutTogether:
    """A copy without its pages, and what it leaves out."""

    prepared: Prepared
    out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A copy with its pages as PDF, the words they say, and the signs no font has (and where)."""

    put: PutTogether
    data: bytes
    words: tuple[str, ...]
    odd: dict[str, tuple[str, ...]]


def prepared_beside(session: Session, family_id: str, asked: Asked, reader: Reader) -> Prepared:
    """Prepare a copy on a connection of its own; raises what `prepare` does."""
    with beside(session, family_id) as basis:
        return prepare_from(basis, asked, reader)


def put_together(session: Session, family_id: str, asked: Asked, reader: Reader) -> PutTogether:
    """Prepare a copy on a connection of its own and say what it leaves out."""
    with beside(session, family_id) as basis:
        prepared = prepare_from(basis, asked, reader)
        return PutTogether(prepared, left_out(prepared.shown, basis.rows))


def pages_of(put: PutTogether) -> Pages:
    """Make the pages of a copy."""
    document = put.prepared.document
    return Pages(put, render(document), tuple(text_in_order(document)), uncovered(document))
