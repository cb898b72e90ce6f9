"""The command `sample`: add invented families to a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan import actions
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.model import Family
from familyplan.sample import Recipe, families, shared_directory
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.session import Session

_MOST = 100_000


@click.command(
    name="sample",
    help=say(
        "Add invented families to STORE, to try things with. The same seed and day make the "
        "same families; nobody real is meant by any of them."
    ),
)
@on_store
@click.option(
    "--families",
    "how_many",
    type=click.IntRange(1, _MOST),
    default=12,
    show_default=True,
    help=say("How many families."),
)
@click.option("--light", is_flag=True, help=say("Only a few records for each family."))
@click.option(
    "--seed", type=int, default=1, show_default=True, help=say("Other numbers, other families.")
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help=say("The day their record is as of. Without it, today."),
)
def command(
    session: Session, how_many: int, *, light: bool, seed: int, today: datetime | None
) -> None:
    """Add families nobody is meant by; the same seed and day make the same records."""
    day = today.date() if today else session.clock.today()
    recipe = Recipe(seed=seed, today=day, light=light)
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    added = 0
    for records in families(recipe, how_many):
        if session.store.get(Family, records[0].id) is None:
            session.run(actions.importing.bring_in, records, invented=True)
            added += 1
    tell(say_many("{n} invented family was added.", "{n} invented families were added.", added))
    if added < how_many:
        tell(
            say_many(
                "{n} was here already and stays as it is.",
                "{n} were here already and stay as they are.",
                how_many - added,
            )
        )
