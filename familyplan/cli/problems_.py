"""The command `problems`: what was noted about errors nobody expected, to read before sending."""

from __future__ import annotations

import click

from familyplan.cli.telling import tell
from familyplan.mishaps import forget, problem_report
from familyplan.words import say


@click.command(
    name="problems",
    help=say(
        "Show the problem report: kinds of errors, places in the program and versions. It holds "
        "nothing about any family."
    ),
)
@click.option("--forget", "forgetting", is_flag=True, help=say("Throw away what was noted."))
def command(*, forgetting: bool) -> None:
    """Show the problem report, or throw away what was noted."""
    if forgetting:
        forget()
        tell(say("What was noted is thrown away."))
        return
    for line in problem_report().splitlines():
        tell(line)
