"""Reading a store: records, families, the directory, the log, and finding; never a change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from familyplan.model import DIRECTORY, Practitioner, Rows, kind_of, noun_of, nouns
from familyplan.model.lenses import SETTING, lenses
from familyplan.model.rows import Unread
from familyplan.store import drafts, family_list, log, search, tables, undoing
from familyplan.store.database import one, open_database, translated
from familyplan.store.joining import joined
from familyplan.store.mapper import columns, to_record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from familyplan.cipher import Connection
    from familyplan.model import Closure, Disclosure, Record
    from familyplan.model.lenses import Lenses

R = TypeVar("R", bound="Record")
_FAMILY_KINDS: Final = tuple(k for k, t in nouns().items() if noun_of(t).home == "family")
# A family with many copies behind it would otherwise open as slowly as all of them together.
_LARGE: Final = {"disclosure": "view"}


class Reader:
    """Everything that can be asked of an open store, on any connection, in any one thread."""

    def __init__(self, connection: Connection) -> None:
        """Take an open, keyed connection, perhaps a read-only one."""
        self.db = open_database(connection)

    def meta(self, key: str) -> str:
        """Give one fact the store keeps about itself, or ""."""
        return one(self.db, "SELECT value FROM meta WHERE key = ?", [key]) or ""

    def get(self, record_type: type[R], row_id: str) -> R | None:
        """Give a record by id, or None."""
        with translated():
            row = tables.fetch(self.db, kind_of(record_type), row_id) if row_id else None
        return None if row is None else to_record(kind_of(record_type), row)  # type: ignore[return-value]  # the kind's type

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of one type in the store."""
        with translated():
            rows = tables.fetch_all(self.db, kind_of(record_type))
            return tuple(to_record(kind_of(record_type), row) for row in rows)  # type: ignore[misc]  # the kind's type

    def copies_that_left(self) -> tuple[Disclosure, ...]:
        """Give every disclosure in the store, without what was in each copy."""
        with translated():
            rows = tables.fetch_all(self.db, "disclosure", without=_LARGE.values())
            return tuple(to_record("disclosure", row) for row in rows)  # type: ignore[misc]  # the kind's type

    def family(self, family_id: str) -> Rows:
        """Give a family's whole record with the directory rows it points at.

        The number of questions asked does not depend on how many families there are. What was in
        each copy that left stays behind: see `whole_family`, or get the one disclosure.
        """
        return self._family(family_id, _LARGE)

    def whole_family(self, family_id: str) -> Rows:
        """Give a family's record as `family` does, with what was in each copy that left."""
        return self._family(family_id, {})

    def left(self, family_id: str, rows: Iterable[str] = ()) -> dict[str, list[Any]]:
        """Give the rows written in each copy that left, by the id of its disclosure.

        With `rows`, only those of these ids: what one change needs of many large copies.
        """
        with translated():
            return tables.left(self.db, family_id, sorted(set(rows)))

    def _family(self, family_id: str, large: Mapping[str, str]) -> Rows:
        with translated():
            fetched: dict[str, Iterable[Sequence[Any]]] = {}
            for kind in _FAMILY_KINDS:
                without = {"heads", large.get(kind, "")}
                fetched[kind] = tables.fetch_scope(self.db, kind, family_id, without=without)
            unread = {
                nouns()[kind]: Unread({row[1]: row for row in rows}, partial(to_record, kind))
                for kind, rows in fetched.items()
                if rows
            }
            return Rows(self._directory_of(fetched), unread, self.lenses())

    def _directory_of(self, fetched: Mapping[str, Iterable[Sequence[Any]]]) -> list[Record]:
        def named(column: str, kinds: Iterable[str] = _FAMILY_KINDS) -> set[str]:
            places = {
                kind: columns(kind).index(column) for kind in kinds if column in columns(kind)
            }
            return {row[at] for kind, at in places.items() for row in fetched[kind]} - {None, ""}

        rows = tables.fetch_some(
            self.db, "practitioner", sorted(named("practitioner", ["involvement"]))
        )
        practitioners: list[Any] = [to_record("practitioner", row) for row in rows]
        wanted = named("agency") | named("funded_by") | {one.agency for one in practitioners}
        agencies = tables.fetch_some(self.db, "agency", sorted(wanted - {""}))
        return [*(to_record("agency", row) for row in agencies), *practitioners]

    def lenses(self) -> Lenses:
        """Give the ways of looking there are, a partnership's own among them."""
        with translated():
            return lenses(tables.setting(self.db, SETTING))

    def directory(self) -> Rows:
        """Give every agency and practitioner this store knows."""
        with translated():
            kinds = [k for k, t in nouns().items() if noun_of(t).home == DIRECTORY]
            return Rows(
                to_record(kind, row)
                for kind in kinds
                for row in tables.fetch_scope(self.db, kind, DIRECTORY)
            )

    def family_lines(self) -> list[family_list.FamilyLine]:
        """Give one short line per family, by name."""
        with translated():
            return family_list.lines(self.db)

    def families_of(self, name: str) -> set[str]:
        """Name the families in which a practitioner of this name has a seat."""
        with translated():
            known = {one.id for one in self.all(Practitioner) if one.name == name}
            return set(family_list.families_with(self.db, known)) if known else set()

    def endings_not_asked_after(self) -> tuple[Closure, ...]:
        """Give every ending of any family after which nobody has asked yet how it is."""
        with translated():
            return tuple(family_list.endings_not_asked_after(self.db))

    def haystacks(self, families: Collection[str] | None = None) -> dict[str, str]:
        """Give what families can be found by in the list; see `family_list.haystacks`."""
        with translated():
            return family_list.haystacks(self.db, families)

    def find(self, query: str, *, guarded: bool = True, per_kind: int = 8) -> list[search.Hit]:
        """Find rows by the beginnings of words; see `search.find`."""
        with translated():
            return search.find(self.db, query, guarded=guarded, per_kind=per_kind)

    def record(self, kind: str, row_id: str) -> Record | None:
        """Give a record by the name of its kind and its id, or None."""
        return self.get(nouns()[kind], row_id)

    def kind_of_row(self, row_id: str) -> str | None:
        """Say which kind of record has this id, or None."""
        with translated():
            return tables.kind_of_row(self.db, row_id)

    def history(self, scope: str = "", limit: int = 200) -> list[log.Entry]:
        """Give the newest entries of the log of a scope (or of all), newest first.

        Those of records that have become part of a family are among its own.
        """
        with translated():
            asked = [scope, *joined(self.db, scope)] if scope else []
            where = f"c.scope IN ({', '.join('?' * len(asked))})" if scope else "1"
            return list(log.tell(self.db, where, asked, limit, newest_first=True))

    def history_between(self, since: str, before: str, scope: str = "") -> list[log.Entry]:
        """Give the entries of the log of a scope (or of all) in a span of wall time, oldest first.

        `since` and `before` are ISO 8601, whole or only the beginning.
        """
        where, asked = "c.wall >= ? AND c.wall < ?", [since, before]
        if scope:
            where, asked = f"{where} AND c.scope = ?", [*asked, scope]
        with translated():
            return list(log.tell(self.db, where, asked))

    def entry(self, action_id: str) -> log.ChangeSet | None:
        """Give one ChangeSet of an action, or None."""
        with translated():
            return next(log.read(self.db, "c.action_id = ?", [action_id], 1), None)

    def log_heads(self) -> dict[str, str]:
        """Give the newest digest of every lane and scope."""
        with translated():
            return log.heads(self.db)

    def undo_and_redo(
        self, actor: str, fixed: frozenset[str]
    ) -> tuple[undoing.Candidate | None, undoing.Candidate | None]:
        """Give what the user could undo and redo next; see `undoing.candidates`."""
        with translated():
            return undoing.candidates(self.db, actor, fixed)

    def drafts(self, place: str = "") -> list[drafts.Draft]:
        """Give the drafts whose place begins with `place`."""
        with translated():
            return drafts.drafts(self.db, place)
