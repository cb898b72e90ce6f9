"""The ways into a store as they stand: whose, since when, last used, in which backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from familyplan.model import User
from familyplan.session import second_place
from familyplan.vault import device_slot, keys_on_disk, removing, slots

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session.session import Session

_EVENTS_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class WayIn:
    """One slot of the keys file: whose it is, of which kind, since when; `mine` opened it now.

    `last_used` is the last time it opened the store, as far as the history still tells; `counts`
    is False for a recovery sheet that was never typed back.
    """

    who: str
    kind: str
    since: datetime
    mine: bool
    slot_id: str
    label: str
    last_used: datetime | None
    counts: bool


def ways_in(session: Session) -> tuple[WayIn, ...]:
    """Give every way into the store, as the keys file names them.

    Raises:
        KeysDamaged, KeysMissing: the keys file cannot be read any more.

    """
    names = {user.id: user.name for user in session.store.all(User)}
    used = _last_used(session)
    return tuple(
        WayIn(
            who=names.get(slot.face.user_id, "") or slot.face.label,
            kind=slot.face.kind,
            since=datetime.fromisoformat(slot.face.created),
            mine=slot.face.id == session.vault.slot_id,
            slot_id=slot.face.id,
            label=slot.face.label,
            last_used=used.get(slot.face.id),
            counts=slot.face.kind != slots.RECOVERY or bool(slot.confirmed),
        )
        for slot in keys_on_disk.read(session.vault.folder).slots
    )


def this_computer(session: Session) -> str:
    """Give the id of the way in that this computer keeps, "" for none.

    Only where the store has a way of that kind is the system's safe asked, for at most 5 seconds:
    do it on a worker thread.
    """
    if not any(slot.face.kind == slots.DEVICE for slot in session.vault.keys.slots):
        return ""
    return next(iter(device_slot.device_slots(session.vault)), "")


def kept_in(session: Session, slot_id: str) -> tuple[Path, ...]:
    """Name the backups, here and in the second place, whose keys have this way in."""
    places = (session.vault.folder / removing.BACKUPS, *elsewhere(session))
    return removing.still_in(slot_id, places)


def elsewhere(session: Session) -> tuple[Path, ...]:
    """Give the shelves of backups in the second place, as far as they can be seen now."""
    place = second_place.second_place(session).path
    return () if place is None else second_place.shelves(place)


def _last_used(session: Session) -> dict[str, datetime]:
    """Give when each slot last opened the store, as far as the newest entries tell."""
    used: dict[str, datetime] = {}
    for entry in session.store.history("store", _EVENTS_LOOKED_AT):
        said = entry.body.said if entry.body else {}
        if said.get("event") == "unlocked" and "slot" in said:
            used.setdefault(said["slot"], datetime.fromisoformat(entry.header.wall))
    return used
