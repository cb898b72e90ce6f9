"""Tables whose row in the table of tables is lost, found again by the shape of their pages.

Trees are made in a known order, so the pages that nothing names and that lie between two tables
that are known are the tables between them. Leaves of numbered tables are told by what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from familyplan.cipher import Expected
from familyplan.vault import first_page, tree_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_LEAVES: Final = (tree_pages.LEAF_INDEX, tree_pages.LEAF_TABLE)
_FAR: Final = 2**32

Layout = tuple[Expected, ...]


class Row(NamedTuple):
    """A row of the table of tables."""

    kind: str
    name: str
    table: str
    root: int
    sql: str | None


@dataclass
class Trees:
    """The pages of trees that can be read: `kinds` by page, `below` what hangs below each.

    `schema` is the leaves of the table of tables with their largest row numbers, `schema_pages` all
    that page 1 names, lost ones too. `unreadable` pages may have been anything.
    """

    read: Callable[[int], bytes | None]
    kinds: dict[int, int] = field(default_factory=dict)
    below: dict[int, tuple[int, ...]] = field(default_factory=dict)
    schema: dict[int, int] = field(default_factory=dict)
    schema_pages: frozenset[int] = frozenset()
    unreadable: set[int] = field(default_factory=set)

    def under(self, root: int) -> Iterator[int]:
        """Give the readable leaves of a tree, in order."""
        if self.kinds.get(root) in _LEAVES:
            yield root
        for page in self.below.get(root, ()):
            yield from self.under(page)

    def fits(self, page: int, one: Expected) -> bool:
        """Say whether the rows on a page, or below it, could be rows of this tree."""
        numbered = self.kinds[page] in (tree_pages.LEAF_TABLE, tree_pages.INTERIOR_TABLE)
        if numbered != one.numbered:
            return False
        if self.kinds[page] == tree_pages.INTERIOR_TABLE:
            first = next(self.under(page), None)
            return first is None or self.fits(first, one)
        return all(
            len(row.types) in one.widths and all(map(tree_pages.suits, row.types, one.columns))
            for row in self.rows(page)
        )

    def rows(self, page: int) -> tuple[tree_pages.Record, ...]:
        """Give the rows on a page itself."""
        return tree_pages.records(self.read(page) or bytes(1)) or ()


@dataclass(frozen=True)
class Found:
    """A table of tables made again: the row it has for each tree, and new pages above leaves."""

    rows: tuple[Row, ...]
    added: tuple[bytes, ...]
    changed: bool


def read_trees(
    read: Callable[[int], bytes | None], count: int, schema_pages: Iterable[int]
) -> Trees:
    """Look at every page but the first for what it is and what hangs below it."""
    trees = Trees(read, schema_pages=frozenset(schema_pages))
    for number in range(2, count + 1):
        page = read(number)
        if page is None:
            trees.unreadable.add(number)
        if page is None or page[0] not in tree_pages.KINDS:
            continue
        last = first_page.schema_rows(page)
        if last is not None:
            trees.schema[number] = last
            continue
        trees.kinds[number] = page[0]
        if below := tree_pages.children(page):
            trees.below[number] = below
    return trees


def find(trees: Trees, layouts: Sequence[Layout], first_new: int) -> Found:
    """Find again what is lost of the table of tables; pages from `first_new` on are free.

    `layouts` are the ways the program may have made its tables. The one that explains most wins.
    """
    kept = tuple(_kept(trees))
    rows = {row.name: row for row in kept}
    layout, roots = max(
        (_guessed(trees, layout, kept) for layout in layouts),
        key=lambda guess: _explained(rows.keys() | guess[1].keys(), guess[0]),
        default=((), {}),
    )
    rows |= {
        one.name: Row(one.kind, one.name, one.table, roots[one.name], one.sql)
        for one in layout
        if one.name in roots
    }
    added = _adopt(trees, layout, rows, first_new)
    ordered = sorted(rows.values(), key=lambda row: row.kind != "table")
    return Found(tuple(ordered), tuple(added), changed=bool(roots or added))


def _explained(names: set[str], layout: Layout) -> int:
    """Weigh the trees of a layout that are there against those that are not."""
    return sum(1 if one.name in names else -1 for one in layout)


def _kept(trees: Trees) -> Iterator[Row]:
    for number in sorted(trees.schema, key=lambda page: trees.schema[page]):
        page = first_page.without_statistics(trees.read(number) or b"")
        for row in trees.rows(number):
            if row.length > tree_pages.MOST_LOCAL:
                continue
            kind, name, table, root, sql = tree_pages.values(page, row)
            words = None if sql is None else str(sql)
            yield Row(str(kind), str(name), str(table), int(root or 0), words)


def _guessed(trees: Trees, layout: Layout, kept: Iterable[Row]) -> tuple[Layout, dict[str, int]]:
    """Give the pages of trees that are lost, where this is the order they were made in."""
    known = {row.name: row.root for row in kept}
    loose = _loose(trees, known.values())
    # Where page 1 is lost these cannot be told from pages of the table of tables.
    holes = _unnamed(trees, kept) if trees.schema_pages else frozenset()
    found: dict[str, int] = {}
    run: list[Expected] = []
    before = 1
    for one in (*layout, None):
        if one is not None and one.name not in known:
            run.append(one)
            continue
        after = known[one.name] if one is not None else _FAR
        inside = [page for page in loose if before < page < after]
        if one is None:
            inside = inside[: len(run)]
            after = max(inside, default=before)
        # Something else may stand for a tree whose own page cannot be read.
        sure = len(inside) == len(run) and not any(before < page < after for page in holes)
        if sure and all(map(trees.fits, inside, run)):
            found |= {lost.name: page for lost, page in zip(run, inside, strict=True)}
        run, before = [], after
    return layout, found


def _loose(trees: Trees, roots: Iterable[int]) -> list[int]:
    """Give the pages of trees that no page that can be read names."""
    named = {page for below in trees.below.values() for page in below} | set(roots)
    return [page for page in trees.kinds if page not in named]


def _adopt(trees: Trees, layout: Layout, rows: dict[str, Row], first_new: int) -> list[bytes]:
    """Put loose leaves of numbered tables, and those still in their place, below new pages."""
    added: list[bytes] = []
    left: dict[str, list[int]] = {}
    gap = min(_unnamed(trees, rows.values()), default=0)
    for page in _loose(trees, (row.root for row in rows.values())):
        if trees.kinds[page] != tree_pages.LEAF_TABLE or not trees.rows(page):
            continue
        could = [one for one in layout if trees.fits(page, one)]
        if len(could) == 1:
            left.setdefault(could[0].name, []).append(page)
    for one in layout:
        if one.name not in left:
            continue
        old = rows.get(one.name)
        leaves = [*left[one.name], *(trees.under(old.root) if old else ())]
        level = sorted(
            ((page, _last(trees, page)) for page in leaves if trees.rows(page)),
            key=lambda leaf: leaf[1],
        )
        if gap:
            # It may have been a leaf of this very table, which must not look as if it were whole.
            level.append((gap, level[-1][1] + 1))
        root = _raise(level, added, first_new)
        rows[one.name] = Row(one.kind, one.name, one.table, root, old.sql if old else one.sql)
    return added


def _unnamed(trees: Trees, rows: Iterable[Row]) -> frozenset[int]:
    """Give the pages that cannot be read and that nothing names."""
    named = {page for below in trees.below.values() for page in below}
    named |= {row.root for row in rows} | trees.schema_pages
    return frozenset(trees.unreadable - named)


def _last(trees: Trees, page: int) -> int:
    return max(row.number for row in trees.rows(page))


def _raise(level: list[tuple[int, int]], added: list[bytes], first_new: int) -> int:
    """Add pages above leaves until there is one root, and give its number."""
    while True:
        above: list[tuple[int, int]] = []
        for at in range(0, len(level), tree_pages.MOST_CHILDREN):
            part = level[at : at + tree_pages.MOST_CHILDREN]
            above.append((first_new + len(added), part[-1][1]))
            added.append(tree_pages.interior(part))
        if len(above) == 1:
            return above[0][0]
        level = above


def leaves_of(rows: Sequence[Row], first_new: int) -> dict[int, tuple[int, bytes]]:
    """Lay rows of the table of tables out on new pages: the largest row number and the page."""
    pages: dict[int, tuple[int, bytes]] = {}
    cells: list[bytes] = []
    for number, row in enumerate(rows, start=1):
        cell = tree_pages.row_of_schema(number, row)
        if cells and not tree_pages.room_for([*cells, cell]):
            pages[first_new + len(pages)] = (number - 1, tree_pages.leaf(cells))
            cells = []
        cells.append(cell)
    if cells:
        pages[first_new + len(pages)] = (len(rows), tree_pages.leaf(cells))
    return pages
