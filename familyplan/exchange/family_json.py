"""Whole families written as canonical JSON: the same data always gives the same bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from familyplan.exchange.schema import FORMAT, VERSION, kinds_in
from familyplan.model import Kind, Rows, declarations, kind_of, noun_of
from familyplan.model.notation import write_record
from familyplan.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from familyplan.model import Record
    from familyplan.store.reading import Reader


def written(record: Record) -> dict[str, Any]:
    """Write one record as the format holds it."""
    return {"kind": kind_of(record), "id": record.id, "fields": write_record(record)}


def in_order(records: Iterable[Record]) -> list[Record]:
    """Sort records as the format does: the family itself, then by kind, then by id."""
    return sorted(records, key=lambda one: (kind_of(one) != "family", kind_of(one), one.id))


def mentioned(record: Record) -> Iterator[tuple[str, str]]:
    """Give every (field, id) a record points at, except at users, whom files do not hold."""
    for name, declaration in declarations(type(record)).items():
        held = getattr(record, name)
        if not held or "user" in declaration.refers:
            continue
        if declaration.kind is Kind.REF:
            yield name, held
        elif declaration.kind is Kind.REFS:
            for one in held:
                yield name, one


def families_as_json(
    reader: Reader, family_ids: Iterable[str] | None = None, *, at: datetime
) -> bytes:
    """Write families, each whole, with the agencies and practitioners they point at.

    Without ids every family is written, with the whole directory. Given are UTF-8 bytes: sorted by
    id, keys sorted, one record a line. They depend only on the records and `at`.
    """
    directory: dict[str, Record] = {}
    if family_ids is None:
        directory = {one.id: one for one in reader.directory()}
        family_ids = [line.family for line in reader.family_lines()]
    families: list[str] = []
    for family_id in sorted(set(family_ids)):
        rows = reader.whole_family(family_id)
        directory |= {one.id: one for one in rows if noun_of(one).home == "directory"}
        families.append(_family(family_id, rows))
    head = {"format": FORMAT, "version": VERSION, "exported": at.isoformat(timespec="seconds"),
            "schema": SCHEMA_VERSION}  # fmt: skip
    opening = ",\n".join(f"{_json(key)}: {_json(value)}" for key, value in head.items())
    text = (
        f'{{\n{opening},\n"directory": {_listed(directory.values())},\n'
        f'"families": [{",".join(families)}]\n}}\n'
    )
    return text.encode()


def _family(family_id: str, rows: Rows) -> str:
    own = [one for one in rows if kind_of(one) in kinds_in("family")]
    missing = sorted({row for one in own for _name, row in mentioned(one) if not rows.any(row)})
    gone = f'"missing": {_json(missing)},\n' if missing else ""
    return f'\n{{"id": {_json(family_id)},\n{gone}"records": {_listed(own)}}}'


def _listed(records: Iterable[Record]) -> str:
    return "[" + ",".join(f"\n{_json(written(one))}" for one in in_order(records)) + "]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
