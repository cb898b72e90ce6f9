"""The command `salvage`: a new store from what a damaged one still holds."""

from __future__ import annotations

from pathlib import Path

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import (
    new_folder,
    passphrase_option,
    present_folder,
    read_passphrase,
    store_argument,
)
from familyplan.cli.telling import tell
from familyplan.session.salvaging import salvage
from familyplan.words import say


@click.command(
    name="salvage",
    help=say(
        "Read what can be read of the damaged store STORE into a new store. STORE is left as it "
        "is. Restore a good backup first, if there is one. The exit code is 1 if anything could "
        "not be read."
    ),
)
@store_argument
@passphrase_option
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path),
    help=say("The new store to make; it opens with the same passphrase."),
)
@click.pass_context
def command(ctx: click.Context, store: Path, passphrase_file: str | None, into: Path) -> None:
    """Make the new store, and say what is not in it."""
    name = present_folder(store).stem
    passphrase = read_passphrase(passphrase_file, asked=say("Passphrase of {name}", name=name))
    target = new_folder(into)
    report = salvage(present_folder(store), passphrase, target, surroundings=ctx.obj)
    for sentence in (*report.sentences, *report.problems):
        tell(sentence)
    tell(
        say(
            "{rows} records are now in “{name}”; {damaged} of {pages} pages were damaged. The "
            "damaged store was left as it is.",
            rows=report.rows,
            name=target.name,
            damaged=report.damaged_pages,
            pages=report.pages,
        )
    )
    if report.sentences or report.problems:
        ctx.exit(FINDINGS)
