"""Finding: an index of folded words kept by the store itself, and the questions put to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from familyplan.cipher import OperationalError
from familyplan.model import Kind, Sharing, declarations, nouns
from familyplan.store import tables
from familyplan.store.database import one, transaction
from familyplan.store.folding import folded, tight
from familyplan.store.mapper import OWN_COLUMNS, from_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from familyplan.store.database import Database

_GUARDED: Final = frozenset({Sharing.FORMER_IDENTITY, Sharing.WHEREABOUTS, Sharing.IDENTIFIER})
_LINES: Final = frozenset({Kind.LONG_TEXT})
_PER_KIND: Final = 8
_TIDIED_PAGES: Final = 1_000
KINDS_IN_ORDER: Final = (
    "family", "person", "agency", "practitioner", "home", "contact_point", "identifier", "group",
    "goal", "action", "need", "meeting", "involvement", "voice", "note", "rating", "story_event",
    "paper", "assessment", "area_score", "reply", "safety_plan", "contingency", "step_change",
    "closure", "later_check", "episode", "translation", "disclosure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: which row of which kind and scope, and whether only guarded words matched.

    A guarded hit may be shown only to those who may see protected facts.
    """

    kind: str
    row: str
    scope: str
    guarded: bool


def index_row(db: Database, kind: str, row_id: str) -> None:
    """Bring the index up to date with one row, which may be new, changed or gone."""
    n = one(db, "SELECT n FROM search_rows WHERE row = ?", [row_id])
    held = None if n is None else _held(db, n)
    row = tables.fetch(db, kind, row_id)
    words = None if row is None else _words(kind, row)
    # Taking words out securely is most of what saving costs a large store: only if they changed.
    if held is not None and held != words:
        db.conn.execute("DELETE FROM search WHERE rowid = ?", [n])
    if row is None or words is None:
        db.conn.execute("DELETE FROM search_rows WHERE row = ?", [row_id])
        return
    if not any(words):
        return
    if n is not None:
        # A row keeps its id when two records of a family become one, and not its scope.
        db.conn.execute(
            "UPDATE search_rows SET scope = ? WHERE n = ? AND scope <> ?", [row[0], n, row[0]]
        )
    else:
        db.conn.execute(
            "INSERT INTO search_rows (row, scope, kind) VALUES (?, ?, ?)", [row_id, row[0], kind]
        )
        n = one(db, "SELECT n FROM search_rows WHERE row = ?", [row_id])
    if held != words:
        db.conn.execute(
            "INSERT INTO search (rowid, kind, words, tight, guarded) VALUES (?, ?, ?, ?, ?)",
            [n, _token(kind), *words],
        )


def tidy(db: Database) -> None:
    """Put parts of the index together that bringing in much has left apart; a few pages at most.

    Each edit looks for every word it changes in each of the parts, so many parts make it slow.
    """
    with transaction(db):
        db.conn.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", [_TIDIED_PAGES])


def _held(db: Database, n: int) -> tuple[str, str, str] | None:
    asked = "SELECT words, tight, guarded FROM search WHERE rowid = ?"
    found: tuple[str, str, str] | None = db.execute(asked, [n]).fetchone()
    return found


def _token(kind: str) -> str:
    return "kind" + kind.replace("_", "")


def _words(kind: str, row: Sequence[Any]) -> tuple[str, str, str]:
    words: list[str] = []
    closed: list[str] = []
    guarded: list[str] = []
    declared = declarations(nouns()[kind]).items()
    for (_name, declaration), held in zip(declared, row[len(OWN_COLUMNS) :], strict=True):
        if not held or not declaration.found:
            if held and declaration.sharing is Sharing.FORMER_IDENTITY:
                guarded += [folded(name) for name in from_column(declaration, held)]
            continue
        text = str(from_column(declaration, held))
        kept = guarded if declaration.sharing in _GUARDED else words
        kept.append(folded(text))
        if declaration.tight:
            (guarded if declaration.sharing in _GUARDED else closed).append(tight(text))
    return " ".join(words), " ".join(closed), " ".join(guarded)


def find(db: Database, query: str, *, guarded: bool, kinds: Iterable[str] = KINDS_IN_ORDER,
         per_kind: int = _PER_KIND) -> list[Hit]:  # fmt: skip
    """Find rows in which every typed word begins a word, kinds in their order of interest.

    One letter is enough. `guarded` says whether protected words may be searched and shown.
    """
    terms = folded(query).split()
    if not terms:
        return []
    every = " AND ".join(f'"{term}"*' for term in terms)
    closed = f'"{"".join(terms)}"*'
    hits: list[Hit] = []
    for kind in kinds:
        columns = _columns_of(kind)
        asked = f"{{words}}: ({every})" + (f" OR {{tight}}: {closed}" if "tight" in columns else "")
        found = _matches(db, f"kind:{_token(kind)} AND ({asked})", per_kind)
        hits += [Hit(kind, row, scope, guarded=False) for row, scope in found]
        if guarded and "guarded" in columns and len(found) < per_kind:
            asked = f"kind:{_token(kind)} AND {{guarded}}: (({every}) OR {closed})"
            seen = {row for row, _scope in found}
            more = [pair for pair in _matches(db, asked, per_kind) if pair[0] not in seen]
            hits += [Hit(kind, row, scope, guarded=True) for row, scope in more]
    return hits


@cache
def _columns_of(kind: str) -> frozenset[str]:
    """Name the columns of the index a kind can have words in: to ask the others is time lost."""
    columns = {"words"}
    for declaration in declarations(nouns()[kind]).values():
        closed = declaration.found and declaration.sharing in _GUARDED
        if closed or declaration.sharing is Sharing.FORMER_IDENTITY:
            columns.add("guarded")
        elif declaration.found and declaration.tight:
            columns.add("tight")
    return frozenset(columns)


def _matches(db: Database, asked: str, limit: int) -> list[tuple[str, str]]:
    try:
        cursor = db.execute(
            "SELECT r.row, r.scope FROM search s JOIN search_rows r ON r.n = s.rowid "
            "WHERE search MATCH ? LIMIT ?",
            [asked, limit],
        )
        return [(row, scope) for row, scope in cursor.fetchall()]
    except OperationalError as error:
        # A letter the index does not know as one parts a word in two; no row has such a word.
        if not str(error).startswith("fts5: "):
            raise
        return []
