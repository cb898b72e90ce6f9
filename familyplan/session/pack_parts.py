"""Which parts of each kind of copy this partnership wants and in which order, kept in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.packs.kind import PackKind
    from familyplan.session.session import Session

__all__ = ["PACK_PARTS", "PartLine", "parts_of", "wanted", "with_parts"]

PACK_PARTS: Final = "pack_parts"


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of a kind as it is wanted here; `name` is marked for `say`."""

    key: str
    name: str
    on: bool = True


def parts_of(session: Session, kind: PackKind) -> tuple[PartLine, ...]:
    """Give the parts of a kind in the order wanted here; one nobody ordered yet stands last."""
    held = _held(session).get(kind.key)
    order, off = _read(held)
    names = {part.key: part.name for part in kind.parts}
    keys = [*(key for key in order if key in names), *(key for key in names if key not in order)]
    return tuple(PartLine(key, names[key], key not in off) for key in keys)


def wanted(session: Session, kind: PackKind) -> tuple[str, ...]:
    """Give the keys of the parts as a wish carries them, () for all in the kind's own order."""
    keys = tuple(line.key for line in parts_of(session, kind) if line.on)
    return () if keys == tuple(part.key for part in kind.parts) else keys


def with_parts(session: Session, kind_key: str, lines: Sequence[PartLine]) -> dict[str, Any]:
    """Give what the setting PACK_PARTS becomes with these parts; () takes a kind's own again."""
    held = {key: value for key, value in _held(session).items() if key != kind_key}
    if lines:
        held[kind_key] = {
            "order": [line.key for line in lines],
            "off": [line.key for line in lines if not line.on],
        }
    return held


def _held(session: Session) -> dict[str, Any]:
    held = session.setting(PACK_PARTS, {})
    return held if isinstance(held, dict) else {}


def _read(held: object) -> tuple[list[str], list[str]]:
    """Read one kind's order and what is off; whatever cannot be read counts as nothing chosen."""
    if not isinstance(held, dict):
        return [], []
    lists = [held.get(key) for key in ("order", "off")]
    order, off = ([str(one) for one in said] if isinstance(said, list) else [] for said in lists)
    return list(dict.fromkeys(order)), off
