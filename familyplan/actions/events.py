"""What the log says happened without changing a row: unlockings, looks, copies out, checks."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from familyplan.words import mark


class Sort(StrEnum):
    """What an entry of the audit is about, so that a reader can ask for one sort alone."""

    OPENED = "opened"
    SEEN = "seen"
    LEFT = "left"
    KEYS = "keys"
    KEPT = "kept"
    ERASED = "erased"
    CHANGED = "changed"


class Event(NamedTuple):
    """One kind of event: its sentence, which follows a name, and what sort it is."""

    sentence: str
    sort: Sort


# Sentences begin in small letters and are filled with what the event said.
EVENTS: Final[dict[str, Event]] = {
    "unlocked": Event(mark("opened the store"), Sort.OPENED),
    "failed_unlocks": Event(
        mark("found {count} failed tries to open the store, the last {last}"), Sort.OPENED
    ),
    "locked": Event(mark("locked the store"), Sort.OPENED),
    "viewed_protected": Event(mark("looked at what is kept back about {what}"), Sort.SEEN),
    "exported": Event(mark("exported {what} in clear"), Sort.LEFT),
    "looked_together": Event(mark("looked at the record together with {what}"), Sort.SEEN),
    "imported": Event(mark("looked through a file to import"), Sort.CHANGED),
    "printed": Event(mark("printed {what}"), Sort.LEFT),
    "keys_changed": Event(mark("changed who can open the store: {what}"), Sort.KEYS),
    "keys_rolled_back": Event(mark("found that an older keys file had been put back"), Sort.KEYS),
    "rekeyed": Event(mark("gave the store a new data key"), Sort.KEYS),
    "backup_made": Event(mark("made a backup and checked it"), Sort.KEPT),
    "backup_failed": Event(mark("could not make a backup"), Sort.KEPT),
    "restored": Event(mark("restored the store from a backup"), Sort.KEPT),
    "rehearsed": Event(mark("rehearsed restoring a backup"), Sort.KEPT),
    "salvaged": Event(mark("saved what could be read of a damaged store"), Sort.KEPT),
    "verified": Event(mark("checked the whole store"), Sort.KEPT),
    "erased": Event(mark("erased a family's record again after a restore"), Sort.ERASED),
}
_UNKNOWN: Final = Event(mark("something happened"), Sort.CHANGED)
# Verbs that say what left or who may come in are as much part of an audit as events are.
_VERBS: Final[dict[str, Sort]] = {
    "copy.intend": Sort.LEFT,
    "copy.confirm": Sort.LEFT,
    "copy.settle": Sort.LEFT,
    "release.add": Sort.LEFT,
    "permission.set": Sort.LEFT,
    "user.add": Sort.KEYS,
    "user.edit": Sort.KEYS,
    "family.erase": Sort.ERASED,
    "family.import": Sort.CHANGED,
}


def event_named(name: str) -> Event:
    """Give the event of this name; one this version does not know is still said to have been."""
    return EVENTS.get(name, _UNKNOWN)


def sort_of(action: str, said: dict[str, str]) -> Sort:
    """Say what sort of entry a ChangeSet of this action name is."""
    if action == "event":
        return event_named(said.get("event", "")).sort
    return _VERBS.get(action, Sort.CHANGED)
