"""Reading, of every family at once, only the few fields by which a caseload is gone through."""

from __future__ import annotations

import json
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, Rows, declarations, nouns
from familyplan.model.notation import read
from familyplan.store.database import one, quoted, translated
from familyplan.store.mapper import from_column

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from familyplan.model import Record
    from familyplan.store.database import Database

# What `practice.caseload.facts` looks at, and not a field more: a county has 10,000 families.
_FEW: Final = {
    "family": ("started",),
    "person": ("place", "born", "unborn", "died", "school"),
    "voice": ("about", "said_by", "happened", "recorded_at"),
    "note": ("happened", "recorded_at"),
    "rating": ("happened", "recorded_at"),
    "story_event": ("happened", "recorded_at"),
    "meeting": ("on", "held"),
    "plan_version": ("review_due",),
    "episode": ("since", "until", "review_every", "level"),
    "action": ("owner", "due", "rhythm", "status"),
    "involvement": ("agency", "practitioner", "until", "status"),
    "permission": ("person", "agency", "information", "state", "since", "until", "asked_again"),
    "group": (),
    "assessment": ("completed", "level"),
    "step_change": ("direction", "asked_on", "accepted"),
    "closure": ("decided_on", "check_due"),
    "later_check": ("closure",),
}
FED_BY: Final = frozenset(_FEW)
_SCOPE: Final = attrgetter("scope")
_FIRST: Final = itemgetter(0)
_WORDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REF})


def how_many(db: Database) -> int:
    """Give how many families there are."""
    with translated():
        return int(one(db, "SELECT count(*) FROM family"))


def few_fields(db: Database, families: Collection[str] | None = None) -> Iterator[tuple[str, Rows]]:
    """Give one family after another, all or these, with its records, the few fields only.

    As many questions are asked as there are kinds, however many families there are. All are
    answered side by side, in the order of the families, so that no more than one family is held
    at a time: a whole county at once takes 80 MiB.
    """
    with translated():
        kinds = [
            groupby(_thin(db, kind, names, families), key=_SCOPE) for kind, names in _FEW.items()
        ]
        listed = [((scope, list(records)) for scope, records in each) for each in kinds]
        for family, parts in groupby(merge(*listed, key=_FIRST), key=_FIRST):
            yield family, Rows(record for _family, records in parts for record in records)


def _thin(
    db: Database, kind: str, names: tuple[str, ...], families: Collection[str] | None
) -> Iterator[Record]:
    record_type = nouns()[kind]
    readers = [(name, _reader(kind, name)) for name in names]
    columns = ", ".join(quoted(name) for name in ("scope", "id", *names))
    sql, asked = f"SELECT {columns} FROM {quoted(kind)}", []  # noqa: S608 - declared names
    if families is not None:
        sql += " WHERE scope IN (SELECT value FROM json_each(?))"
        asked = [json.dumps(list(families))]
    for scope, row_id, *held in db.execute(f"{sql} ORDER BY scope, id", asked):
        values = {
            name: of_field(value) if of_field else value
            for (name, of_field), value in zip(readers, held, strict=True)
            if value is not None
        }
        yield record_type(id=row_id, scope=scope, **values)


def _reader(kind: str, name: str) -> Callable[[Any], Any] | None:
    """Give what reads a column's values, each different one once; None where they are words.

    What it has read is forgotten with it: nothing of a family stays behind in memory.
    """
    declaration = declarations(nouns()[kind])[name]
    if declaration.kind in _WORDS:
        return None
    known: dict[Any, Any] = {}

    def of_field(held: Any) -> Any:  # noqa: ANN401 - SQL to the field's own value
        if held not in known:
            known[held] = read(declaration, from_column(declaration, held))
        return known[held]

    return of_field
