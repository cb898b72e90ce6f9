"""The command `new-data-key`: the whole store written again under a key nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.session.keys import new_data_key
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.session import Session

_STEPS: Final = (
    mark("Copying the store"),
    mark("Writing every page of the copy again"),
    mark("Checking every page of the copy"),
    mark("Putting the copy in the store's place"),
    mark("Making every way in forget the old key"),
    mark("Done"),
)


@click.command(
    name="new-data-key",
    help=say(
        "Write the whole of STORE again under a new key: after a laptop was lost, somebody left "
        "or a passphrase was seen. Change that passphrase or take that way in away first. A "
        "backup is made before; it needs room for a second copy of the store."
    ),
)
@on_store
@click.option("--yes", is_flag=True, help=say("Do not ask."))
def command(session: Session, *, yes: bool) -> None:
    """Give the key, telling each step, and say what should follow."""
    name = session.vault.folder.stem
    question = say("Give {name} a new data key?", name=name)
    if not yes and not click.confirm(question, err=True):
        raise Refused(say("The store keeps the data key it has. Nothing was changed."))
    tell(say("Making a backup first"), err=True)
    new_data_key(session, lambda done, _of: tell(say(_STEPS[done]), err=True))
    tell(say("{name} has a new data key. Everybody opens it as before.", name=name))
    tell(
        say(
            "Make a new recovery sheet (familyplan sheet): the square code of an earlier one no "
            "longer brings lost keys back. Backups from before still open as they did; delete "
            "those that somebody else could open, and make a new one (familyplan backup make)."
        )
    )
