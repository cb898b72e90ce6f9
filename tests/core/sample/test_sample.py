"""Sample families: the same recipe makes the same records, and nobody real can be meant."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.exchange.family_json import mentioned
from familyplan.model import (
    Action,
    Agency,
    Assessment,
    ContactPoint,
    Family,
    Goal,
    Home,
    Identifier,
    Invitation,
    Meeting,
    Permission,
    Person,
    Practitioner,
    Rating,
    Rows,
    Standing,
    Voice,
    declarations,
    kind_of,
)
from familyplan.model.identifiers import verdict
from familyplan.sample import Recipe, families, shared_directory

if TYPE_CHECKING:
    from familyplan.session import Session

TODAY = date(2026, 12, 7)
RECIPE = Recipe(seed=1, today=TODAY)


@pytest.fixture(scope="module")
def twelve() -> list[Rows]:
    """Give the twelve usual families."""
    return [Rows(records) for records in families(RECIPE, 12)]


def test_the_same_recipe_makes_the_same_records(twelve: list[Rows]) -> None:
    again = [Rows(records) for records in families(RECIPE, 12)]
    assert [list(rows) for rows in again] == [list(rows) for rows in twelve]


def test_more_families_change_none_before(twelve: list[Rows]) -> None:
    two = [Rows(records) for records in families(RECIPE, 2)]
    assert [list(rows) for rows in two] == [list(rows) for rows in twelve[:2]]


def test_ids_do_not_depend_on_the_day_but_other_seeds_make_other_families() -> None:
    [first] = families(RECIPE, 1)
    [later] = families(Recipe(seed=1, today=TODAY + timedelta(days=1)), 1)
    [other] = families(Recipe(seed=2, today=TODAY), 1)
    assert first[0].id == later[0].id != other[0].id


def test_every_reference_points_at_something_of_the_right_kind(twelve: list[Rows]) -> None:
    directory = Rows(shared_directory(RECIPE))
    for rows in twelve:
        for record in rows:
            for name, row_id in mentioned(record):
                found = rows.any(row_id) or directory.any(row_id)
                assert found is not None
                assert kind_of(found) in declarations(type(record))[name].refers


def test_no_id_is_used_twice(twelve: list[Rows]) -> None:
    ids = [one.id for rows in twelve for one in rows] + [one.id for one in shared_directory(RECIPE)]
    assert len(ids) == len(set(ids))


def test_numbers_are_right_and_belong_to_nobody(twelve: list[Rows]) -> None:
    numbers = [one for rows in twelve for one in rows.of(Identifier)]
    assert {verdict(one.scheme, one.typed).warning for one in numbers} == {""}
    assert {one.typed[:3] for one in numbers if one.scheme == "nhs"} == {"999"}
    assert {one.typed[1:4] for one in numbers if one.scheme == "upn"} == {"999"}
    phones = [one.value for rows in twelve for one in rows.of(ContactPoint)]
    workers = Rows(shared_directory(RECIPE))
    phones += [one.phone for one in workers.of(Agency)]
    phones += [one.phone for one in workers.of(Practitioner)]
    assert [one for one in phones if not re.fullmatch(r"(07700 900|01632 960)\d{3}", one)] == []


def test_postcodes_look_right_in_an_area_that_does_not_exist(twelve: list[Rows]) -> None:
    typed = [one.postcode for rows in twelve for one in rows.of(Home)]
    assert {verdict("postcode", one).warning for one in typed} == {""}
    assert {one[:2] for one in typed} == {"WX"}


def test_forty_agencies_are_shared_and_named_once() -> None:
    names = [one.name for one in Rows(shared_directory(RECIPE)).of(Agency)]
    assert (len(names), len(set(names))) == (40, 40)


def test_parents_are_of_an_age_to_be_parents(twelve: list[Rows]) -> None:
    def years(rows: Rows, place: str) -> list[int]:
        days = [one.born.earliest() for one in rows.of(Person) if one.place == place and one.born]
        return [day.year for day in days if day]

    for rows in twelve:
        for parent in years(rows, "parent"):
            assert all(16 <= child - parent <= 55 for child in years(rows, "child"))


def test_two_years_of_meetings_stand_behind_a_full_family(twelve: list[Rows]) -> None:
    for rows in twelve:
        held = sorted(one.on for one in rows.of(Meeting) if one.held and one.on)
        assert len(held) == 16
        assert (held[-1] - held[0]).days > 600
        assert len(rows.of(Rating)) > 20
        assert len(rows.of(Invitation)) > 60


def test_most_families_meet_in_the_coming_two_weeks(twelve: list[Rows]) -> None:
    soon = [
        one.on for rows in twelve for one in rows.of(Meeting)
        if one.on and not one.held and TODAY < one.on <= TODAY + timedelta(days=14)
    ]  # fmt: skip
    assert len(soon) == 11


def test_some_drift_each_in_its_own_way(twelve: list[Rows]) -> None:
    def having(place: int) -> Rows:
        return twelve[place - 1]

    late = [
        one for one in having(3).of(Action)
        if one.status in {"not_started", "under_way", "waiting"} and one.due and one.due.latest()
    ]  # fmt: skip
    assert late
    assert all(one.due and (one.due.latest() or TODAY) < TODAY for one in late)
    assert [one for one in having(5).of(Standing) if not one.until] == []
    assert any(one.until for one in having(7).of(Permission))
    assert having(9).of(Voice) == ()
    assert [one for one in having(11).of(Meeting) if not one.held] == []


def test_names_come_in_their_own_scripts_too(twelve: list[Rows]) -> None:
    written = "".join(one.own_script for rows in twelve for one in rows.of(Person))
    for script in ("\u0627", "\u0995", "\u043a"):
        starts = ord(script) & ~0x7F
        assert any(starts <= ord(letter) <= starts + 0xFF for letter in written)


def test_a_light_family_has_a_few_records() -> None:
    light = Recipe(seed=1, today=TODAY, light=True)
    sizes = [len(records) for records in families(light, 500)]
    assert min(sizes) >= 15
    assert max(sizes) <= 60


def test_bringing_in_twice_changes_nothing(session: Session) -> None:
    for _time in range(2):
        for records in (shared_directory(RECIPE), *families(RECIPE, 1)):
            session.run(actions.importing.bring_in, records)
    assert len(session.store.all(Family)) == 1
    assert len(session.store.all(Goal)) == len({one.id for one in session.store.all(Goal)})
    assert session.verify().problems == ()


def test_every_full_family_has_its_whole_story_and_a_light_one_none(twelve: list[Rows]) -> None:
    whole = {
        "assessment", "area_score", "form_answer", "other_adult", "reply", "agreement",
        "story_event", "paper", "safety_plan", "safe_person", "contingency", "closure",
        "later_check",
    }  # fmt: skip
    some = {"worker_warning", "step_change", "sharing_decision"}
    for rows in twelve:
        assert whole <= {kind_of(one) for one in rows}
    assert some <= {kind_of(one) for rows in twelve for one in rows}
    [light] = families(Recipe(seed=1, today=TODAY, light=True), 1)
    assert (whole | some) & {kind_of(one) for one in light} == set()


def test_words_of_the_story_come_in_urdu_and_at_length(twelve: list[Rows]) -> None:
    assert any(one.interpreter and "\u06c1" in one.words for rows in twelve
               for one in rows.of(Voice))  # fmt: skip
    assert all(len(one.analysis) > 900 for rows in twelve for one in rows.of(Assessment))
