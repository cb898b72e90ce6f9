"""What several people may see on one screen: only what every one of them may see by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import DIRECTORY, Kind, declarations, noun_of
from familyplan.model.notation import empty
from familyplan.sharing.gate import view
from familyplan.sharing.readers import Reader
from familyplan.sharing.view import View
from familyplan.words import listed, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from familyplan.model import Record, Rows

__all__ = ["kept_off", "together"]

# How the record is kept and shared, and what is only seen with something else that is counted:
# nobody who looks at a family's plan would look for these.
_NOT_LOOKED_FOR: Final = frozenset(
    {
        "permission", "release", "disclosure", "sharing_decision", "text_decision", "protection",
        "access_request", "access_decision", "hold", "erasure", "episode", "invitation",
        "translation", "agency", "practitioner",
    }
)  # fmt: skip
# Where a paper belongs is a worker's note; the paper itself may well be on the screen.
_NOTED_BESIDE: Final = frozenset({("paper", "to")})


def together(rows: Rows, readers: Sequence[Reader], on: date) -> View:
    """Give what all of these readers may see of a family's rows on a day; nobody sees nothing.

    A field that one of them may not see is empty for all, a record one may not see is absent.
    """
    views = [view(rows, reader, on) for reader in readers]
    names = listed([reader.name for reader in readers])
    joint = Reader("", names, "person", purpose=say("Looking together"), channel="screen")
    kept: dict[str, Record] = {}
    for record in views[0].records if views else ():
        others = [one.rows.any(record.id) for one in views[1:]]
        found = _common(record, [one for one in others if one is not None])
        if None not in others and found is not None:
            kept[record.id] = found
    _drop_unmentioned(kept)
    withheld = {(one.row, one.field): one for each in views for one in each.withheld}
    return View(joint, on, tuple(kept.values()), tuple(withheld.values()), lenses=rows.lenses)


def kept_off(shown: View) -> int:
    """Count the records that hold something a View leaves out and somebody could look for.

    Neither the bookkeeping of a record counts, nor the record of who may see what.
    """
    return len(
        {
            one.row
            for one in shown.withheld
            if not one.bookkeeping
            and one.kind not in _NOT_LOOKED_FOR
            and (one.kind, one.field) not in _NOTED_BESIDE
        }
    )


def _common(record: Record, others: Iterable[Record]) -> Record | None:
    """Give what is the same in every one of them, None where nothing that was said is."""
    changed: dict[str, Any] = {}
    said = 0
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if value is None or value == empty(declaration):
            continue
        said += 1
        for other in others:
            theirs = getattr(other, name)
            if declaration.kind is Kind.REFS:
                value = tuple(one for one in value if one in theirs)
            elif theirs != value:
                value = empty(declaration)
        if value != getattr(record, name):
            changed[name] = value
    emptied = sum(value in (None, "", ()) for value in changed.values())
    return None if said and emptied == said else replace(record, **changed)


def _drop_unmentioned(kept: dict[str, Record]) -> None:
    """Take away agencies and practitioners that nothing left here speaks of."""
    while True:
        mentioned = {
            getattr(one, name, "")
            for one in kept.values()
            for name in ("agency", "practitioner", "funded_by")
        }
        gone = [
            one.id
            for one in kept.values()
            if noun_of(one).home == DIRECTORY and one.id not in mentioned
        ]
        if not gone:
            return
        for row_id in gone:
            del kept[row_id]
