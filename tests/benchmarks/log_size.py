"""How much room the history takes beside the facts it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks import stores
from benchmarks.table import Row, against
from familyplan.model import noun_of, nouns

if TYPE_CHECKING:
    from benchmarks.places import Places
    from familyplan.session import Session

_BUDGET: Final = 2.0


def rows(places: Places) -> list[Row]:
    """Measure the family typed verb by verb, and the mean of the families by seed."""
    with places.session(stores.CASELOAD) as session:
        typed = stores.typed_family(session)
        others = stores.seeded_families(session)
        return [
            _row(session, "log of a family typed verb by verb", [typed]),
            _row(session, "log of the full families by seed", others),
        ]


def _row(session: Session, what: str, families: list[str]) -> Row:
    log = sum(log_bytes(session, family) for family in families)
    live = sum(row_bytes(session, family) for family in families)
    ours, theirs = f"{log / 1024:,.0f} KiB", f"{live / 1024:,.0f} KiB of rows"
    return against(what, ours, theirs, log / live, _BUDGET)


def log_bytes(session: Session, scope: str) -> int:
    """Add up headers and packed bodies of one family's ChangeSets."""
    headers = _texts(session, "changesets", "x.scope = ?", scope)
    where = "x.id IN (SELECT id FROM changesets WHERE scope = ?)"
    return headers + _texts(session, "changeset_bodies", where, scope)


def row_bytes(session: Session, scope: str) -> int:
    """Add up the stored text of one family's rows."""
    kinds = [kind for kind, noun in nouns().items() if noun_of(noun).home == "family"]
    return sum(_texts(session, kind, "x.scope = ?", scope) for kind in kinds)


def _texts(session: Session, table: str, where: str, scope: str) -> int:
    db = session.store.db
    names = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()]
    cells = " + ".join(f'ifnull(length(CAST(x."{name}" AS BLOB)), 0)' for name in names)
    sql = f'SELECT ifnull(sum({cells}), 0) FROM "{table}" x WHERE {where}'  # noqa: S608 - own names
    return int(db.execute(sql, [scope]).fetchone()[0])
