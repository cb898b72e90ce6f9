"""The command `export`: whole families as JSON, in clear, and saying so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from familyplan.cli.choosing import FAMILY_HELP, one_family
from familyplan.cli.store_option import opened, passphrase_option
from familyplan.cli.telling import tell, tell_json
from familyplan.errors import Refused
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.files import write_whole
from familyplan.exchange.schema import schema
from familyplan.session.clear_copies import refuse_clear
from familyplan.session.retention import Restricted, restricted_families
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from familyplan.session import Session

_NOT_NOTED: Final = mark(
    "This store can only be read where it is now, so the export could not be noted in its "
    "history. Nothing was written. Put the store where it can be written, then try again."
)


def may_leave(session: Session, chosen: list[str]) -> list[str] | None:
    """Give the families to write, or None for all; a restricted one is never among them.

    Raises:
        Refused: it could not be noted, because the store can only be read.
        NoClearCopies: the policy lets no unencrypted copy leave.
        Restricted: one that was named is kept and not shared.

    """
    if session.vault.read_only:
        raise Refused(say(_NOT_NOTED))
    refuse_clear(session.vault.surroundings.policy())
    kept_back = restricted_families(session.store, session.clock.today())
    if kept_back & set(chosen):
        raise Restricted
    if chosen or not kept_back:
        return chosen or None
    told = say_many(
        "{n} record is restricted and was left out.",
        "{n} records are restricted and were left out.",
        len(kept_back),
    )
    tell(told, err=True)
    lines = session.store.family_lines()
    return [line.family for line in lines if line.family not in kept_back]


@click.command(
    name="export",
    help=say(
        "Write whole families from STORE as JSON: those named, or all of them. The file is in "
        "clear, and the export is noted in the history. docs/format.md describes it."
    ),
)
@click.argument("store", type=click.Path(path_type=Path), required=False)
@passphrase_option
@click.argument("families", nargs=-1)
@click.option("--family", "named", metavar="REF", multiple=True, help=say(FAMILY_HELP))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("The file to write. Without it, standard output."),
)
@click.option("--schema", "only_schema", is_flag=True, help=say("Print the format's JSON Schema."))
@click.pass_context
def command(  # noqa: PLR0913 - one parameter per option of the command
    ctx: click.Context,
    store: Path | None,
    passphrase_file: str | None,
    *,
    families: tuple[str, ...],
    named: tuple[str, ...],
    out: Path | None,
    only_schema: bool,
) -> None:
    """Write the named families, or all of them; the export is logged."""
    if only_schema:
        tell_json(schema())
        return
    if store is None:
        raise click.UsageError(say("Say which store to export from."))
    with opened(ctx, store, passphrase_file) as session:
        lines = [one_family(session, wanted) for wanted in (*families, *named)]
        ids = may_leave(session, [line.family for line in lines])
        content = families_as_json(session.store, ids, at=session.clock.now())
        for line in lines:
            session.note_event("exported", line.family, what=line.name)
        if not lines:
            session.note_event("exported", what=say("every family"))
    if out is None:
        click.echo(content, nl=False)
    else:
        write_whole(out, content)
    tell(
        say(
            "This file is the whole record, in clear: not encrypted, and nothing is left out. "
            "Whoever has it can read all of it. The export was noted in the history."
        ),
        err=True,
    )
