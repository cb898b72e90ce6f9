"""The command `add-person`: one more person, with a passphrase they type themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import on_store, read_passphrase
from familyplan.cli.telling import tell
from familyplan.model import User
from familyplan.session.keys import add_person
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="add-person",
    help=say(
        "Let one more person open STORE. They type their own passphrase, twice; nobody else "
        "should know it. They read and write everything in the store, under their own name."
    ),
)
@on_store
@click.option("--name", required=True, help=say("Their name, as others see it in the history."))
@click.option("--role", default="", help=say("Their role, such as family support worker."))
@click.option("--agency", default="", help=say("The agency they work for."))
@click.option(
    "--new-passphrase-file",
    metavar="FILE",
    help=say("Read their passphrase from the first line of FILE, or the next one of “-”."),
)
def command(
    session: Session, *, name: str, role: str, agency: str, new_passphrase_file: str | None
) -> None:
    """Let them in and say so."""
    asked = say("New passphrase of {name}", name=name)
    passphrase = read_passphrase(new_passphrase_file, twice=True, asked=asked)
    added = add_person(session, User(name=name.strip(), role=role, agency=agency), passphrase)
    tell(say("{name} can open this store now, with their own passphrase.", name=added.name))
