"""Listing at the command line who asked for their record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import AccessRequest
from familyplan.model.partial_date import parse
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session


def asked(session: Session, person: str, day: str) -> Path:
    kept = khan_walters(session)
    request = AccessRequest(
        scope=kept.family.id, person=kept.people[person].id, asked_on=parse(day)
    )
    session.run(actions.access.ask, request)
    session.close()
    return session.vault.folder


def test_it_says_who_waits_by_when_and_how_much_is_decided(
    run: Callable[..., Result], session: Session
) -> None:
    store = asked(session, "amina", "4 December 2026")

    listed = run("access", store)
    (one,) = json.loads(run("access", store, "--json").stdout)

    assert listed.exit_code == 0
    assert listed.stdout.split("  ") == [
        "Amina", "Khan-Walters", "Due 4 January 2027, 28 days left", "0 of 1 decided\n",
    ]  # fmt: skip
    assert (one["due"], one["days_left"], one["to_decide"]) == ("2027-01-04", 28, 1)


def test_a_late_one_exits_with_1(run: Callable[..., Result], session: Session) -> None:
    listed = run("access", asked(session, "amina", "2 November 2026"))

    assert listed.exit_code == 1
    assert "Was due 2 December 2026, 5 days late" in listed.stdout


def test_nobody_waits(run: Callable[..., Result], store: Path) -> None:
    listed = run("access", store)

    assert (listed.exit_code, listed.stdout) == (0, "Nobody waits for a copy of their record.\n")
