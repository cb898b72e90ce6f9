"""The page about copies that leave has a row for each kind of copy, in the order of the screen."""

from __future__ import annotations

from pathlib import Path

from familyplan.packs.kinds import KINDS

PAGE = (Path(__file__).parent.parent / "docs" / "leaving.md").read_text(encoding="utf-8")


def test_each_kind_of_copy_has_its_row() -> None:
    table = PAGE.split("\n## The kinds\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("|")]
    assert rows[2:] == [kind.name for kind in KINDS.values()]
