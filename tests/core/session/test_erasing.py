"""Erasing really erases: no fragment in any page, and everything else is as it was."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from core.session.residue import Marks, decrypted, found
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import (
    Agency,
    Disclosure,
    Erasure,
    Family,
    Goal,
    Hold,
    Involvement,
    Person,
    Record,
    Setting,
    nouns,
)
from familyplan.model.notation import replace
from familyplan.model.partial_date import parse
from familyplan.session import backups, erased_list, open_store, papers
from familyplan.session.certificate import certificate_lines, held_lines
from familyplan.session.erasing import Held, erase_family, reapply, tidy
from familyplan.store import erasing as store_erasing

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings


def gone(session: Session, family: str) -> Erasure:
    reason = "The retention period has ended."
    return erase_family(session, family, reason=reason, approved_by="Femi Okoro")


@dataclass
class Marked:
    """A family with a mark in every field, beside another one that stays."""

    session: Session
    marks: Marks
    family: str
    other: str
    bodies: list[bytes]

    def left(self) -> set[str]:
        """Give what of the family can still be found in any page of the store and of its log."""
        return found(pages_of(self.session), self.marks.made, self.bodies)


def pages_of(session: Session) -> list[bytes]:
    key = bytes(session.vault.key.raw)
    paths = [session.vault.folder / name for name in ("store.db", "store.db-wal")]
    return [decrypted(path, key) for path in paths if path.exists() and path.stat().st_size]


@pytest.fixture
def marked(session: Session) -> Marked:
    """Keep a family that says something everywhere it can, in the record and around it."""
    marks = Marks()
    other = session.run(actions.families.start, "Nowak", "FP-0002").id
    session.run(actions.families.add_person, Person(scope=other, name="Zofia Nowak"))
    name, reference = marks.new(), marks.new()
    family = session.run(actions.families.start, name, reference).id
    own: Any = replace(Family(id=family), **marks.values(Family))
    session.run(
        actions.records.edit, "family", family,
        own_words=own.own_words, languages=own.languages, communication=own.communication,
    )  # fmt: skip
    kept: list[Record] = [session.run(actions.records.add, one) for one in marks.filled(family)]
    for one in kept:
        if isinstance(one, Goal):
            session.run(actions.records.edit, "goal", one.id, words=marks.new())
            session.run(actions.records.edit, "goal", one.id, words=marks.new())
            session.undo()
    for hold in session.store.all(Hold):
        session.run(actions.records.edit, "hold", hold.id, what="legal_hold", until=parse("2020"))
    around(session, marks, family, other, reference)
    sql = "SELECT b.body FROM changeset_bodies b JOIN changesets c ON c.id = b.id WHERE c.scope = ?"
    bodies = [row[0] for row in session.store.db.execute(sql, [family]).fetchall()]
    # What was only ever in the log file is not what a store that is used for years holds.
    session.store.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Marked(session, marks, family, other, bodies)


def around(session: Session, marks: Marks, family: str, other: str, reference: str) -> None:
    """Leave traces of a family in every place beside its own record.

    What the directory says of a practitioner is theirs, not the family's, and stays.
    """
    person = session.store.all(Person)[-1]
    session.run(
        actions.team.join,
        Involvement(scope=family, role="GP", does=marks.new()),
        agency_name="Riverside Surgery",
        practitioner_name="Dr Achebe",
    )
    session.run(actions.records.add, Person(scope=other, name="Adam", same_person=reference))
    session.run(actions.accounts.set_setting, "recent", [family, other])
    session.store.keep_draft("note/new/words", family, marks.new())
    session.store.keep_draft(f"person/{person.id}/about", "store", marks.new())
    session.note_event("exported", family, what=reference)
    session.note_event("seen", what=person.name)
    session.run(
        actions.sharing.intend_copy,
        Disclosure(scope=family, reader_name=marks.new(), code="7KQ4", channel="print"),
    )


def test_before_erasing_every_mark_is_there(marked: Marked) -> None:
    left = marked.left()

    assert len(left & marked.marks.made) > 100
    assert any(one.startswith("body") for one in left)


def test_after_erasing_no_fragment_is_in_any_page(marked: Marked) -> None:
    before = {kind: marked.session.store.all(found) for kind, found in nouns().items()}
    gone(marked.session, marked.family)

    assert marked.left() == set()
    assert marked.session.verify().problems == ()
    for kind in set(nouns()) - {"erasure", "person", "setting"}:
        stay = tuple(one for one in before[kind] if marked.family not in {one.scope, one.id})
        assert marked.session.store.all(nouns()[kind]) == stay, kind
    marked.session.close()
    assert not (marked.session.vault.folder / "store.db-wal").exists()


def test_a_backup_made_afterwards_holds_nothing_of_it(marked: Marked) -> None:
    gone(marked.session, marked.family)
    backup = backups.make(marked.session, "asked")
    key = bytes(marked.session.vault.key.raw)

    assert found([decrypted(backup.path / "store.db", key)], marked.marks.made, marked.bodies) == (
        set()
    )


@pytest.mark.parametrize("careless", ["pages", "words to find", "history"])
@pytest.mark.slow
def test_the_control_finds_what_a_careless_erasure_leaves(marked: Marked, careless: str) -> None:
    db = marked.session.store.db
    if careless == "pages":
        db.conn.execute("PRAGMA secure_delete=OFF")
    if careless in {"pages", "words to find"}:
        db.conn.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)")
    if careless == "history":
        for kind in store_erasing._family_kinds():
            db.conn.execute(f'DELETE FROM "{kind}" WHERE scope = ?', [marked.family])  # noqa: S608 - a declared kind
        store_erasing.settle(db)
    else:
        gone(marked.session, marked.family)

    assert marked.left() != set()


def test_what_named_it_elsewhere_is_gone_and_the_rest_stays(marked: Marked) -> None:
    session = marked.session
    gone(session, marked.family)

    assert [line.name for line in session.store.family_lines()] == ["Nowak"]
    assert [agency.name for agency in session.store.all(Agency)] == ["Riverside Surgery"]
    assert [person.same_person for person in session.store.all(Person)] == ["", ""]
    assert session.setting("recent") == [marked.other]
    assert session.store.drafts() == []
    assert session.store.find("Riverside") != []
    assert [line.words for line in session.history(marked.family)][:2] == [
        "erased a whole record, approved by Femi Okoro",
        "something that has been erased",
    ]


def test_it_cannot_be_undone_and_what_came_before_still_can(marked: Marked) -> None:
    session = marked.session
    gone(session, marked.family)

    # What linked to the record, or held its id, went with it.
    assert session.undo() == "added Zofia Nowak to the family"
    assert session.undo_words() == "started a plan with the family “Nowak”"
    (line,) = [one for one in session.history() if one.action == "family.erase"][:1]
    with pytest.raises(Refused, match="cannot be put back"):
        session.put_back(line)
    assert session.verify().problems == ()


def test_the_certificate_says_what_and_what_holds_it_still_without_content(marked: Marked) -> None:
    session = marked.session
    backup = backups.make(session, "asked")
    kept = gone(session, marked.family)

    assert (kept,) == session.store.all(Erasure)
    assert (kept.family, kept.approved_by, kept.approved_on, kept.erased_by) == (
        marked.family, "Femi Okoro", date(2026, 12, 7), session.user.id,
    )  # fmt: skip
    assert isinstance(kept.counts, dict)
    assert (kept.counts["family"], kept.counts["person"], kept.counts["draft"]) == (1, 1, 2)
    assert isinstance(kept.still_held, dict)
    (held,) = kept.still_held["backups"]
    assert held["made"] == backup.made_at.isoformat(timespec="seconds")
    assert {copy["code"] for copy in kept.still_held["copies"]} >= {"7KQ4"}
    assert kept.still_held["exports"] == [{"on": "2026-12-07", "how": "exported", "all": False}]
    told = "\n".join(certificate_lines(session, kept))
    assert "1 family" in told
    assert "1 backup still holds it until it ages out" in told
    assert held["gone_by"] == "2027-01-18"
    assert (kept.still_held["second_away"], kept.still_held["stores"]) == (False, 0)
    written = repr((kept, told))
    assert [mark for mark in marked.marks.made if mark in written] == []


def test_the_certificate_tells_of_a_second_place_that_is_away_and_of_kept_stores(
    marked: Marked, tmp_path: Path
) -> None:
    session, folder = marked.session, marked.session.vault.folder
    kept = folder.with_name("Test kept 2026-12-01 1000.fpstore")
    shutil.copytree(folder, kept, ignore=shutil.ignore_patterns("lock"))
    session.run(actions.accounts.set_setting, "backup.second_place", str(tmp_path / "away"))
    session.run(actions.accounts.set_setting, "backup.keep", {"oldest_days": 70})
    backups.make(session, "asked")

    erasure = gone(session, marked.family)

    assert isinstance(erasure.still_held, dict)
    assert erasure.still_held["backups"][0]["gone_by"] == "2027-02-22"
    told = held_lines(erasure.still_held)
    assert told[1].startswith("The second place for backups was not there")
    assert told[2].startswith("1 store that a restore kept beside this one may hold it.")


@pytest.mark.parametrize("what", ["legal_hold", "restriction", ""])
def test_a_hold_stops_it(marked: Marked, what: str) -> None:
    session = marked.session
    session.run(actions.records.add, Hold(scope=marked.family, what=what))
    heads = session.store.log_heads()
    with pytest.raises(Held, match="cannot be erased while a hold stands"):
        gone(session, marked.family)
    assert session.store.log_heads() == heads


@pytest.mark.parametrize(
    ("reason", "approver", "told"),
    [(" ", "Femi Okoro", "Write down why"), ("Due.", "-", "Name the person")],
)
def test_a_reason_and_a_named_person_are_asked_for(
    marked: Marked, reason: str, approver: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        erase_family(marked.session, marked.family, reason=reason, approved_by=approver)


def test_a_reason_that_names_somebody_is_refused(marked: Marked) -> None:
    (name,) = [p.name for p in marked.session.store.all(Person) if p.scope == marked.family]
    with pytest.raises(Refused, match="may not name"):
        erase_family(
            marked.session, marked.family, reason=f"{name} has left.", approved_by="Femi Okoro"
        )
    assert marked.session.store.get(Family, marked.family) is not None


def test_papers_lose_their_keys_and_their_files(marked: Marked) -> None:
    session = marked.session
    letter = papers.keep(session, marked.family, b"A letter")
    stays = papers.keep(session, marked.other, b"Another")

    kept = gone(session, marked.family)

    assert isinstance(kept.counts, dict)
    assert kept.counts["paper"] == 1
    assert not (session.vault.folder / "papers" / letter).exists()
    assert papers.read(session, stays) == b"Another"
    assert store_erasing.pending(session.store.db) == ()


def test_what_a_cut_off_erasure_left_is_tidied_at_the_next_opening(
    marked: Marked, surroundings: Surroundings
) -> None:
    session = marked.session
    letter = papers.keep(session, marked.family, b"A letter")
    certificate = Erasure(family=marked.family, reason="Due.", approved_by="Femi Okoro")
    session.run(actions.retention.erase_family, certificate)
    assert len(store_erasing.pending(session.store.db)) == 2
    session.close()
    folder = session.vault.folder
    assert (erased_list.read(folder), (folder / "papers" / letter).exists()) == ((), True)

    again = open_store(folder, "seven quiet otters", surroundings=surroundings)

    assert store_erasing.pending(again.store.db) == ()
    assert [one.family for one in erased_list.read(folder)] == [marked.family]
    assert not (folder / "papers" / letter).exists()
    again.close()


def test_while_somebody_reads_the_log_file_waits_and_is_emptied_later(marked: Marked) -> None:
    session = marked.session
    session.store.db.conn.execute("PRAGMA busy_timeout=10")
    reader = session.vault.reader()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM person").fetchone()
    gone(session, marked.family)
    assert store_erasing.pending(session.store.db) == (store_erasing.LOG,)
    reader.close()
    tidy(session)
    assert (store_erasing.pending(session.store.db), marked.left()) == ((), set())


def test_a_family_brought_in_with_others_goes_alone(session: Session) -> None:
    session.run(actions.accounts.set_setting, "theme", "dark")
    with session.store.action("family.import", session.user.id) as (tx, _done):
        # As an earlier version did: the words of every family's step name the first of them.
        for name in ("Zawadzka", "Li"):
            tx.add(Family(id=name.lower(), name=name))
            tx.add(Person(scope=name.lower(), name=f"Ada {name}"))
        tx.say(what="Zawadzka")
    (ada,) = [one for one in session.store.all(Person) if one.scope == "li"]
    session.run(actions.records.edit, "person", ada.id, name="Ada Lee")

    gone(session, "zawadzka")

    assert [one.name for one in session.store.all(Person)] == ["Ada Lee"]
    assert [one.name for one in session.store.family_lines()] == ["Li"]
    assert session.verify().problems == ()
    assert "Zawadzka" not in repr([line.words for line in session.history(limit=-1)])
    assert session.undo() == "changed “Name” of “Ada Li”"
    assert session.verify().problems == ()


def test_it_is_listed_outside_and_done_again_after_a_restore(marked: Marked) -> None:
    session = marked.session
    rows = session.store.whole_family(marked.family)
    gone(session, marked.family)
    (listed,) = erased_list.read(session.vault.folder)
    assert (listed.family, listed.at) == (marked.family, session.clock.now())
    assert reapply(session) == 0

    # As a backup from before would: the rows are back, and so is their history.
    with session.store.action("family.start", session.user.id) as (tx, _done):
        for record in rows:
            if record.scope == marked.family:
                tx.add(record)
    assert reapply(session) == 1
    assert marked.left() == set()
    assert [one.approved_by for one in session.store.all(Erasure)] == [
        "Femi Okoro", "whoever approved it on 7 December 2026",
    ]  # fmt: skip
    assert session.history()[0].words == "erased a family's record again after a restore"
    assert session.verify().problems == ()


def test_a_family_brought_in_again_on_purpose_is_not_erased_again(
    marked: Marked,
    clock: SetClock,
) -> None:
    session = marked.session
    rows = session.store.family(marked.family)
    own = [one for one in rows if one.scope == marked.family]
    gone(session, marked.family)
    clock.at += timedelta(days=1)
    session.run(actions.importing.bring_in, own)
    assert reapply(session) == 0
    assert session.store.get(Family, marked.family) is not None


def test_settings_of_others_stay(marked: Marked) -> None:
    marked.session.run(actions.accounts.set_setting, "theme", "dark")
    gone(marked.session, marked.family)
    settings = {one.key: one.value for one in marked.session.store.all(Setting)}
    assert settings == {"recent": [marked.other], "theme": "dark"}
