"""The commands that say how well things are looked after, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan.mishaps import note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_health_lists_everything_and_says_by_its_code_that_something_needs_looking_at(
    run: Callable[..., Result], store: Path
) -> None:
    result = run("health", store)
    assert result.exit_code == 1
    assert "LOOK  There is no checked backup of this store." in result.output
    assert result.output.index("This store") < result.output.index("This computer")
    assert '"state": "attention"' in run("health", store, "--json").output


def test_problems_shows_the_report_and_throws_it_away(run: Callable[..., Result]) -> None:
    assert "No problem has been noted." in run("problems", secretly=False).output
    note(KeyError("Sadia Khan"))
    shown = run("problems", secretly=False)
    assert "KeyError" in shown.output
    assert "Sadia" not in shown.output
    assert run("problems", "--forget", secretly=False).output == "What was noted is thrown away.\n"
    assert "No problem has been noted." in run("problems", secretly=False).output
