"""The command `erase`: one record gone for good, after a reason, a name and a typed word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.choosing import one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.session.certificate import certificate_lines
from familyplan.session.erasing import erase_family
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="erase",
    help=say(
        "Erase one family's whole record from STORE. It cannot be undone. A certificate without "
        "names stays, which says what still holds the record: backups, copies, exports."
    ),
)
@on_store
@click.argument("family")
@click.option("--reason", required=True, help=say("Why, without naming anybody of the family."))
@click.option(
    "--approved-by", required=True, metavar="NAME", help=say("The person who approved it.")
)
def command(session: Session, *, family: str, reason: str, approved_by: str) -> None:
    """Erase the record once its reference, or its name, was typed again."""
    line = one_family(session, family)
    wanted = line.reference or line.name
    tell(say("The record of {name} will be erased. It cannot be undone.", name=line.name), err=True)
    typed = click.prompt(say("Type {wanted} to go on", wanted=wanted), default="", err=True,
                         show_default=False)  # fmt: skip
    if "".join(typed.split()).casefold() != "".join(wanted.split()).casefold():
        raise Refused(say("That is not what was asked for. Nothing was erased."))
    kept = erase_family(session, line.family, reason=reason, approved_by=approved_by)
    for told in certificate_lines(session, kept):
        tell(told)
