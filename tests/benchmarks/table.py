"""The one table a benchmark prints: what was measured, against what, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HEADINGS: Final = ("what a person waits for", "this program", "reference", "ratio", "budget", "")
MET: Final = "met"
NOT_MET: Final = "NOT MET"
MISSING: Final = "reference missing"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: each part as it is to be read, the verdict last."""

    what: str
    ours: str = ""
    reference: str = ""
    ratio: str = ""
    budget: str = ""
    verdict: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The parts in the order of the headings."""
        return self.what, self.ours, self.reference, self.ratio, self.budget, self.verdict


def verdict(holds: bool) -> str:  # noqa: FBT001 - it is what is being said
    """Say whether a budget was met."""
    return MET if holds else NOT_MET


def ms(seconds: float) -> str:
    """Write a duration in milliseconds."""
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def times(ratio: float) -> str:
    """Write a ratio."""
    return f"{ratio:.2f}x"


def at_most(what: str, seconds: float, budget: float, *, reference: str = "") -> Row:
    """Make a row whose budget is a time."""
    return Row(what, ms(seconds), reference, "", f"<= {ms(budget)}", verdict(seconds <= budget))


def against(what: str, ours: str, reference: str, ratio: float, budget: float) -> Row:
    """Make a row whose budget is a ratio."""
    return Row(what, ours, reference, times(ratio), f"<= {budget:g}x", verdict(ratio <= budget))


def cannot(what: str, budget: str, why: str, ours: str = "") -> Row:
    """Make a row for what could not be measured, or not against its reference."""
    return Row(what, ours, "", "", budget, why)


def printed(rows: list[Row]) -> str:
    """Lay the rows out as a table in Markdown that also reads well as plain text."""
    lines = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    laid = [_laid(line, widths) for line in lines]
    rule = "| " + " | ".join("-" * max(width, 3) for width in widths) + " |"
    return "\n".join([laid[0], rule, *laid[1:]])


def _laid(line: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
    return "| " + " | ".join(cells) + " |"
