"""Taking from a View what a kind of copy does not hold at all, whoever may see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, declarations, kind_of
from familyplan.model.notation import empty

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from familyplan.model import Record
    from familyplan.sharing.view import View

__all__ = ["ALL_FIELDS", "chosen", "in_common", "narrowed"]

ALL_FIELDS: Final = "*"


def narrowed(view: View, carries: Mapping[str, frozenset[str]] | None) -> View:
    """Give the View with only the kinds of row and the fields that a kind of copy carries.

    A row of which nothing but the ids of other rows is left goes too. What goes here was not
    withheld from the reader: this copy is merely not about it.
    """
    if carries is None:
        return view
    kept = (_cut(record, carries.get(kind_of(record), frozenset())) for record in view.records)
    records = tuple(record for record in kept if record is not None)
    ids = {record.id for record in records}
    withheld = tuple(
        one
        for one in view.withheld
        if one.field in (fields := carries.get(one.kind, frozenset())) or ALL_FIELDS in fields
    )
    return replace(
        view,
        records=tuple(_without_mentions(one, ids) for one in records),
        withheld=withheld,
        grounds={row: stood for row, stood in view.grounds.items() if row in ids},
    )


def chosen(view: View, choose: Callable[[Record], Record | None]) -> View:
    """Give the View with each record as `choose` gives it back; None leaves the record out.

    `choose` may empty fields, and never fill one. Mentions of what is left out go too.
    """
    kept = {one.id: made for one in view.records if (made := choose(one)) is not None}
    gone = {one.id for one in view.records} - kept.keys()
    withheld = tuple(one for one in view.withheld if one.row not in gone)
    ids = set(kept)
    records = tuple(_without_mentions(one, ids) for one in kept.values())
    grounds = {row: stood for row, stood in view.grounds.items() if row in kept}
    return replace(view, records=records, withheld=withheld, grounds=grounds)


def in_common(view: View, others: tuple[View, ...]) -> View:
    """Give the View with only what all the other Views of the same rows show as well."""

    def shared(record: Record) -> Record | None:
        found = [other.rows.any(record.id) for other in others]
        if None in found:
            return None
        emptied = {
            name: empty(declaration)
            for name, declaration in declarations(type(record)).items()
            if any(getattr(one, name) != getattr(record, name) for one in found)
        }
        return replace(record, **emptied) if emptied else record

    return chosen(view, shared)


def _cut(record: Record, fields: frozenset[str]) -> Record | None:
    if ALL_FIELDS in fields:
        return record
    emptied: dict[str, Any] = {}
    says = False
    for name, declaration in declarations(type(record)).items():
        if name not in fields:
            emptied[name] = empty(declaration)
        elif getattr(record, name) not in {None, "", (), False}:
            says = True
    return replace(record, **emptied) if says else None


def _without_mentions(record: Record, ids: set[str]) -> Record:
    """Empty what names a row that is not in the copy."""
    emptied: dict[str, Any] = {}
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if declaration.kind is Kind.REF and value and value not in ids:
            emptied[name] = ""
        elif declaration.kind is Kind.REFS and not set(value) <= ids:
            emptied[name] = tuple(one for one in value if one in ids)
    return replace(record, **emptied) if emptied else record
