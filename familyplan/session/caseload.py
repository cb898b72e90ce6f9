"""Going through all families of a store: their facts for a day, and which filters are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Agency, Practitioner
from familyplan.practice.caseload import Facts, facts
from familyplan.practice.filters_kept import KeptFilters
from familyplan.store import caseload
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from familyplan.session.session import Session
    from familyplan.store.reading import Reader

__all__ = ["FED_BY", "Facts", "facts_of", "keep", "kept"]

FED_BY = caseload.FED_BY | {"agency", "practitioner"}
_KEY = "families/filters/{user}"


def facts_of(
    reader: Reader,
    today: date,
    families: Collection[str] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> dict[str, Facts]:
    """Work out the facts of all families, or of these, for a day; a family that is gone has none.

    Any thread may ask with a reader of its own; `progress` hears how many of how many, and what
    it raises ends it.
    """
    directory = reader.directory()
    names = {one.id: one.name for one in directory.of(Agency)}
    names |= {one.id: names.get(one.agency, "") for one in directory.of(Practitioner)}
    every = caseload.how_many(reader.db) if families is None else len(families)
    found: dict[str, Facts] = {}
    # What many families have alike, such as a day or the agencies they work with, is kept once.
    kept_once: dict[object, Any] = {}
    for done, (family, rows) in enumerate(caseload.few_fields(reader.db, families)):
        if done % 100 == 0:
            progress(done, every)
        alike = (kept_once.setdefault(part, part) for part in facts(rows, today, names))
        found[family] = Facts._make(alike)
    return found


def kept(session: Session) -> KeptFilters:
    """Give the filters whoever opened this store keeps in it."""
    return KeptFilters.read(session.setting(_key(session)))


def keep(session: Session, filters: KeptFilters) -> None:
    """Keep these filters from now on, in the store; it can be undone.

    Raises:
        Refused: a name is empty.

    """
    if any(not one.name.strip() for one in filters.each):
        raise Refused(say("Give these filters a name first, such as “My reviews this month”."))
    session.run(actions.accounts.set_setting, _key(session), filters.written())


def _key(session: Session) -> str:
    return _KEY.format(user=session.vault.user_id)
