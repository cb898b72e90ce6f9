"""The command `check`: what the rules of good practice find, family by family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from familyplan import practice
from familyplan.cli.choosing import family_argument, family_option, one_family
from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_json
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import FamilyLine, Session


@click.command(
    name="check",
    help=say(
        "Say what the rules of good practice find in one family or in all: nobody leads, an "
        "action has no owner, a review is overdue, a child has not been heard, a permission "
        "has run out. The exit code is 1 if anything is found."
    ),
)
@on_store
@family_argument
@family_option
@json_option
def command(session: Session, *, family: str | None, named: str | None, as_json: bool) -> None:
    """Check one family, or every family; the most pressing comes first."""
    wanted = named or family
    lines = [one_family(session, wanted)] if wanted else session.store.family_lines()
    found = {line: _findings(session, line) for line in lines}
    if as_json:
        tell_json([_as_json(line, one) for line, every in found.items() for one in every])
    else:
        _tell(found)
    if any(found.values()):
        click.get_current_context().exit(FINDINGS)


def _findings(session: Session, line: FamilyLine) -> tuple[practice.Finding, ...]:
    return practice.check(session.store.family(line.family), session.clock.today())


def _tell(found: dict[FamilyLine, tuple[practice.Finding, ...]]) -> None:
    for line, findings in found.items():
        if findings:
            tell(f"{line.name}  {line.reference}".rstrip())
        for one in findings:
            tell(f"  {one.sentence}")
    if not any(found.values()):
        tell(say("Nothing was found that needs attention."))


def _as_json(line: FamilyLine, found: practice.Finding) -> dict[str, Any]:
    return {
        "family_id": line.family,
        "reference": line.reference,
        "family": line.name,
        "rule": found.rule,
        "severity": found.severity.value,
        "kind": found.kind,
        "id": found.row,
        "sentence": found.sentence,
    }
