"""The command `health`: how well a store and its computer are looked after."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_json
from familyplan.session.health import TOPICS, lines
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.session import Session

_STATES: Final = {
    "good": mark("good"),
    "attention": mark("LOOK"),
    "unknown": mark("?"),
}


@click.command(
    name="health",
    help=say(
        "Say how well STORE and this computer are looked after: backups, ways in, the policy in "
        "force, disk encryption, versions. The exit code is 1 if anything needs attention."
    ),
)
@on_store
@json_option
def command(session: Session, *, as_json: bool) -> None:
    """List every line, under its topic."""
    found = lines(session)
    if as_json:
        tell_json([asdict(line) for line in found])
    else:
        for topic, heading in TOPICS.items():
            tell(say(heading))
            for line in found:
                if line.topic == topic:
                    tell(f"  {say(_STATES[line.state]):<5} {line.words}")
                    if line.what_to_do and line.state != "good":
                        tell(f"        {line.what_to_do}")
    if any(line.state == "attention" for line in found):
        click.get_current_context().exit(FINDINGS)
