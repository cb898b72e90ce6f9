"""Salvage: a new store from what a damaged one still holds, and a report of what it does not."""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.cipher import connect_in_memory
from familyplan.model import DIRECTORY, STORE, Family, noun_of, nouns
from familyplan.model.ids import Ids
from familyplan.session import erased_list, erasing
from familyplan.session.session import Session
from familyplan.store import expected, paper_keys
from familyplan.store import salvaging as filling
from familyplan.store.damaged import DamagedDatabase
from familyplan.store.database import transaction
from familyplan.store.paper_keys import PaperKey
from familyplan.vault import papers
from familyplan.vault.creating import create
from familyplan.vault.errors import StoreExists
from familyplan.vault.files import known_troubles, sync_folder
from familyplan.vault.opening import Surroundings
from familyplan.vault.paper_errors import PaperDamaged, PaperMissing
from familyplan.vault.papers import SealedPaper
from familyplan.vault.scratch import NothingToSalvage, Scratch, readable_copy, scratch_home
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from familyplan.store.salvaging import Salvaged
    from familyplan.vault.secrets_in import Secret

__all__ = ["NothingToSalvage", "SalvageReport", "salvage"]


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was salvaged, in numbers and in words; `sentences` is empty where nothing is missing.

    `rebuilt` rows came from the history because their own place could not be read; `doubted` are
    those of them that a lost entry of the history may have removed. `problems` is what the check of
    the new store found, and empty unless this program has a fault.
    """

    folder: Path
    pages: int
    damaged_pages: int
    rows: int
    rebuilt: int
    doubted: int
    lost: int
    papers: int
    papers_lost: int
    sentences: tuple[str, ...]
    problems: tuple[str, ...]


def salvage(
    folder: Path,
    secret: Secret,
    into: Path,
    *,
    surroundings: Surroundings | None = None,
    passphrase: str = "",
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> SalvageReport:
    """Make a new store at `into` from what can be read of a damaged one, which is left as it is.

    The new store opens with `passphrase`, or with `secret` where that is a passphrase; it has that
    one way in, a new data key and a new identity. `progress` hears how much of how much is done,
    for one stage after another; what it raises ends the salvage and leaves nothing behind.

    Raises:
        NothingToSalvage: not one page tells what the store held.
        StoreExists, ShortPassphrase, DiskFull, ReadOnlyFolder: no new store was made.
        VaultError: the keys do not open with this secret, or the store is in use.

    """
    around = surroundings or Surroundings()
    if into.exists():
        raise StoreExists(into.name)
    new = passphrase or (secret if isinstance(secret, str) else "")
    home = scratch_home(into)
    with readable_copy(
        folder, secret, home, surroundings=around, layouts=expected.layouts, progress=progress
    ) as scratch:
        user_id, label = scratch.slot.face.user_id or Ids().new(), scratch.slot.face.label
        with _taking_its_name(into) as part:
            vault = create(part, new, user_id=user_id, label=label, surroundings=around)
            try:
                done = _filled(Session(vault, around.clock), scratch, folder, progress)
            finally:
                vault.close()
    return replace(done, folder=into)


def _may_remove(action: str) -> bool:
    """Say whether an action of this name can take records away; one that is not known may."""
    verb = actions.verb_named(action)
    return verb is None or not verb.undoable or verb.function is actions.records.remove


@contextmanager
def _taking_its_name(into: Path) -> Iterator[Path]:
    """Give a folder that becomes `into` once it is whole: half a store would look like a record."""
    part = into.with_name(f"{into.name}.part-{secrets.token_hex(4)}")
    try:
        yield part
        with known_troubles(into.parent):
            part.rename(into)
            sync_folder(into.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _filled(
    session: Session, scratch: Scratch, folder: Path, progress: Callable[[int, int], None]
) -> SalvageReport:
    store = session.store
    store.set_meta(store_id=session.vault.store_id, lane=store.ids.new())
    damaged, in_memory = DamagedDatabase(scratch.connect), connect_in_memory()
    try:
        done = filling.fill(
            damaged,
            store,
            in_memory,
            actor=session.vault.user_id,
            may_remove=_may_remove,
            progress=progress,
        )
    finally:
        damaged.close()
        in_memory.close()
    papers_lost = sum(not _brought(session, scratch, folder, row) for row in done.papers)
    erased_known = _erased_again(session, folder)
    session.note_event("salvaged")
    return SalvageReport(
        folder=session.vault.folder,
        pages=scratch.pages,
        damaged_pages=len(scratch.damaged),
        rows=done.rows,
        rebuilt=done.rebuilt.total(),
        doubted=done.doubted.total(),
        lost=done.lost.total(),
        papers=len(done.papers) - papers_lost,
        papers_lost=papers_lost,
        sentences=_told(session, done, papers_lost, erased_known=erased_known),
        problems=session.verify(progress).problems,
    )


def _brought(session: Session, scratch: Scratch, folder: Path, row: PaperKey) -> bool:
    """Bring one paper under its own name and a new key; say whether it could be read."""
    old = SealedPaper(row.file, row.key, row.digest, row.size)
    try:
        data = papers.read(folder, scratch.keys.store_id, old)
    except (PaperDamaged, PaperMissing):
        return False
    vault = session.vault
    new = papers.seal(vault.folder, vault.store_id, data, file=row.file)
    with transaction(session.store.db):
        paper_keys.keep(
            session.store.db, PaperKey(new.file, row.scope, new.key, new.digest, new.size)
        )
    return True


def _erased_again(session: Session, folder: Path) -> bool:
    """Bring the list of erased records and hold the new store to it; say whether it was readable.

    Backups from before an erasure may yet be restored beside the new store.
    """
    try:
        erased_list.remember(session.vault.folder, erased_list.read(folder))
    except erased_list.ErasedListDamaged:
        return False
    erasing.reapply(session)
    return True


def _told(
    session: Session, done: Salvaged, papers_lost: int, *, erased_known: bool
) -> tuple[str, ...]:
    """Say what is missing or may be; of what families wrote, nothing but their names."""
    names = {family.id: family.name for family in session.store.all(Family)}
    told = _told_of_rows(done, names)
    told += [
        say("{whose}: the history could not be followed, so it begins anew.", whose=whose)
        for whose in sorted(_whose(scope, names) for scope in done.histories_lost)
    ]
    if not done.log_whole:
        told.append(say("The newest entries of any history may be missing."))
    if not done.drafts_whole:
        told.append(say("Some text that was being typed could not be read."))
    if papers_lost:
        told.append(
            say_many("{n} paper could not be read.", "{n} papers could not be read.", papers_lost)
        )
    if not erased_known:
        told.append(
            say("The list of erased records could not be read. See that none of them is here.")
        )
    if not done.papers_whole:
        told.append(say("The keys of some papers could not be read, so those papers are lost."))
    return tuple(told)


def _told_of_rows(done: Salvaged, names: dict[str, str]) -> list[str]:
    told = _per_family(
        done.lost, names, lambda **values: say("{whose}: {count} could not be read.", **values)
    )
    told += _per_family(
        done.doubted,
        names,
        lambda **values: say(
            "{whose}: {count} came from the history and may have been removed before. Remove "
            "again what should not be there.",
            **values,
        ),
    )
    told += _per_family(
        done.rebuilt - done.doubted,
        names,
        lambda **values: (
            say("{whose}: {count} came from the history.", **values)
            if done.latest
            else say("{whose}: {count} came from the history and may not be the latest.", **values)
        ),
    )
    told += [
        say("More of this kind may be missing than can be counted: {many}.", many=_many(kind))
        for kind in done.unsure
    ]
    return told


def _per_family(
    counts: Counter[tuple[str, str]], names: dict[str, str], sentence: Callable[..., str]
) -> list[str]:
    said = [
        (_whose(scope, names), f"{n} {_one(kind) if n == 1 else _many(kind)}")
        for (scope, kind), n in counts.items()
    ]
    return [sentence(whose=whose, count=count) for whose, count in sorted(said)]


def _whose(scope: str, names: dict[str, str]) -> str:
    if scope == DIRECTORY:
        return say("Agencies and practitioners")
    if scope == STORE:
        return say("Users and settings")
    if not scope:
        return say("Of families that are not known")
    return names.get(scope) or say("A family whose name could not be read")


def _one(kind: str) -> str:
    return say(noun_of(nouns()[kind]).one)


def _many(kind: str) -> str:
    return say(noun_of(nouns()[kind]).many)
