"""Rows of cells: tables, and facts with their labels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from familyplan.packs.document import Facts, Table, Text, plain
from familyplan.packs.render.flow import Item, draw_lines, first_baseline
from familyplan.packs.render.ink import Type, type_for
from familyplan.packs.render.lines import Line, set_lines
from familyplan.packs.render.scripts import runs_of, tongue, turned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.render.pen import Pen
    from familyplan.packs.render.tree import Node

__all__ = ["Cell", "Row", "facts_items", "table_items"]

_GAP: Final = 10.0
_TO_WRITE_ON: Final = 2  # lines
_LEFTWARD: Final = "<< /O /Layout /WritingMode /RlTb >>"
_SCOPE_COLUMN: Final = "<< /O /Table /Scope /Column >>"
_SCOPE_ROW: Final = "<< /O /Table /Scope /Row >>"
_LABELS: Final = 0.205  # the share of the width labels take; look's picture


@dataclass
class Cell:
    """One cell: its element, its lines, where it starts in the row and how wide it is."""

    node: Node
    lines: list[Line]
    look: Type
    x: float
    width: float
    base: int = 0


class _Said(NamedTuple):
    """What a cell says, how it is set, and what its element is."""

    text: Text
    look: Type
    tag: str
    attributes: str = ""
    language: str = ""


@dataclass
class Row(Item):
    """Cells side by side with `pad` above and below, and a line under them if `rule` names one."""

    cells: list[Cell]
    width: float
    pad: float = 0.0
    rule: str = ""
    before: float = 0.0
    keeps_next: bool = False
    repeat: Item | None = None

    @property
    def leading(self) -> float:
        """The height of one line."""
        return max(cell.look.leading for cell in self.cells)

    @property
    def height(self) -> float:
        """The highest cell."""
        lines = max(len(cell.lines) for cell in self.cells)
        # A row of empty cells is there to be written on, and a pen needs room.
        return (lines or _TO_WRITE_ON) * self.leading + 2 * self.pad

    @property
    def least(self) -> float:
        """The whole row, or three lines of a long one."""
        lines = max(len(cell.lines) for cell in self.cells)
        few = 6
        return self.height if lines <= few else 3 * self.leading + 2 * self.pad

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Split every cell after the lines that fit."""
        fit = int((room - 2 * self.pad + 0.01) / self.leading)
        if fit < 1:
            return None
        head = [replace(cell, lines=cell.lines[:fit]) for cell in self.cells]
        rest = [replace(cell, lines=cell.lines[fit:]) for cell in self.cells]
        return replace(self, cells=head, rule=""), replace(self, cells=rest, before=0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw cell by cell, then the line below."""
        for cell in self.cells:
            if not cell.lines:
                continue
            top = y + self.pad + first_baseline(cell.look)
            with pen.content(cell.node):
                draw_lines(
                    pen, cell.lines, cell.look, (x + cell.x, top, cell.width), base=cell.base
                )
        if self.rule:
            heavy = self.rule == "accent"
            with pen.artifact():
                pen.line(
                    x,
                    y + self.height,
                    x + self.width,
                    role=self.rule,
                    width=0.9 if heavy else 0.6,
                )


def table_items(table: Table, parent: Node, width: float, *, large: bool) -> list[Item]:
    """Lay out a table below the element `parent`: its head, repeated on each page, and its rows."""
    node = parent.add("Table", attributes=_LEFTWARD if table.leftward else "")
    shares = table.widths or tuple(1.0 for _ in table.head)
    columns = [share / sum(shares) * width for share in shares]
    items: list[Item] = []
    if plain(table.caption):
        look = type_for("soft", large=large)
        caption = _cells(node, [_Said(table.caption, look, "Caption")], [width])
        items.append(Row(caption, width, before=10.0, keeps_next=True))
    look = type_for("head", large=large)
    heads = [_Said(text, look, "TH", _SCOPE_COLUMN) for text in table.head]
    head = Row(
        _cells(node.add("TR"), heads, columns, leftward=table.leftward),
        width,
        pad=4.5,
        rule="accent",
        before=4.0 if items else 8.0,
        keeps_next=bool(table.rows),
    )
    items.append(head)
    look = type_for("cell", large=large)
    languages = table.languages or ("",) * len(table.head)
    for texts in table.rows:
        said = [
            _Said(text, look, "TD", language=language)
            for text, language in zip(texts, languages, strict=True)
        ]
        cells = _cells(node.add("TR"), said, columns, leftward=table.leftward)
        items.append(Row(cells, width, pad=6.0, rule="line", repeat=head))
    return items


def facts_items(facts: Facts, parent: Node, width: float, *, large: bool) -> list[Item]:
    """Lay out facts as a table whose rows are headed by their labels."""
    if not facts.pairs:
        return []
    node = parent.add("Table")
    columns = [width * _LABELS, width * (1 - _LABELS)]
    label, value = type_for("label", large=large), type_for("body", large=large)
    items: list[Item] = []
    for name, text in facts.pairs:
        texts = [_Said(name, label, "TH", _SCOPE_ROW), _Said(text, value, "TD")]
        row = Row(_cells(node.add("TR"), texts, columns), width, pad=2.0)
        row.before = 0.0 if items else 6.0
        items.append(row)
    return items


def _cells(
    parent: Node, texts: Sequence[_Said], columns: list[float], *, leftward: bool = False
) -> list[Cell]:
    """Set cells in order of reading; leftward ones begin at the right, their heads as well."""
    cells: list[Cell] = []
    start = 0.0
    for said, column in zip(texts, columns, strict=True):
        text, look, tag, attributes, _ = said
        last = len(cells) == len(columns) - 1
        width = max(column - (0.0 if last else _GAP), look.size * 1.5)
        language, base = tongue(text, said.language)
        lines = set_lines(runs_of(text, look.weight, base=base), look.size, width, base=base)
        node = parent.add(tag, attributes=attributes, actual=turned(text), language=language)
        x = sum(columns) - start - width if leftward else start
        side = 1 if leftward and tag == "TH" and not cells else base
        cells.append(Cell(node, lines if plain(text) else [], look, x, width, side))
        start += column
    return cells
