"""The commands that say how well things are looked after, and what went wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from familyplan import actions
from familyplan.cli import program
from familyplan.mishaps import note
from familyplan.model import Hold, Person, Protection
from familyplan.policy import Policy
from familyplan.session import backups

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session, Surroundings


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


def test_a_lost_laptop_is_told_of_and_written_as_pages(
    run: Callable[..., Result], session: Session, tmp_path: Path
) -> None:
    session.run(actions.families.start, "Hill", "FP-0001")
    backup = backups.make(session).path
    session.close()
    pdf = tmp_path / "lost.pdf"
    result = run("lost-laptop", backup, "--pdf", pdf)
    assert result.exit_code == 0, result.output
    assert "Hill  FP-0001" in result.output
    assert "Last unlocked: " in result.output
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_no_pages_are_written_where_the_policy_allows_no_clear_copies(
    session: Session, surroundings: Surroundings, tmp_path: Path
) -> None:
    backup = backups.make(session).path
    session.close()
    strict = replace(surroundings, policy=lambda: Policy(clear_exports=False))
    pdf = tmp_path / "lost.pdf"
    told = ["lost-laptop", str(backup), "--pdf", str(pdf)]
    result = CliRunner().invoke(program, told, obj=strict)
    assert result.exit_code == 2
    assert not pdf.exists()


def test_the_record_of_use_is_told_and_written_and_noted(
    run: Callable[..., Result], store: Path, tmp_path: Path
) -> None:
    assert "Rosa Menendez" in run("audit", store).output
    table = tmp_path / "use.csv"
    assert run("audit", store, "--out", table).exit_code == 0
    assert table.read_text(encoding="utf-8-sig").splitlines()[0] == "Day,Time,Who,Family,What"
    assert "printed the record of use" in run("audit", store).output


def test_the_record_of_use_is_not_written_where_the_policy_allows_no_clear_copies(
    session: Session, surroundings: Surroundings, tmp_path: Path
) -> None:
    store, secret, table = session.vault.folder, tmp_path / "secret", tmp_path / "use.csv"
    session.close()
    secret.write_text("seven quiet otters\n", encoding="utf-8")
    strict = replace(surroundings, policy=lambda: Policy(clear_exports=False))
    told = ["audit", str(store), "--out", str(table), "--passphrase-file", str(secret)]
    result = CliRunner().invoke(program, told, obj=strict)
    assert result.exit_code == 2
    assert "no unencrypted copies" in result.output
    assert not table.exists()


def test_a_record_shown_is_noted_and_as_json_it_is_an_export(
    run: Callable[..., Result], session: Session
) -> None:
    family = session.run(actions.families.start, "Hill", "FP-0001")
    zuzana = Person(scope=family.id, name="Zuzana Hill")
    zuzana = session.run(actions.families.add_person, zuzana, "")
    session.run(actions.records.add, Protection(scope=family.id, person=zuzana.id))
    session.close()
    store = session.vault.folder
    assert "Zuzana Hill" in run("show", store, "FP-0001").stdout
    assert "Zuzana Hill" in run("show", store, "FP-0001", "--json").stdout
    told = run("audit", store).stdout
    assert told.count("looked at what is kept back about Zuzana Hill") == 1
    assert told.count("exported Hill") == 1


def test_no_record_is_shown_as_json_where_it_may_not_leave(
    run: Callable[..., Result], session: Session, surroundings: Surroundings, tmp_path: Path
) -> None:
    family = session.run(actions.families.start, "Hill", "FP-0001")
    session.run(actions.records.add, Hold(scope=family.id, what="restriction"))
    session.run(actions.families.start, "Bird", "FP-0002")
    session.close()
    strict = replace(surroundings, policy=lambda: Policy(clear_exports=False))
    told = ["show", str(session.vault.folder), "FP-0002", "--json", "--passphrase-file"]
    forbidden = CliRunner().invoke(program, [*told, str(tmp_path / "passphrase")], obj=strict)
    restricted = run("show", session.vault.folder, "FP-0001", "--json")
    assert [(one.exit_code, one.stdout) for one in (forbidden, restricted)] == [(2, ""), (2, "")]
