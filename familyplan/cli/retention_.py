"""The command `retention`: which records are due to go, by which schedule, what was erased."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.model import Erasure
from familyplan.session import retention
from familyplan.session.certificate import certificate_lines
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan.session.retention import DueFamily


@click.command(
    name="retention",
    help=say(
        "List the families in STORE whose record is due to be reviewed for erasure, and those for "
        "which something must be found out first. The exit code is 1 if there are any."
    ),
)
@on_store
@click.option("--schedule", "only_schedule", is_flag=True, help=say("Show the schedule instead."))
@click.option("--erased", is_flag=True, help=say("Show the certificates of what was erased."))
@json_option
def command(session: Session, *, only_schedule: bool, erased: bool, as_json: bool) -> None:
    """List what is due, or the schedule it is judged by, or what was erased."""
    if only_schedule:
        _tell_schedule(session, as_json=as_json)
        return
    if erased:
        _tell_erased(session, as_json=as_json)
        return
    found = retention.due_for_review(session, session.clock.today())
    if as_json:
        tell_json([_as_json(one) for one in found])
    elif found:
        for one in found:
            _tell_one(one)
    else:
        tell(say("No record is due."))
    if found:
        click.get_current_context().exit(FINDINGS)


def _tell_one(one: DueFamily) -> None:
    tell(say("{name} ({reference})", name=one.name, reference=one.reference or one.family))
    tell(f"  {one.due.because}")
    for line in (*one.due.uncertain, *(flag.sentence for flag in one.flags)):
        tell(f"  {line}")


def _as_json(one: DueFamily) -> dict[str, Any]:
    return {
        "id": one.family,
        "reference": one.reference,
        "name": one.name,
        "due": one.due.on.isoformat() if one.due.on else None,
        "because": one.due.because,
        "rule": one.due.rule.key if one.due.rule else None,
        "find_out": list(one.due.uncertain),
        "flags": [flag.what for flag in one.flags],
    }


def _tell_schedule(session: Session, *, as_json: bool) -> None:
    schedule = retention.schedule(session.store)
    if as_json:
        tell_json([rule.written() for rule in schedule.rules])
        return
    head = (say("Record"), say("Kept"), say("Where this comes from"))
    rows = [(say(one.label), say(one.words), say(one.source)) for one in schedule.rules]
    tell_columns([head, *rows])
    if schedule.local:
        tell(say("This is the schedule your partnership set."))
    else:
        tell(
            say(
                "This is a schedule to start from, not national law. Put your agency's own in its "
                "place."
            )
        )


def _tell_erased(session: Session, *, as_json: bool) -> None:
    certificates = session.store.all(Erasure)
    if as_json:
        tell_json(
            [
                {
                    **asdict(one),
                    "approved_on": one.approved_on.isoformat() if one.approved_on else None,
                    "erased_at": one.erased_at.isoformat() if one.erased_at else None,
                }
                for one in certificates
            ]
        )
        return
    for one in certificates:
        first, *rest = certificate_lines(session, one)
        tell(first)
        for line in rest:
            tell(f"  {line}")
    if not certificates:
        tell(say("Nothing was erased from this store."))
