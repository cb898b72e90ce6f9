"""The command `history`: who did what, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.choosing import family_argument, family_option, one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell_columns
from familyplan.words import say
from familyplan.words.dates import clock_time

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="history",
    help=say(
        "Say who did what and when, newest first, in one family's record or in the whole store."
    ),
)
@on_store
@family_argument
@family_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help=say("How many entries to show."),
)
def command(session: Session, family: str | None, named: str | None, limit: int) -> None:
    """Say what happened in one family's record, or in the whole store."""
    wanted = named or family
    scope = one_family(session, wanted).family if wanted else ""
    tell_columns(
        (line.at.date().isoformat(), clock_time(line.at), line.who, line.words)
        for line in session.history(scope, limit)
    )
