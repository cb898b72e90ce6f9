"""The command `remove-way`: a way in taken away, and where it still opens something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.cli.ways_ import in_words, one_way
from familyplan.errors import Refused
from familyplan.session.keys import not_revoked, remove_way
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="remove-way",
    help=say(
        "Take the way in WAY (its id in “familyplan ways”) out of STORE, after a question. "
        "Backups whose keys still have it are named, also those in other places."
    ),
)
@on_store
@click.argument("way")
@click.option("--yes", is_flag=True, help=say("Do not ask."))
@click.option(
    "--place",
    "places",
    multiple=True,
    type=click.Path(path_type=Path),
    help=say("A folder with more backups to look through; may be given more than once."),
)
def command(session: Session, *, way: str, yes: bool, places: tuple[Path, ...]) -> None:
    """Take it away, and say what that does not undo."""
    meant = one_way(session, way)
    question = say("Take away the way in of {way}?", way=in_words(meant))
    if not yes and not click.confirm(question, err=True):
        raise Refused(say("The way in was kept. Nothing was changed."))
    removed = remove_way(session, meant.slot_id, places=places)
    tell(say("The way in of {way} is gone.", way=in_words(meant)))
    if removed.still_in:
        tell(
            say_many(
                "{n} backup still opens that way:",
                "{n} backups still open that way:",
                len(removed.still_in),
            )
        )
    for path in removed.still_in:
        tell(f"  {path}")
    tell(not_revoked())
