"""The command `audit`: who opened, looked, let out, backed up and erased, in a period."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from familyplan.cli.choosing import FAMILY_HELP, one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell, tell_columns
from familyplan.exchange.files import write_whole
from familyplan.session.audit import Sort, as_csv, as_pages, audit, cells, let_leave
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from familyplan.session import Session

_DAYS: Final = 30
_DAY: Final = click.DateTime(["%Y-%m-%d"])


@click.command(
    name="audit",
    help=say(
        "Say who opened STORE, looked at protected facts, let copies leave, changed keys, made "
        "backups or erased, oldest first: the last 30 days, or the period named. With --out it "
        "is written to a file instead."
    ),
)
@on_store
@click.option("--family", metavar="REF", default="", help=say(FAMILY_HELP))
@click.option("--since", type=_DAY, help=say("The first day, as 2026-03-01."))
@click.option("--until", type=_DAY, help=say("The last day; today without it."))
@click.option(
    "--sort",
    "sorts",
    type=click.Choice([sort.value for sort in Sort]),
    multiple=True,
    help=say("Only entries of this sort; may be repeated."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("A file ending in .csv or .pdf to write it to."),
)
def command(
    session: Session,
    *,
    family: str,
    since: datetime | None,
    until: datetime | None,
    sorts: Sequence[str],
    out: Path | None,
) -> None:
    """List the entries, or write them to a file."""
    if out is not None:
        let_leave(session)
    last = until.date() if until else session.clock.today()
    first = since.date() if since else last - timedelta(days=_DAYS)
    line = one_family(session, family) if family else None
    wanted = [Sort(name) for name in sorts] or list(Sort)
    found = audit(session, first, last, family=line.family if line else "", sorts=wanted)
    if out is None:
        tell_columns(cells(one) for one in found)
        return
    if out.suffix.lower() == ".pdf":
        data = as_pages(session, found, (first, last), line.name if line else "")
    elif out.suffix.lower() == ".csv":
        data = as_csv(found)
    else:
        raise click.BadParameter(say("The file's name must end in .csv or .pdf."))
    write_whole(out, data)
    session.note_event("printed", line.family if line else "store", what=say("the record of use"))
    tell(say("Written to {file}.", file=out.name))
