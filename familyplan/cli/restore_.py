"""The command `restore`: say what is in a backup, or put it in a store's place."""

from __future__ import annotations

from pathlib import Path

import click

from familyplan.cli.store_option import (
    new_folder,
    passphrase_option,
    read_passphrase,
    store_argument,
)
from familyplan.cli.telling import tell
from familyplan.session.backup_errors import NoSuchBackup
from familyplan.session.backups import Backup, kept
from familyplan.session.restoring import look_inside, meant, moment_words, restore
from familyplan.words import say


@click.command(
    name="restore",
    help=say(
        "Make STORE what a backup holds. The store that is there now is kept beside it under "
        "another name. The backup is opened with the passphrase that was valid when it was made, "
        "and so is the restored store."
    ),
)
@store_argument
@passphrase_option
@click.option(
    "--backup", "name", default="", metavar="NAME", help=say("Which backup; else the newest.")
)
@click.option(
    "--place",
    type=click.Path(path_type=Path),
    help=say("Where the backups are, such as the second place; else in STORE."),
)
@click.option("--look", is_flag=True, help=say("Only say what is in it; change nothing."))
@click.pass_context
def command(
    ctx: click.Context,
    *,
    store: Path,
    passphrase_file: str | None,
    name: str,
    place: Path | None,
    look: bool,
) -> None:
    """Look into a backup, or restore it."""
    folder = new_folder(store)
    backup = meant(kept(place or folder), folder, name)
    if backup is None:
        raise NoSuchBackup(name)
    secret = read_passphrase(passphrase_file, asked=say("Passphrase of that backup"))
    if look:
        _look(ctx, backup, secret)
        return
    tell(restore(folder, backup, secret, surroundings=ctx.obj).words)


def _look(ctx: click.Context, backup: Backup, secret: str) -> None:
    inside = look_inside(backup, secret, surroundings=ctx.obj)
    moment = moment_words(backup)
    tell(
        say("{name}, made {moment}: {inside}", name=backup.name, moment=moment, inside=inside.words)
    )
    for line in inside.families:
        tell(f"  {line.name}  {line.reference}".rstrip())
