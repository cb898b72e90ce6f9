"""The command `access`: who asked for their own record, and by when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.program import FINDINGS
from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.model import AccessRequest, Family
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.practice.access import CLOSED, due
from familyplan.sharing.access import AccessCase, review
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="access",
    help=say(
        "List who asked for a copy of their own record and waits for it: whose, in which family, "
        "by when it is due, and how much of it is decided. Exits with 1 if one is late."
    ),
)
@click.option("--every", is_flag=True, help=say("Also those answered, refused or taken back."))
@on_store
@json_option
def command(session: Session, *, every: bool, as_json: bool) -> None:
    """List the requests, whichever is due first before the others."""
    asked = session.store.all(AccessRequest)
    lines = [_line(session, one) for one in asked if every or one.state not in CLOSED]
    lines.sort(key=lambda one: (one["due"] == "", one["due"], one["id"]))
    if as_json:
        tell_json(lines)
    elif not lines:
        tell(say("Nobody waits for a copy of their record."))
    else:
        tell_columns(
            (
                one["person"],
                one["family"],
                one["words"],
                say("{n} of {of} decided", n=one["decided"], of=one["to_decide"]),
            )
            for one in lines
        )
    if any(one["days_left"] is not None and one["days_left"] < 0 for one in lines):
        click.get_current_context().exit(FINDINGS)


def _line(session: Session, request: AccessRequest) -> dict[str, Any]:
    today, rows = session.clock.today(), session.store.family(request.scope)
    family = rows.find(Family, request.scope)
    blocks = review(AccessCase(rows, request, today))
    when = due(request, today)
    return {
        "id": request.id,
        "person": name_in(rows, request.person),
        "family": family.name if family else "",
        "asked_on": request.asked_on.said if request.asked_on else "",
        "state": request.state,
        "due": when.on.isoformat() if when else "",
        "days_left": when.days if when else None,
        "words": when.words if when else spoken("access_state", request.state),
        "to_decide": len(blocks),
        "decided": sum(one.decided for one in blocks),
    }
