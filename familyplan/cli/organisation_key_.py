"""The commands `organisation-key make` and `organisation-key add`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import on_store, passphrase_option, read_passphrase
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.session.keys import add_organisation, make_organisation_key, read_public
from familyplan.session.organisation_pair import write_pair
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session

_FILE = click.Path(path_type=Path)


@click.group(
    name="organisation-key",
    help=say("Make a partnership's recovery key, once, and let its public file open stores."),
)
def command() -> None:
    """Make a pair, or let a public file in."""


@command.command(
    name="make",
    help=say(
        "Make the two files of a partnership's key: PRIVATE for its safe, PUBLIC for its stores. "
        "Whoever has the private file and its passphrase opens every store that was given the "
        "public file, so keep the two apart from each other and away from every laptop."
    ),
)
@click.argument("private", type=_FILE)
@click.argument("public", type=_FILE)
@click.option("--name", required=True, help=say("Name of the partnership."))
@passphrase_option
@click.pass_context
def make_command(
    ctx: click.Context, private: Path, public: Path, *, name: str, passphrase_file: str | None
) -> None:
    """Make the pair, and say its fingerprint."""
    asked = say("New passphrase of the private file")
    passphrase = read_passphrase(passphrase_file, twice=True, asked=asked)
    files = make_organisation_key(passphrase, name=name, surroundings=ctx.obj)
    write_pair(files, private=private, public=public)
    tell(
        say(
            "Both files are there. Lock “{private}” away, its passphrase somewhere else; give "
            "“{public}” to every store.",
            private=private.name,
            public=public.name,
        )
    )
    tell(say("Fingerprint: {fingerprint}", fingerprint=files.fingerprint))


@command.command(
    name="add",
    help=say(
        "Let the key whose public file is PUBLIC open STORE, once its fingerprint was compared "
        "with what the partnership says by telephone."
    ),
)
@on_store
@click.argument("public", type=_FILE)
@click.option(
    "--fingerprint", default="", help=say("The fingerprint you were told; without it you are asked")
)
def add_command(session: Session, *, public: Path, fingerprint: str) -> None:
    """Compare, and let it in."""
    try:
        file = public.read_bytes()
    except OSError as error:
        raise Refused(say("The key “{name}” cannot be read.", name=public.name)) from error
    known = read_public(file)
    tell(say("Key of {name}, fingerprint {fingerprint}", name=known.name,
             fingerprint=known.fingerprint), err=True)  # fmt: skip
    if not _same(known.fingerprint, fingerprint):
        raise Refused(say("The fingerprint is another one, so the key was not let in."))
    add_organisation(session, file)
    tell(say("The recovery key of {name} opens this store now.", name=known.name))


def _same(shown: str, told: str) -> bool:
    """Compare with the fingerprint given, or ask whether somebody has."""
    if told:
        return "".join(told.split()).upper() == "".join(shown.split())
    return click.confirm(say("Did you compare it, and is it the same?"), err=True)
