"""What was on a lost computer, read from a backup of its store on another machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.errors import Refused
from familyplan.model import Disclosure, Person, Setting, User
from familyplan.policy import Policy, from_short
from familyplan.session import backups
from familyplan.session.backup_errors import BackupDamaged
from familyplan.session.shelf import ABOUT
from familyplan.store import facts as store_facts
from familyplan.store.errors import StoreTrouble
from familyplan.store.reading import Reader
from familyplan.vault import copying, database, slots
from familyplan.vault.opening import Surroundings
from familyplan.vault.secrets_in import OrganisationKey, RecoveryCode, Secret
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile

__all__ = [
    "CopyOut",
    "FamilyOnIt",
    "LostLaptop",
    "OrganisationKey",
    "RecoveryCode",
    "Secret",
    "SlotOnIt",
    "look",
]

COPIES_DAYS: Final = 30
_GROWN_UP: Final = 18
_EVENTS: Final = 100_000
# Where the desktop keeps its user's choice of when to lock.
_IDLE: Final = "lock.idle_minutes"


@dataclass(frozen=True, slots=True)
class FamilyOnIt:
    """One family that was on the computer; `children` are under 18, or of an age nobody wrote."""

    name: str
    reference: str
    people: int
    children: int


@dataclass(frozen=True, slots=True)
class SlotOnIt:
    """One way into the store: its kind, whose it is, when it was added and last used (or None).

    `stretched` is the memory, in MiB, one guess of a passphrase costs; 0 for a random key.
    """

    kind: str
    who: str
    added: datetime
    last_used: datetime | None
    stretched: int = 0


@dataclass(frozen=True, slots=True)
class CopyOut:
    """One copy that left the store shortly before: for whom, of which family, when, its code."""

    at: datetime
    family: str
    reader: str
    kind: str
    channel: str
    pages: int
    code: str


@dataclass(frozen=True, slots=True)
class LostLaptop:
    """What a data-protection officer asks when a computer is gone; all of it as of the backup.

    `idle_minutes` is what was chosen in the program, None for the usual; `disk` is what was last
    seen of disk encryption there ("yes", "no", "unknown", or "" if it was never looked at).
    `policy` is what its managers had set at the last unlocking, None where that was not noted.
    """

    store: str
    store_id: str
    as_of: datetime | None
    users: tuple[str, ...]
    families: tuple[FamilyOnIt, ...]
    slots: tuple[SlotOnIt, ...]
    copies: tuple[CopyOut, ...]
    last_unlocked: datetime | None
    last_change: datetime | None
    idle_minutes: int | None
    disk: str
    policy: Policy | None

    @property
    def device_slot(self) -> bool:
        """Whether a computer kept a key of its own to this store."""
        return any(slot.kind == slots.DEVICE for slot in self.slots)

    @property
    def people(self) -> int:
        """How many people are in the records."""
        return sum(family.people for family in self.families)

    @property
    def children(self) -> int:
        """How many of them are children."""
        return sum(family.children for family in self.families)


def look(where: Path, secret: Secret, *, surroundings: Surroundings | None = None) -> LostLaptop:
    """Open a backup without touching it, and gather what was on the computer it came from.

    `where` is one backup, a shelf of them, a second place, or the folder of a store; of several
    backups the newest sound one is taken.

    Raises:
        Refused: there is no backup here.
        VaultError: the secret does not open it, or it is damaged.
        BackupDamaged: it cannot be read to its end.

    """
    around = surroundings or Surroundings()
    folder, as_of = _chosen(where)
    vault = copying.open_copy(folder, secret, around)
    try:
        return _gathered(Reader(vault.connection), vault.keys, folder, as_of)
    except StoreTrouble as error:
        raise BackupDamaged(folder.name) from error
    finally:
        vault.close()


def _chosen(where: Path) -> tuple[Path, datetime | None]:
    """Give the folder to open and the moment it is of."""
    if (where / ABOUT).is_file():
        one = backups.named(backups.kept(where.parent), where.name)
        return where, one.made_at if one else None
    newest = backups.named(backups.kept(where), "")
    if newest is not None and not (where / database.NAME).is_file():
        return newest.path, newest.made_at
    if (where / database.NAME).is_file():
        return where, None
    raise Refused(
        say(
            "There is no backup in “{name}”. Name the folder of one backup, the folder of "
            "backups, or the second place.",
            name=where.name,
        )
    )


def _gathered(reader: Reader, keys: KeyFile, folder: Path, as_of: datetime | None) -> LostLaptop:
    found = store_facts.facts(reader.db)
    last_change = datetime.fromisoformat(found.last_change) if found.last_change else None
    names = {user.id: user.name for user in reader.all(User)}
    used, disk, policy = _unlockings(reader)
    unlocked = max(used.values(), default=None)
    moments = [each for each in (as_of, last_change, unlocked) if each is not None]
    settings = {one.key: one.value for one in reader.all(Setting)}
    idle = settings.get(_IDLE)
    lines = {line.family: line for line in reader.family_lines()}
    children = _children(reader.all(Person), max(moments).date() if moments else date.max)
    return LostLaptop(
        store=_store_name(folder),
        store_id=keys.store_id,
        as_of=as_of,
        users=tuple(sorted(names.values())),
        families=tuple(
            FamilyOnIt(line.name, line.reference, line.people, children.get(line.family, 0))
            for line in lines.values()
        ),
        slots=tuple(_slot(slot, names, used) for slot in keys.slots),
        copies=_copies(reader, {key: line.name for key, line in lines.items()}, moments),
        last_unlocked=unlocked,
        last_change=last_change,
        idle_minutes=idle if type(idle) is int else None,
        disk=disk,
        policy=from_short(policy),
    )


def _unlockings(reader: Reader) -> tuple[dict[str, datetime], str, str]:
    """Say when each slot was last used ("" for one not noted), what disk and policy were last."""
    used: dict[str, datetime] = {}
    disk = policy = ""
    for entry in reader.history("store", _EVENTS):
        said = entry.body.said if entry.body is not None else {}
        if said.get("event") == "unlocked":
            used.setdefault(said.get("slot", ""), datetime.fromisoformat(entry.header.wall))
            disk = disk or said.get("disk", "")
            policy = policy or said.get("policy", "")
    return used, disk, policy


def _slot(slot: slots.Slot, names: dict[str, str], used: dict[str, datetime]) -> SlotOnIt:
    memory = getattr(slot.derivation, "memory_kib", 0)
    return SlotOnIt(
        kind=slot.face.kind,
        who=names.get(slot.face.user_id, "") or slot.face.label,
        added=datetime.fromisoformat(slot.face.created),
        last_used=used.get(slot.face.id),
        stretched=memory // 1024,
    )


def _children(people: Iterable[Person], on: date) -> dict[str, int]:
    """Count the children of each family, by its id."""
    found: dict[str, int] = {}
    for person in people:
        if person.died or not _may_be_child(person, on):
            continue
        found[person.scope] = found.get(person.scope, 0) + 1
    return found


def _may_be_child(person: Person, on: date) -> bool:
    # A person under 18 counts whatever part they have; a child's unknown age counts as young.
    born = person.born.latest() if person.born else None
    if born is not None:
        return born + relativedelta(years=_GROWN_UP) > on
    # A bare age, as in “17”, was true on a day nobody wrote down.
    said = person.born.said.strip() if person.born else ""
    young = said.isdecimal() and int(said) < _GROWN_UP
    return young or person.place == "child" or person.unborn


def _copies(
    reader: Reader, families: dict[str, str], moments: list[datetime]
) -> tuple[CopyOut, ...]:
    if not moments:
        return ()
    since = max(moments) - timedelta(days=COPIES_DAYS)
    found = [
        CopyOut(
            one.made_at,
            families.get(one.scope, ""),
            one.reader_name,
            one.kind,
            one.channel,
            one.pages or 0,
            one.code,
        )
        for one in reader.all(Disclosure)
        if one.stage == "made" and one.made_at is not None and one.made_at >= since
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _store_name(folder: Path) -> str:
    """Give the name of the store, where the folders above a backup tell it; "" elsewhere."""
    above = [each for each in (folder, *folder.resolve().parents) if each.suffix == ".fpstore"]
    return above[0].stem if above else ""
