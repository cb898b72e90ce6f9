"""The command that makes a blank page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.packs.blank import blank_page
from familyplan.packs.render import render
from familyplan.packs.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_the_command_makes_a_page_without_any_store(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    out = tmp_path / "goal.pdf"
    told = run(
        "blank", "--page", "goal", "--partnership", "Northside", "--out", out, secretly=False
    )
    assert (told.exit_code, told.output) == (0, "The blank page is in “goal.pdf”.\n")
    assert out.read_bytes() == render(blank_page("goal", Wording(partnership="Northside")))
    refused = run("blank", "--page", "goal", "--out", tmp_path, secretly=False)
    assert refused.exit_code == 2
