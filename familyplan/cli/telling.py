"""Writing to the terminal: columns, JSON, and text no control character can play tricks with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from familyplan.exchange.reading import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def tell(text: str, *, err: bool = False) -> None:
    """Write one line."""
    click.echo(printable(text), err=err)


def tell_columns(rows: Iterable[Sequence[str]]) -> None:
    """Write rows of cells under one another; the last column is not padded."""
    flat = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*flat, strict=True)]
    for row in flat:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        tell("  ".join(cells).rstrip())


def tell_json(value: Any) -> None:  # noqa: ANN401 - JSON
    """Write JSON for another program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
