"""The command `hold`: keep a record from being erased or shared, or lift what keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan import actions
from familyplan.cli.choosing import one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.model import Hold
from familyplan.model.partial_date import on_day
from familyplan.model.vocabulary import choices
from familyplan.practice.disposal import stands
from familyplan.session.retention import flags
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.session import Session


@click.command(
    name="hold",
    help=say(
        "Say what holds stand over FAMILY in STORE, or place one: legal_hold (must not be erased), "
        "restriction (kept, not shared), objection (to be reviewed)."
    ),
)
@on_store
@click.argument("family")
@click.option("--place", type=click.Choice(list(choices("hold_kind"))), help=say("Place a hold."))
@click.option("--lift", type=click.Choice(list(choices("hold_kind"))), help=say("Lift holds."))
@click.option("--why", default="", help=say("Why it is placed or lifted."))
@click.option("--asked-by", default="", metavar="NAME", help=say("Who asked for it."))
def command(
    session: Session, *, family: str, place: str | None, lift: str | None, why: str, asked_by: str
) -> None:
    """Place or lift a hold, then say what stands."""
    scope = one_family(session, family).family
    today = session.clock.today()
    if (place or lift) and not why.strip():
        raise Refused(say("Say why with --why. Nothing was changed."))
    if lift:
        _lift(session, scope, lift, why)
    if place:
        hold = Hold(scope=scope, what=place, why=why, asked_by=asked_by, since=on_day(today))
        session.run(actions.records.add, hold)
    standing = flags(session.store.family(scope), today)
    for flag in standing:
        tell(flag.sentence)
    if not standing:
        tell(say("No hold stands over this record."))


def _lift(session: Session, scope: str, what: str, why: str) -> None:
    today = session.clock.today()
    standing = [
        hold
        for hold in session.store.family(scope).of(Hold)
        if hold.what == what and stands(hold, today)
    ]
    if not standing:
        raise Refused(say("No hold of this kind stands over this record. Nothing was changed."))
    for hold in standing:
        session.run(actions.records.edit, "hold", hold.id, until=on_day(today), why_lifted=why)
