"""The command `lost-laptop`: what was on a lost computer, from a backup of its store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from familyplan.cli.store_option import passphrase_option, read_passphrase
from familyplan.cli.telling import tell, tell_columns
from familyplan.errors import Refused
from familyplan.exchange.files import write_whole
from familyplan.packs.render import render
from familyplan.session import Surroundings
from familyplan.session.clear_copies import refuse_clear
from familyplan.session.lost_laptop import OrganisationKey, RecoveryCode, look
from familyplan.session.lost_laptop_pages import (
    document,
    kind_words,
    moment,
    protection,
    summary,
)
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session.lost_laptop import Secret


@click.command(
    name="lost-laptop",
    help=say(
        "Say what was on a lost computer: the families, the ways in, the last unlocking. BACKUP "
        "is one backup of its store, or a folder of them. It is opened without being changed."
    ),
)
@click.argument("backup", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--recovery", is_flag=True, help=say("What is read or typed is the recovery code."))
@click.option(
    "--organisation-key",
    type=click.Path(path_type=Path),
    help=say("The organisation's private key; what is read or typed opens this key."),
)
@click.option("--pdf", type=click.Path(path_type=Path), help=say("Write the pages to this PDF."))
@click.pass_context
def command(
    ctx: click.Context,
    *,
    backup: Path,
    passphrase_file: str | None,
    recovery: bool,
    organisation_key: Path | None,
    pdf: Path | None,
) -> None:
    """Tell it, and write the pages if asked."""
    around: Surroundings = ctx.obj or Surroundings()
    if pdf is not None:
        refuse_clear(around.policy())
    asked = say("Recovery code") if recovery else ""
    if organisation_key is not None:
        asked = say("Passphrase of {name}", name=organisation_key.name)
    typed = read_passphrase(passphrase_file, asked=asked)
    found = look(backup, _secret(typed, organisation_key, recovery=recovery), surroundings=around)
    for label, value in (*summary(found), *protection(found)):
        tell(f"{label}: {value}")
    tell("")
    tell_columns(
        (kind_words(slot.kind), slot.who, moment(slot.added), moment(slot.last_used))
        for slot in found.slots
    )
    tell("")
    tell_columns(
        (family.name, family.reference, str(family.people), str(family.children))
        for family in found.families
    )
    if pdf is not None:
        write_whole(pdf, render(document(found)))
        tell(say("The pages are in “{name}”. They name families.", name=pdf.name))


def _secret(typed: str, organisation_key: Path | None, *, recovery: bool) -> Secret:
    if organisation_key is not None:
        try:
            return OrganisationKey(organisation_key.read_bytes(), typed)
        except OSError as error:
            raise Refused(
                say("The key “{name}” cannot be read.", name=organisation_key.name)
            ) from error
    return RecoveryCode(typed) if recovery else typed
