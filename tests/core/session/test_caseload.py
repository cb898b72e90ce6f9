"""Going through all families: the few fields say what the whole records say, and filters kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Agency, Note, Practitioner
from familyplan.model.partial_date import on_day
from familyplan.practice.caseload import facts
from familyplan.practice.filters_kept import Kept, KeptFilters
from familyplan.sample import Recipe, families, shared_directory
from familyplan.session import Reader, caseload, open_store
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session, Surroundings


def test_the_few_fields_read_say_what_the_whole_records_say(session: Session) -> None:
    khan_walters(session)
    today = session.clock.today()
    recipe = Recipe(seed=3, today=today, light=False)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, 4):
        session.run(actions.importing.bring_in, records, invented=True)
    directory = session.store.directory()
    names = {one.id: one.name for one in directory.of(Agency)}
    names |= {one.id: names.get(one.agency, "") for one in directory.of(Practitioner)}
    whole = {
        line.family: facts(session.store.family(line.family), today, names)
        for line in session.store.family_lines()
    }
    assert caseload.facts_of(session.store, today) == whole
    one = list(whole)[2]
    assert caseload.facts_of(session.store, today, {one, "nobody"}) == {one: whole[one]}


def test_facts_can_be_read_through_a_connection_that_cannot_write(session: Session) -> None:
    family = khan_walters(session).family
    today = session.clock.today()
    told: list[tuple[int, int]] = []
    connection = session.vault.reader()
    found = caseload.facts_of(
        Reader(connection), today, progress=lambda at, of: told.append((at, of))
    )
    connection.close()
    assert (list(found), told) == ([family.id], [(0, 1)])
    session.run(actions.records.add, Note(scope=family.id, words="Rang", happened=on_day(today)))
    assert caseload.facts_of(session.store, today)[family.id].written == today


def test_what_many_families_have_alike_is_kept_once(session: Session) -> None:
    today = session.clock.today()
    recipe = Recipe(seed=5, today=today, light=True)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, 30):
        session.run(actions.importing.bring_in, records, invented=True)
    parts = [part for one in caseload.facts_of(session.store, today).values() for part in one]
    assert len({id(part) for part in parts}) == len(set(parts))


def test_reading_all_families_can_be_stopped_on_the_way(session: Session) -> None:
    def stop(_at: int, _of: int) -> None:
        raise InterruptedError

    khan_walters(session)
    connection = session.vault.reader()
    with pytest.raises(InterruptedError):
        caseload.facts_of(Reader(connection), session.clock.today(), progress=stop)
    connection.close()
    session.run(actions.families.start, "Ahmed", "FP-2")
    assert len(caseload.facts_of(session.store, session.clock.today())) == 2


def test_filters_stay_with_the_store_and_saving_them_can_be_undone(
    session: Session, surroundings: Surroundings
) -> None:
    assert caseload.kept(session) == KeptFilters()
    mine = Kept("My reviews this month", "mine", "hill", {"review": "month"})
    caseload.keep(session, KeptFilters().keeping(mine).beginning_with(mine.name))
    folder = session.vault.folder
    session.close()
    again = open_store(folder, "seven quiet otters", surroundings=surroundings)
    held = caseload.kept(again)
    assert (held.each, held.first) == ((mine,), mine.name)
    caseload.keep(again, held.without(mine.name))
    again.undo()
    assert caseload.kept(again) == held
    with pytest.raises(Refused):
        caseload.keep(again, held.keeping(Kept(" ")))
    again.close()
