"""The command `new`: make an encrypted store with its first user."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import (
    new_folder,
    passphrase_option,
    read_passphrase,
    store_argument,
)
from familyplan.cli.telling import tell
from familyplan.model import User
from familyplan.session import create_store
from familyplan.words import mark, say

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULT_NAME = mark("Me")


@click.command(
    name="new",
    help=say(
        "Make a new encrypted store at STORE with you as its first user. The passphrase is "
        "asked for twice, or read from a file. Nobody can open the store without it."
    ),
)
@store_argument
@passphrase_option
@click.option("--name", default="", help=say("Your name, as others see it in the history."))
@click.option("--role", default="", help=say("Your role, such as family support worker."))
@click.option("--agency", default="", help=say("The agency you work for."))
@click.option("--phone", default="", help=say("Your work telephone."))
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    ctx: click.Context,
    store: Path,
    passphrase_file: str | None,
    name: str,
    role: str,
    agency: str,
    phone: str,
) -> None:
    """Make the store and say where it is."""
    folder = new_folder(store)
    passphrase = read_passphrase(passphrase_file, twice=True)
    user = User(name=name.strip() or say(_DEFAULT_NAME), role=role, agency=agency, phone=phone)
    session = create_store(folder, passphrase, user, surroundings=ctx.obj)
    session.close()
    tell(
        say(
            "“{name}” is ready. Without the passphrase nobody can open it, so make a recovery "
            "sheet next: familyplan sheet.",
            name=folder.name,
        )
    )
