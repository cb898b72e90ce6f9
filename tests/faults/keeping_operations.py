"""The operations that keep a store safe, which are cut off everywhere as all others are.

Ways in, a new data key, backups, restoring, upgrades, erasing, papers, salvage and locking.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from invented import OLD, OUT, PASSPHRASE, SECOND, STORE, around, opened, the_goal
from operations import OPERATIONS, Operation, opens, whole

from familyplan.model import Erasure, Family, Note, Person
from familyplan.session import backups, erasing, papers
from familyplan.session.keys import confirm_sheet, new_data_key, new_sheet, remove_way, ways_in
from familyplan.session.restoring import look_inside, restore
from familyplan.session.salvaging import salvage
from familyplan.store import paper_keys
from familyplan.store.migrations import SCHEMA_VERSION, version_of
from familyplan.vault.secrets_in import RecoveryCode

if TYPE_CHECKING:
    from pathlib import Path

    from operations import Ack

SALVAGED: Final = "Salvaged.fpstore"
PAPER: Final = b"A page that somebody scanned.\n" * 6000


def _sheet(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    sheet = new_sheet(session)
    confirm_sheet(session, sheet, {number: sheet.groups[number - 1] for number in sheet.asked})
    ack(sheet.code)
    session.close()


def _has_sheet(place: Path, said: tuple[str, ...]) -> None:
    for code in said:
        if not code.startswith("told: "):
            opened(place / STORE, RecoveryCode(code)).close()
    whole(opened(place / STORE))


def _remove(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    second = next(way for way in ways_in(session) if way.label == "Second")
    remove_way(session, second.slot_id)
    ack("removed")
    session.close()


def _removed(place: Path, said: tuple[str, ...]) -> None:
    assert not (opens(place, SECOND) and "removed" in said)
    whole(opened(place / STORE))


def _new_key(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    new_data_key(session)
    ack("rekeyed")
    session.close()


def _has_one_key(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    assert the_goal(session).why == "before"
    assert session.vault.generation in ({2} if "rekeyed" in said else {1, 2})
    whole(session)
    assert opens(place, SECOND)
    assert not list((place / STORE).glob("store.db.rekey*"))


def _back_up(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    ack(backups.make(session).name)
    session.close()


def _backed_up(place: Path, said: tuple[str, ...]) -> None:
    kept = backups.kept(place / STORE)
    assert [backup.problem for backup in kept] == [""] * len(kept)
    # One a day is kept, so the one before may be gone, once there is another.
    assert {name for name in said if not name.startswith("told: ")} <= {one.name for one in kept}
    assert kept
    for backup in kept:
        assert len(look_inside(backup, PASSPHRASE, surroundings=around()).families) == 1
    whole(opened(place / STORE))


def _restore(place: Path, ack: Ack) -> None:
    backup = backups.kept(place / STORE)[-1]
    restore(place / STORE, backup, PASSPHRASE, surroundings=around())
    ack("restored")


def _restored(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    why = the_goal(session).why
    assert why in ({"backed up"} if "restored" in said else {"backed up", "before"})
    whole(session)
    # The store that was there is there under its own name or beside it, never nowhere.
    stores = [folder for folder in place.glob("North*") if ".restoring-" not in folder.name]
    reasons = set()
    for folder in stores:
        kept = opened(folder)
        reasons.add(the_goal(kept).why)
        kept.close()
    assert "before" in reasons


def _erase(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    scope = session.store.family_lines()[0].family
    erasing.erase_family(session, scope, reason="It was due", approved_by="Ana Diaz")
    ack("erased")
    session.close()


def _erased(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    families, people = len(session.store.all(Family)), len(session.store.all(Person))
    assert (families, people) in ({(0, 0)} if "erased" in said else {(1, 6), (0, 0)})
    assert len(session.store.all(Erasure)) == 1 - families
    assert len(list((place / STORE / "papers").iterdir())) == families
    whole(session)


def _keep_paper(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    ack(papers.keep(session, the_goal(session).scope, PAPER))
    session.close()


def _paper_kept(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    known = {row.file for row in paper_keys.every(session.store.db)}
    # A file whose key was never kept is taken away a week later; nobody could read it.
    assert {file.name for file in (place / STORE / "papers").iterdir()} >= known
    assert {file for file in said if not file.startswith("told: ")} <= known
    assert {papers.read(session, file) for file in known} <= {PAPER, b"A paper"}
    whole(session)


def _upgrade(place: Path, ack: Ack) -> None:
    session = opened(place / OLD)
    ack("upgraded")
    session.close()


def _upgraded(place: Path, _said: tuple[str, ...]) -> None:
    session = opened(place / OLD)
    assert version_of(session.store.db) == SCHEMA_VERSION
    assert len(session.store.all(Family)) == 1
    whole(session)
    kept = backups.kept(place / OLD)
    assert {(backup.problem, backup.facts.schema) for backup in kept} == {("", 1)}


def _salvage(place: Path, ack: Ack) -> None:
    salvage(place / STORE, PASSPHRASE, place / OUT / SALVAGED, surroundings=around())
    ack("salvaged")


def _salvaged(place: Path, said: tuple[str, ...]) -> None:
    target = place / OUT / SALVAGED
    assert target.exists() or "salvaged" not in said
    if target.exists():
        session = opened(target)
        assert (len(session.store.all(Person)), the_goal(session).why) == (6, "before")
        whole(session)
    whole(opened(place / STORE))


def _lock(place: Path, ack: Ack) -> None:
    session = opened(place / STORE)
    session.store.keep_draft("note/new", the_goal(session).scope, "half-typed")
    ack("kept")
    session.note_event("locked")
    session.close()
    ack("locked")


def _locked(place: Path, said: tuple[str, ...]) -> None:
    session = opened(place / STORE)
    drafts = [draft.text for draft in session.store.drafts("note/new")]
    assert drafts in ([["half-typed"]] if "kept" in said else [[], ["half-typed"]])
    assert session.store.all(Note) == ()
    whole(session)


EVERY: Final = {
    **OPERATIONS,
    "make a recovery sheet": Operation(_sheet, _has_sheet),
    "take a way in away": Operation(_remove, _removed),
    "new data key": Operation(_new_key, _has_one_key),
    "back up": Operation(_back_up, _backed_up),
    "restore": Operation(_restore, _restored),
    "erase a family": Operation(_erase, _erased),
    "keep a paper": Operation(_keep_paper, _paper_kept),
    "upgrade": Operation(_upgrade, _upgraded),
    "salvage": Operation(_salvage, _salvaged),
    "lock": Operation(_lock, _locked),
}
