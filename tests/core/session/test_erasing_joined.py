"""Erasing what was brought together with another family, or was and was taken apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.session.residue import Marks, decrypted, found
from familyplan import actions
from familyplan.model import Erasure, Hold, Person, Record
from familyplan.model.notation import replace
from familyplan.model.partial_date import parse
from familyplan.session import erased_list, papers
from familyplan.session.erasing import erase_family
from familyplan.vault.papers import present

if TYPE_CHECKING:
    from familyplan.session import Session


class Two:
    """A family with a mark in every field, beside one with plain words."""

    def __init__(self, session: Session) -> None:
        self.session, self.marks = session, Marks()
        run = session.run
        self.plain = run(actions.families.start, "Nowak", "FP-0002").id
        person = Person(scope=self.plain, name="Zofia Nowak")
        self.zofia = run(actions.families.add_person, person).id
        self.marked = run(actions.families.start, self.marks.new(), self.marks.new()).id
        for record in self.marks.filled(self.marked):
            plain: Record = record
            if isinstance(record, Hold):
                plain = replace(record, what="legal_hold", until=parse("2020"))
            run(actions.records.add, plain)
        with session.store.action("record.add", session.vault.user_id) as (tx, _done):
            papers.keep(session, self.marked, b"A letter", tx=tx)

    def erase(self, family: str) -> Erasure:
        """Erase one of them, as its time has come."""
        reason = "The retention period has ended."
        return erase_family(self.session, family, reason=reason, approved_by="Femi Okoro")

    def left(self) -> set[str]:
        """Give the marks that can still be found in any page."""
        folder, key = self.session.vault.folder, bytes(self.session.vault.key.raw)
        paths = [folder / name for name in ("store.db", "store.db-wal")]
        pages = [decrypted(one, key) for one in paths if one.exists() and one.stat().st_size]
        return found(pages, self.marks.made, [])


@pytest.fixture
def two(session: Session) -> Two:
    return Two(session)


def test_what_became_part_of_a_family_goes_with_it_everywhere(session: Session, two: Two) -> None:
    session.run(actions.merging.merge_families, two.plain, two.marked)
    assert two.left()
    two.erase(two.plain)

    assert two.left() == set()
    assert present(session.vault.folder) == {}
    assert session.store.family_lines() == []
    assert session.verify().problems == ()
    # A backup from before holds two records, and neither may come back with it.
    assert {one.family for one in erased_list.read(session.vault.folder)} == {
        two.plain,
        two.marked,
    }


@pytest.mark.slow
def test_a_record_taken_apart_again_is_erased_from_the_other_ones_history_too(
    session: Session, two: Two
) -> None:
    session.run(actions.merging.merge_families, two.plain, two.marked)
    session.undo()
    two.erase(two.marked)

    assert two.left() == set()
    assert [line.name for line in session.store.family_lines()] == ["Nowak"]
    assert [one.id for one in session.store.all(Person)] == [two.zofia]
    assert session.verify().problems == ()


def test_the_record_it_was_taken_apart_from_can_go_alone(session: Session, two: Two) -> None:
    people = {one.id for one in session.store.all(Person)}
    session.run(actions.merging.merge_families, two.plain, two.marked)
    session.undo()
    two.erase(two.plain)

    assert {one.id for one in session.store.all(Person)} == people - {two.zofia}
    assert [line.family for line in session.store.family_lines()] == [two.marked]
    assert [one.family for one in session.store.all(Erasure)] == [two.plain]
    assert session.verify().problems == ()


@pytest.mark.slow
def test_a_record_brought_into_a_third_goes_with_that_one_alone(session: Session, two: Two) -> None:
    third = session.run(actions.families.start, "Li", "FP-0003").id
    session.run(actions.merging.merge_families, two.plain, two.marked)
    session.undo()
    session.run(actions.merging.merge_families, third, two.marked)
    two.erase(two.plain)
    assert two.left()
    assert session.verify().problems == ()

    two.erase(third)
    assert two.left() == set()
    assert session.store.family_lines() == []
    assert session.verify().problems == ()
