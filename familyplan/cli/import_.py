"""The command `import`: bring families in, or say what is wrong with the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import STDIN, on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.exchange.importing import ImportPlan, carry_out, plan_import
from familyplan.exchange.reading import MOST_BYTES, NOTHING_IN
from familyplan.session.backups import before
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="import",
    help=say(
        "Bring the families in FILE into STORE; “-” is standard input. A family that is here "
        "already stays as it is, and what differs is listed. If anything is wrong with the "
        "file, nothing comes in, what is wrong is listed, and the exit code is 1."
    ),
)
@on_store
@click.argument("file")
@click.option("--dry-run", is_flag=True, help=say("Only say what would be brought in."))
def command(session: Session, file: str, *, dry_run: bool) -> None:
    """Bring in the families not here yet; what is here already stays as it is."""
    plan = plan_import(session, _content(file))
    if plan.problems:
        for problem in plan.problems:
            tell(problem)
        tell(say(NOTHING_IN), err=True)
        click.get_current_context().exit(FINDINGS)
    if not dry_run:
        if plan.new or plan.directory:
            before(session, "before import")
        carry_out(session, plan)
        session.note_event("imported")
    _tell(plan, dry_run=dry_run)


def _content(file: str) -> bytes:
    try:
        if file == STDIN:
            if sys.stdin is None:
                raise Refused(say("There is no standard input to read from."))
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused(
            say("“{name}” could not be read. Nothing was brought in.", name=Path(file).name)
        ) from error


def _tell(plan: ImportPlan, *, dry_run: bool) -> None:
    tell(
        say_many("{n} family would come in.", "{n} families would come in.", len(plan.new))
        if dry_run
        else say_many("{n} family came in.", "{n} families came in.", len(plan.new))
    )
    if plan.same:
        tell(
            say_many(
                "{n} family is here already, exactly the same.",
                "{n} families are here already, exactly the same.",
                len(plan.same),
            )
        )
    for family in plan.differing:
        tell(
            say(
                "“{name}” is here already and differs from the file. It was kept as it is here:",
                name=family.name,
            )
        )
        for line in family.differences:
            tell(f"  {line}")
    for line in plan.directory_differing:
        tell(say("Kept as it is here: {line}", line=line))
