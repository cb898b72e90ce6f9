"""Every kind of copy of a family, for whoever each kind is for, and its tree in lines of text."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf

from core.packs.pdf_reading import LEAVES, elements
from familyplan.model import Involvement, Meeting, Person
from familyplan.packs.asked import Asked
from familyplan.packs.kind import Making
from familyplan.packs.kinds import KINDS
from familyplan.packs.suggesting import is_about, subjects
from familyplan.packs.wording import Wording
from familyplan.sharing import reader_of, view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Rows
    from familyplan.packs.document import Document
    from familyplan.packs.kind import PackKind
    from familyplan.sharing import Reader

TODAY = date(2026, 12, 7)
_LONGEST = 90


@dataclass(frozen=True)
class Copy:
    """One copy: its kind, for whom, and what stands in it."""

    kind: str
    reader: Reader
    document: Document


def readers(rows: Rows) -> list[Reader]:
    """Give everybody a copy could be for: the team, then the family's people."""
    ids = [one.id for one in (*rows.of(Involvement), *rows.of(Person))]
    return [found for one in ids if (found := reader_of(rows, one)) is not None]


def copies(rows: Rows, on: date = TODAY, *, each: int = 1_000) -> Iterator[Copy]:
    """Make every kind for those it suits, `each` of them at most, about the first it can be."""
    everybody = readers(rows)
    for kind in KINDS.values():
        suited = [one for one in everybody if kind.suits(one, rows)]
        for reader in suited[:each]:
            made = copy(rows, kind, reader, on)
            if made is not None:
                yield made


def copy(rows: Rows, kind: PackKind, reader: Reader, on: date = TODAY) -> Copy | None:
    """Make one copy; None where the family has nothing that this kind could be about."""
    about = next((row for row, _ in subjects(kind, reader, rows)), "")
    meetings = rows.of(Meeting)
    meeting = next((one.id for one in meetings if not one.held), "")
    if (is_about(kind) and not about) or (kind.needs == "meeting" and not meetings):
        return None
    if kind.key == "minutes":
        meeting = next((one.id for one in reversed(meetings) if one.held), meeting)
    asked = Asked(
        kind.key, meeting or meetings[-1].id if meetings else "", date(2026, 1, 1), on, about
    )
    held = kind.held(rows, view(rows, reader, on), asked)
    making = Making(held, asked, on, Wording(partnership="Northside"), "K7Q2")
    return Copy(kind.key, reader, kind.made(making))


def tree(data: bytes) -> list[str]:
    """Give the structure tree of a file, one element a line, each below what it is in."""
    leaves = iter(elements(data))

    def lines(node: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - pikepdf's objects
        tag, lead = str(node.S)[1:], "  " * depth
        if tag in LEAVES:
            leaf = next(leaves)
            said = " ".join(leaf.said.split())
            words = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
            marked = f" [{leaf.language}]" if leaf.language else ""
            yield f"{lead}{tag}{marked} {words}".rstrip()
            return
        yield f"{lead}{tag}"
        for kid in node.K:
            yield from lines(kid, depth + 1)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(lines(pdf.Root.StructTreeRoot.K[0], 0))
