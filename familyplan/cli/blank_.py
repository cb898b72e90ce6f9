"""The command `blank`: a page of the screen on paper, with nothing of anybody on it."""

from __future__ import annotations

from pathlib import Path

import click

from familyplan.cli.telling import tell
from familyplan.exchange.files import write_whole
from familyplan.packs.blank import blank_page
from familyplan.packs.blank_fields import PAGES
from familyplan.packs.render import render
from familyplan.packs.wording import Wording
from familyplan.words import say


@click.command(
    name="blank",
    help=say(
        "Make a blank page to write on by hand, as a PDF: the fields of a page of the screen, in "
        "its order. It needs no store, and nothing is noted."
    ),
    epilog=say("Pages: {keys}.", keys=", ".join(PAGES)),
)
@click.option(
    "--page", type=click.Choice(tuple(PAGES)), required=True, help=say("Which page to print.")
)
@click.option("--partnership", default="", help=say("Whose name stands at its head."))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help=say("The file to make.")
)
def command(*, page: str, partnership: str, out: Path) -> None:
    """Make the page."""
    write_whole(out, render(blank_page(page, Wording(partnership=partnership))))
    tell(say("The blank page is in “{name}”.", name=out.name))
