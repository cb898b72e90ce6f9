"""The command `import`: bring families in, or say what is wrong with the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from familyplan.cli.import_sheet import Wanted, tell_columns, understood_sheet
from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import STDIN, on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.exchange.importing import ImportPlan, plan_import
from familyplan.exchange.reading import MOST_BYTES, NOTHING_IN
from familyplan.exchange.spreadsheets import grouping
from familyplan.exchange.spreadsheets.choosing import to_keep
from familyplan.exchange.spreadsheets.guessing import signature
from familyplan.exchange.spreadsheets.planning import is_spreadsheet, plan_sheet
from familyplan.session.bringing_in import Outcome, bring, came_words, remember, take_back
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.exchange.spreadsheets.choosing import Choices
    from familyplan.session import Session

_MOST_TOLD = 200


@click.command(
    name="import",
    help=say(
        "Bring the families in FILE into STORE: a JSON file of this program, or a spreadsheet "
        "(CSV or XLSX); “-” is standard input. A family that is here already stays as it is, and "
        "what differs is listed. If anything is wrong with the file, nothing comes in unless "
        "--rest is given, what is wrong is listed, and the exit code is 1. With --dry-run a "
        "spreadsheet’s columns are listed with what each is taken for."
    ),
)
@on_store
@click.argument("file")
@click.option("--dry-run", is_flag=True, help=say("Only say what would be brought in."))
@click.option("--rest", is_flag=True, help=say("Bring in the families nothing is wrong with."))
@click.option(
    "--none",
    is_flag=True,
    help=say("If it stops in the middle, take back what has come in by then."),
)
@click.option(
    "--match",
    "matches",
    multiple=True,
    metavar="HEADING=FIELD",
    help=say("What a column of a spreadsheet means, such as “DOB=person.born@child1”."),
)
@click.option("--sheet", default="", help=say("The sheet of an XLSX file to take."))
@click.option("--heading-row", default=0, help=say("The row that holds the headings."))
@click.option(
    "--group",
    type=click.Choice(list(grouping.WAYS)),
    help=say("How rows of a spreadsheet are put together as families."),
)
def command(  # noqa: PLR0913 - one parameter per option
    session: Session,
    file: str,
    *,
    dry_run: bool,
    rest: bool,
    none: bool,
    matches: tuple[str, ...],
    sheet: str,
    heading_row: int,
    group: str | None,
) -> None:
    """Bring in the families not here yet; what is here already stays as it is."""
    if rest and none:
        raise Refused(say("Give either --rest or --none."))
    data = _content(file)
    name = "" if file == STDIN else Path(file).name
    chosen: Choices | None = None
    if is_spreadsheet(name, data):
        wanted = Wanted(sheet, heading_row, group or "", matches)
        chosen = understood_sheet(session, data, name, wanted)
        if dry_run or chosen.problem():
            tell_columns(chosen)
        plan = plan_sheet(session, chosen, name or say("a spreadsheet"))
    else:
        plan = plan_import(session, data)
    _carry_out(session, plan, chosen, dry_run=dry_run, rest=rest, none=none)


def _carry_out(
    session: Session,
    plan: ImportPlan,
    chosen: Choices | None,
    *,
    dry_run: bool,
    rest: bool,
    none: bool,
) -> None:
    context = click.get_current_context()
    _tell_findings(plan)
    if plan.problems and not (rest and plan.new):
        tell(say(NOTHING_IN), err=True)
        context.exit(FINDINGS)
    outcome = Outcome(came=plan.new)
    if not dry_run:
        if chosen is not None and plan.new:
            remember(session, signature(chosen.columns), to_keep(chosen))
        outcome = bring(session, plan, rest=rest)
    _tell(plan, outcome, dry_run=dry_run)
    if outcome.why and none:
        for sentence in take_back(session, outcome).stayed:
            tell(sentence)
        tell(say("It was taken back: nothing of the file is here."))
    if outcome.why or plan.problems:
        context.exit(FINDINGS)


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


def _tell_findings(plan: ImportPlan) -> None:
    for problem in plan.problems[:_MOST_TOLD]:
        tell(problem)
    if plan.aside:
        count = len(plan.aside)
        tell(say_many("{n} family cannot come in.", "{n} families cannot come in.", count))
    warned = [line for one in plan.new for line in one.findings]
    for line in warned[:_MOST_TOLD]:
        tell(line)
    if len(warned) > _MOST_TOLD:
        more = len(warned) - _MOST_TOLD
        tell(say_many("{n} more line like these.", "{n} more lines like these.", more))


def _tell(plan: ImportPlan, outcome: Outcome, *, dry_run: bool) -> None:
    tell(
        say_many("{n} family would come in.", "{n} families would come in.", len(plan.new))
        if dry_run
        else came_words(outcome)
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
