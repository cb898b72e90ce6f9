"""A file with something wrong in it: the rest comes in, or none; stopped, families are whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from familyplan.errors import KnownError, Refused
from familyplan.exchange.importing import plan_import
from familyplan.model import Agency, Family
from familyplan.session.bringing_in import Stopped, bring, came_words, take_back

if TYPE_CHECKING:
    from familyplan.exchange.importing import ImportPlan
    from familyplan.session import Session


def an_id(n: int) -> str:
    return f"01900000-0000-7000-8000-{n:012d}"


def many(count: int, bad: tuple[int, ...] = ()) -> dict[str, Any]:
    """Give a file of families with one agency they work with; some have something wrong."""
    agency = {"kind": "agency", "id": an_id(1), "fields": {"name": "Canal Homes"}}
    families = [
        {
            "id": an_id(n * 10),
            "records": [
                {"kind": "family", "id": an_id(n * 10), "fields": {"name": f"Family {n}"}},
                {"kind": "involvement", "id": an_id(n * 10 + 1), "fields": {"agency": an_id(1)}},
                *([{"kind": "goal", "id": an_id(n * 10 + 2), "fields": {"words": 5}}]
                  if n in bad else []),
            ],
        }
        for n in range(1, count + 1)
    ]  # fmt: skip
    return {"format": "familyplan", "version": 1, "directory": [agency], "families": families}


def planned(session: Session, document: dict[str, Any]) -> ImportPlan:
    return plan_import(session, json.dumps(document).encode())


def names(session: Session) -> list[str]:
    return sorted(one.name for one in session.store.all(Family))


def test_everything_wrong_is_found_first_and_says_which_families_can_come(
    session: Session,
) -> None:
    plan = planned(session, many(4, bad=(2, 4)))
    assert [one.name for one in plan.new] == ["Family 1", "Family 3"]
    assert [one.name for one in plan.aside] == ["family 2 (Family 2)", "family 4 (Family 4)"]
    assert plan.aside[0].findings == (
        "family 2, record 3 (goal), “words”: should be text in quotes",
    )
    with pytest.raises(Refused):
        bring(session, plan)
    assert names(session) == []


def test_the_rest_comes_in(session: Session) -> None:
    outcome = bring(session, planned(session, many(4, bad=(2, 4))), rest=True)
    assert (names(session), outcome.why) == (["Family 1", "Family 3"], "")


def test_a_bad_agency_sets_those_aside_that_point_at_it(session: Session) -> None:
    document = many(3)
    document["directory"][0]["fields"]["name"] = 7
    del document["families"][1]["records"][1]
    plan = planned(session, document)
    assert [one.name for one in plan.new] == ["Family 2"]
    assert len(plan.aside) == 2


def test_a_family_twice_in_the_file_comes_in_from_neither_place(session: Session) -> None:
    document = many(3)
    document["families"].append(document["families"][0])
    plan = planned(session, document)
    assert [one.name for one in plan.new] == ["Family 2", "Family 3"]


def test_beyond_the_longest_list_of_what_is_wrong_bad_families_still_stay_out(
    session: Session,
) -> None:
    plan = planned(session, many(300, bad=tuple(range(1, 300))))
    assert ([one.name for one in plan.new], len(plan.aside)) == (["Family 300"], 299)
    assert len(plan.problems) == 201


def stop_at(n: int, with_: Exception) -> Any:  # noqa: ANN401 - a progress function
    def progress(done: int, _of: int) -> None:
        if done == n:
            raise with_

    return progress


def test_stopped_in_the_middle_whole_families_are_here_and_are_named(session: Session) -> None:
    plan = planned(session, many(5))
    outcome = bring(session, plan, progress=stop_at(3, Stopped()))
    assert names(session) == ["Family 1", "Family 2"]
    assert [one.name for one in outcome.left] == ["Family 3", "Family 4", "Family 5"]
    assert came_words(outcome) == "2 families came in. 3 did not. You stopped it."
    assert session.undo() == "brought in Family 2"


def test_a_full_disk_in_the_middle_leaves_whole_families(session: Session) -> None:
    full = KnownError("There is no room on the disk.")
    outcome = bring(session, planned(session, many(5)), progress=stop_at(4, full))
    assert (len(outcome.came), outcome.why) == (3, "There is no room on the disk.")
    assert session.verify().problems == ()


def test_none_takes_back_all_of_it_and_the_store_stays_whole(session: Session) -> None:
    outcome = bring(session, planned(session, many(5)), progress=stop_at(4, Stopped()))
    taken = take_back(session, outcome)
    assert (taken.actions, taken.stayed) == (4, ())
    assert (names(session), session.store.all(Agency)) == ([], ())
    assert (session.undo_words(), session.verify().problems) == ("", ())


def test_what_was_changed_since_is_not_taken_back_and_is_named(session: Session) -> None:
    from familyplan import actions  # noqa: PLC0415 - this test's own

    outcome = bring(session, planned(session, many(3)))
    session.run(actions.records.edit, "family", an_id(20), name="Brook")
    taken = take_back(session, outcome)
    assert (names(session), len(taken.stayed)) == (["Brook"], 1)


def test_nobody_is_told_before_the_end(session: Session) -> None:
    told: list[object] = []
    session.listen(told.append)
    outcome = bring(session, planned(session, many(3)))
    assert told == []
    assert outcome.changes is not None
    session.tell(outcome.changes)
    assert (told, len(outcome.changes.scopes)) == ([outcome.changes], 4)
