"""Reviewing, holding and erasing records at the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Episode, Person
from familyplan.model.partial_date import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session

WHY = ("--reason", "The retention period has ended.", "--approved-by", "Femi Okoro")


@pytest.fixture
def due(session: Session) -> Path:
    """Keep one family that is due and one that is not, and close their store."""
    for name, reference, born in (("Late", "FP-0001", "1990"), ("Young", "FP-0002", "2019")):
        family = session.run(actions.families.start, name, reference).id
        child = Person(scope=family, place="child", name="Samira", born=parse(born))
        session.run(actions.families.add_person, child)
        for episode in session.store.family(family).of(Episode):
            session.run(actions.records.remove, "episode", episode.id)
        last = Episode(scope=family, kind="early_help", until=parse("2015"))
        session.run(actions.records.add, last)
    session.close()
    return session.vault.folder


def test_retention_lists_what_is_due_and_exits_with_1(
    run: Callable[..., Result], due: Path
) -> None:
    listed = run("retention", due)
    assert listed.exit_code == 1
    assert listed.stdout.splitlines() == [
        "Late (FP-0001)",
        (
            "  Early help and Family Help: until the 25th birthday. For this family that is"
            " 31 December 2015."
        ),
    ]
    (one,) = json.loads(run("retention", due, "--json").stdout)
    assert (one["reference"], one["due"], one["rule"]) == ("FP-0001", "2015-12-31", "early_help")


def test_retention_shows_the_schedule_with_its_source(
    run: Callable[..., Result], due: Path
) -> None:
    shown = run("retention", due, "--schedule")
    assert shown.exit_code == 0
    assert "Bath and North East Somerset" in shown.stdout
    assert "not national law" in shown.stdout
    assert len(json.loads(run("retention", due, "--schedule", "--json").stdout)) == 6


def test_erase_asks_for_the_reference_and_leaves_a_certificate(
    run: Callable[..., Result], due: Path
) -> None:
    erased = run("erase", due, "fp-0001", *WHY, typed="fp-0001\n")
    assert (erased.exit_code, erased.stdout.splitlines()[1]) == (
        0, "Reason: The retention period has ended.",
    )  # fmt: skip
    assert "Samira" not in erased.stdout
    families = json.loads(run("families", due, "--json").stdout)
    assert [one["reference"] for one in families] == ["FP-0002"]
    assert (run("retention", due).stdout, run("verify", due).exit_code) == (
        "No record is due.\n", 0,
    )  # fmt: skip
    (kept,) = json.loads(run("retention", due, "--erased", "--json").stdout)
    assert (kept["approved_by"], kept["counts"]["person"]) == ("Femi Okoro", 1)
    assert "Approved by Femi Okoro" in run("retention", due, "--erased").stdout


@pytest.mark.parametrize("typed", ["", "\n", "FP-0002\n", "yes\n"])
def test_erase_does_nothing_without_the_typed_word(
    run: Callable[..., Result], due: Path, typed: str
) -> None:
    assert run("erase", due, "FP-0001", *WHY, typed=typed).exit_code == 2
    assert len(json.loads(run("families", due, "--json").stdout)) == 2


def test_erase_refuses_a_reason_that_names_somebody(run: Callable[..., Result], due: Path) -> None:
    refused = run(
        "erase", due, "FP-0001", "--reason", "Samira asked.", "--approved-by", "Femi Okoro",
        typed="FP-0001\n",
    )  # fmt: skip
    assert refused.exit_code == 2
    assert "may not name" in refused.stderr


def test_a_hold_stops_erasing_until_it_is_lifted(run: Callable[..., Result], due: Path) -> None:
    hold = ("hold", due, "FP-0001")
    assert run(*hold).stdout == "No hold stands over this record.\n"
    assert run(*hold, "--place", "legal_hold").exit_code == 2
    placed = run(*hold, "--place", "legal_hold", "--why", "Court", "--asked-by", "Legal team")
    assert placed.stdout == "This record must not be erased: a legal hold stands.\n"
    refused = run("erase", due, "FP-0001", *WHY, typed="FP-0001\n")
    assert (refused.exit_code, "hold stands" in refused.stderr) == (2, True)
    assert run("retention", due).stdout == "No record is due.\n"

    lifted = run(*hold, "--lift", "legal_hold", "--why", "The case is over.")
    assert lifted.stdout == "No hold stands over this record.\n"
    assert run(*hold, "--lift", "legal_hold", "--why", "Again").exit_code == 2
    assert run("erase", due, "FP-0001", *WHY, typed="FP-0001\n").exit_code == 0


def test_a_restricted_record_is_not_exported(run: Callable[..., Result], due: Path) -> None:
    run("hold", due, "FP-0001", "--place", "restriction", "--why", "The father asked for it.")
    named = run("export", due, "FP-0001")
    assert (named.exit_code, named.stdout) == (2, "")
    assert "kept, and not shared" in named.stderr
    every = run("export", due)
    assert len(json.loads(every.stdout)["families"]) == 1
    assert "1 record is restricted and was left out." in every.stderr
