"""Stores written by earlier releases, kept as files, still open and still tell the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Person, Rating, StoryEvent, kind_of
from familyplan.model.values import Answer
from familyplan.session import open_store
from familyplan.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from familyplan.session import Surroundings

STORES = Path(__file__).resolve().parents[2] / "data" / "stores"
# What an action said it was about is kept as it was said when it was done.
REDO = {
    "v1.fpstore": "changed Family name of “Khan-Walters”",
    "v2.fpstore": "changed “Family name” of “Khan-Walters”",
    "v3.fpstore": "changed “Family name” of “Khan-Walters”",
    "v4.fpstore": "changed “Family name” of “Khan-Walters”",
}
ADDED = frozenset(
    {"assessment", "area_score", "form_answer", "other_adult", "reply", "agreement",
     "sharing_decision", "story_event", "worker_warning", "paper", "safety_plan", "safe_person",
     "contingency", "step_change", "closure", "later_check", "translation",
     "text_decision", "access_request", "access_decision"}
)  # fmt: skip


def test_there_is_a_store_of_every_released_schema_version() -> None:
    assert {path.name for path in STORES.iterdir()} == {
        f"v{version}.fpstore" for version in range(1, SCHEMA_VERSION + 1)
    }


@pytest.mark.parametrize("name", sorted(path.name for path in STORES.iterdir()))
def test_a_released_store_opens_and_is_whole(
    name: str, tmp_path: Path, surroundings: Surroundings
) -> None:
    shutil.copytree(STORES / name, tmp_path / name)

    session = open_store(tmp_path / name, "seven quiet otters", surroundings=surroundings)

    assert session.verify().problems == ()
    (line,) = session.store.family_lines()
    assert (line.name, line.reference, line.lead) == ("Khan-Walters", "FP-0001", "Rosa Menendez")
    assert {rating.value for rating in session.store.all(Rating)} == {0, 2, 3, 4, 5}
    assert [draft.text for draft in session.store.drafts()] == ["He said he would"]
    assert session.redo_words() == REDO[name]
    assert session.setting("theme") == "dark"
    assert [hit.kind for hit in session.store.find("m11ae")] == ["home"]
    session.close()


@pytest.mark.parametrize("name", ["v1.fpstore", "v2.fpstore"])
def test_an_older_record_takes_the_new_fields_and_new_kinds_stand_beside_it(
    name: str, tmp_path: Path, surroundings: Surroundings
) -> None:
    shutil.copytree(STORES / name, tmp_path / name)
    session = open_store(tmp_path / name, "seven quiet otters", surroundings=surroundings)
    old = next(one for one in session.store.all(Person) if one.known_as == "Yusuf")
    assert (old.immigration, old.other_plans, old.disabled) == (None, (), None)

    session.run(
        actions.records.edit, "person", old.id, disabled=Answer("no"), other_plans=("School plan",)
    )
    event = session.run(actions.records.add, StoryEvent(scope=old.scope, words="Moved house"))

    rows = session.store.family(old.scope)
    now = rows.find(Person, old.id)
    assert now is not None
    assert (now.disabled, now.other_plans) == (Answer("no"), ("School plan",))
    assert rows.find(StoryEvent, event.id) == event
    assert [hit.kind for hit in session.store.find("moved house")] == ["story_event"]
    assert session.verify().problems == ()
    session.undo()
    session.undo()
    assert session.store.get(Person, old.id) == old
    assert session.verify().problems == ()
    session.close()


def test_the_newest_store_holds_every_kind_the_whole_story_added(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    shutil.copytree(STORES / "v4.fpstore", tmp_path / "v4.fpstore")
    session = open_store(tmp_path / "v4.fpstore", "seven quiet otters", surroundings=surroundings)

    (family,) = (line.family for line in session.store.family_lines())
    held = {kind_of(one) for one in session.store.family(family)}
    session.close()
    assert held >= ADDED
