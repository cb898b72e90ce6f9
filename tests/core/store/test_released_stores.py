"""Stores written by earlier releases, kept as files, still open and still tell the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from familyplan.model import Rating
from familyplan.session import open_store
from familyplan.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from familyplan.session import Surroundings

STORES = Path(__file__).resolve().parents[2] / "data" / "stores"
# What an action said it was about is kept as it was said when it was done.
REDO = {
    "v1.fpstore": "changed Family name of “Khan-Walters”",
    "v2.fpstore": "changed “Family name” of “Khan-Walters”",
}


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
