"""The command `sheet`: make a recovery sheet on the screen, and let it count when typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.session.keys import confirm_sheet, new_sheet
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="sheet",
    help=say(
        "Make a recovery sheet for STORE: a code that opens it when the passphrase is forgotten. "
        "The code is shown once and kept nowhere, so write it down or print it; two of its groups "
        "are asked for. Real families can be entered when that is done. An earlier sheet ends then."
    ),
)
@on_store
def command(session: Session) -> None:
    """Show the code, and ask for two groups of it."""
    sheet = new_sheet(session)
    tell(say("Recovery code of “{name}”:", name=session.vault.folder.stem))
    tell("")
    for number, group in enumerate(sheet.groups, start=1):
        tell(f"  {number}  {group}")
    tell("")
    tell(
        say(
            "If the keys file is lost as well, this text brings it back together with the code. "
            "It is no secret:"
        )
    )
    tell(sheet.slot_text)
    tell("")
    tell(say("Write the code down where the computer is not, then type two groups of it back."))
    typed = {
        number: click.prompt(say("Group {number}", number=number), err=True)
        for number in sheet.asked
    }
    confirm_sheet(session, sheet, typed)
    tell(say("The recovery sheet counts. It opens the store without any passphrase: keep it safe."))
