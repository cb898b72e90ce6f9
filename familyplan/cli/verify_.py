"""The command `verify`: prove that pages, chains and replay agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="verify",
    help=say(
        "Check every page of STORE and every step of its history, and that the steps give the "
        "same rows. The exit code is 1 if anything is wrong."
    ),
)
@on_store
def command(session: Session) -> None:
    """Check every page and every step of the history, and that the steps give the same rows."""
    report = session.verify()
    session.note_event("verified")
    for problem in report.problems:
        tell(problem)
    if report.problems:
        tell(
            say(
                "This store is damaged. Nothing was changed. Make a copy of its folder before you "
                "do anything else."
            ),
            err=True,
        )
        click.get_current_context().exit(FINDINGS)
    tell(
        say(
            "The store is whole: {steps} steps of history replayed, {rows} rows the same.",
            steps=report.changesets,
            rows=report.rows,
        )
    )
