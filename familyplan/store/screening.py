"""Reading of many families only the few fields one question needs: may it go, is it there twice."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import declarations, nouns
from familyplan.model.notation import read
from familyplan.store.database import quoted, translated
from familyplan.store.mapper import from_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.model import Record
    from familyplan.store.database import Database

_THIN: Final = {
    "person": ("place", "name", "known_as", "label", "born", "unborn", "died"),
    "episode": ("kind", "until"),
    "hold": ("what", "until"),
}
_COMPARED: Final = {
    "family": ("name", "reference"),
    "person": ("name", "known_as", "own_script", "born", "unborn", "place"),
    "home": ("address", "postcode", "hidden"),
    "residence": ("person", "home", "until"),
    "protection": ("person", "what"),
}
_ENDED: Final = "IN (SELECT family FROM family_lines WHERE open = 0)"


def ended(db: Database) -> dict[str, list[Record]]:
    """Give people, episodes and holds of families whose help has ended, by family.

    The records hold those fields only. Three questions are asked, however many families there are.
    """
    found: dict[str, list[Record]] = {}
    with translated():
        for kind, names in _THIN.items():
            thin = _thin(db, kind, names, _ENDED)
            for scope, records in groupby(thin, key=lambda one: one.scope):
                found.setdefault(scope, []).extend(records)
    return found


def compared(db: Database, families: Sequence[str] = ()) -> list[Record]:
    """Give what may be compared of these families, or of all: former and legal names stay unread.

    The records hold a few fields only. Five questions are asked, however many families there are.
    """
    among = f"IN ({', '.join('?' * len(families))})" if families else "= scope"
    with translated():
        return [
            record
            for kind, names in _COMPARED.items()
            for record in _thin(db, kind, names, among, asked=families)
        ]


def families_born_on(db: Database, day: str) -> tuple[str, ...]:
    """Name the families in which somebody was born on this day (ISO 8601)."""
    asked = "SELECT DISTINCT scope FROM person WHERE json_extract(born, '$.edtf') = ?"
    with translated():
        return tuple(scope for (scope,) in db.execute(asked, [day]).fetchall())


def _thin(
    db: Database, kind: str, names: tuple[str, ...], among: str, *, asked: Sequence[str] = ()
) -> Iterator[Record]:
    record_type = nouns()[kind]
    declared = declarations(record_type)
    columns = ", ".join(quoted(name) for name in ("scope", "id", *names))
    sql = (
        f"SELECT {columns} FROM {quoted(kind)} "  # noqa: S608 - declared names
        f"WHERE scope {among} ORDER BY scope, id"
    )
    for scope, row_id, *held in db.execute(sql, list(asked)):
        values: dict[str, Any] = {
            name: read(declared[name], from_column(declared[name], value))
            for name, value in zip(names, held, strict=True)
            if value is not None
        }
        yield record_type(id=row_id, scope=scope, **values)
