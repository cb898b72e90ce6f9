"""What was let out to one reader with a reason, and whether it still says what it then said."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.model import declarations
from familyplan.model.notation import write_record

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record, Release

__all__ = ["bound", "has_ended", "part_of", "still_stands"]

# A release has no field of its own for the digest; no declared name of a field has this sign.
_SIGN: Final = "#"


def bound(release: Release, record: Record) -> Release:
    """Bind a release to what its part of a row says now; said otherwise, it is let out no more."""
    name, _digest = part_of(release)
    return replace(release, field_name=f"{name}{_SIGN}{_digest_of(record, name)}")


def part_of(release: Release) -> tuple[str, str]:
    """Give the name of the field that was let out, "" for the whole row, and the digest of it."""
    name, _sign, digest = release.field_name.partition(_SIGN)
    return name, digest


def has_ended(release: Release, on: date) -> bool:
    """Say whether a release was for a time that is over, or for one whose end nobody knows."""
    last = release.until.latest() if release.until else None
    return release.until is not None and (last is None or last < on)


def still_stands(release: Release, record: Record | None) -> bool:
    """Say whether a row still says exactly what was let out; one bound to nothing lets out nothing.

    The whole row is all its fields but those the program keeps for itself.
    """
    name, digest = part_of(release)
    return record is not None and bool(digest) and digest == _digest_of(record, name)


def _digest_of(record: Record, name: str) -> str:
    declared = declarations(type(record))
    said = {
        field: value
        for field, value in write_record(record).items()
        if field == name or (not name and not declared[field].hidden)
    }
    text = json.dumps([record.id, said], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
