"""Reading, of every family whose help has ended, only what says whether its record may go."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import declarations, nouns
from familyplan.model.notation import read
from familyplan.store.database import quoted, translated
from familyplan.store.mapper import from_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Record
    from familyplan.store.database import Database

_THIN: Final = {
    "person": ("place", "name", "known_as", "label", "born", "unborn", "died"),
    "episode": ("kind", "until"),
    "hold": ("what", "until"),
}


def ended(db: Database) -> dict[str, list[Record]]:
    """Give people, episodes and holds of families whose help has ended, by family.

    The records hold those fields only. Three questions are asked, however many families there are.
    """
    found: dict[str, list[Record]] = {}
    with translated():
        for kind, names in _THIN.items():
            for scope, records in groupby(_thin(db, kind, names), key=lambda one: one.scope):
                found.setdefault(scope, []).extend(records)
    return found


def _thin(db: Database, kind: str, names: tuple[str, ...]) -> Iterator[Record]:
    record_type = nouns()[kind]
    declared = declarations(record_type)
    columns = ", ".join(quoted(name) for name in ("scope", "id", *names))
    sql = (
        f"SELECT {columns} FROM {quoted(kind)} "  # noqa: S608 - declared names
        "WHERE scope IN (SELECT family FROM family_lines WHERE open = 0) ORDER BY scope, id"
    )
    for scope, row_id, *held in db.execute(sql):
        values: dict[str, Any] = {
            name: read(declared[name], from_column(declared[name], value))
            for name, value in zip(names, held, strict=True)
            if value is not None
        }
        yield record_type(id=row_id, scope=scope, **values)
