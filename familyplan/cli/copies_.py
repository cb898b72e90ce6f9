"""The command `copies`: what left, for whom, when and on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.cli.choosing import FAMILY_HELP, one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell, tell_columns
from familyplan.errors import Refused
from familyplan.model.partial_date import parse
from familyplan.model.vocabulary import choices
from familyplan.packs.kinds import LOGGED
from familyplan.session.sent import DECISION, Sought, found, sent_by_all
from familyplan.words import mark, say
from familyplan.words.dates import clock_time

if TYPE_CHECKING:
    from datetime import date

    from familyplan.session import Session
    from familyplan.session.sent import Sent

_STAGES = {"made": mark("made"), "intended": mark("not confirmed"), "not_made": mark("not made")}


@click.command(
    name="copies",
    help=say(
        "List the copies that left, newest first: when, for whom, which kind, its code, how it "
        "went, and what it relied on."
    ),
)
@on_store
@click.option("--family", metavar="REF", help=say(FAMILY_HELP))
@click.option(
    "--reader", metavar="WORDS", default="", help=say("Part of the reader's name, agency or code.")
)
@click.option("--kind", type=click.Choice([*LOGGED]), help=say("Only copies of this kind."))
@click.option("--since", metavar="DATE", help=say("From this day on, such as 2026-03-01."))
@click.option("--until", metavar="DATE", help=say("Up to this day, or the end of this month."))
def command(
    session: Session,
    *,
    family: str | None,
    reader: str,
    kind: str | None,
    since: str | None,
    until: str | None,
) -> None:
    """List the copies that left."""
    today = session.clock.today()
    sought = Sought(
        words=reader, kind=kind or "", since=_day(since, today), until=_day(until, today, last=True)
    )
    wanted = one_family(session, family).family if family else ""
    every = [one for one in sent_by_all(session) if not wanted or one.copy.scope == wanted]
    left = found(every, sought)
    if not left:
        tell(say("No copy fits that."))
        return
    tell_columns(_cells(one) for one in left)


def _cells(one: Sent) -> tuple[str, ...]:
    at = one.copy.made_at
    information = choices("information")
    grounds = [information.get(key, key) for key in sorted(one.grounds) if key != DECISION]
    if DECISION in one.grounds:
        grounds.append(say("shared without consent"))
    return (
        f"{at.date().isoformat()} {clock_time(at)}" if at else "",
        one.family,
        one.copy.reader_name,
        one.kind,
        one.copy.code,
        one.copy.channel,
        say(_STAGES.get(one.copy.stage, one.copy.stage)),
        ", ".join(grounds),
    )


def _day(typed: str | None, today: date, *, last: bool = False) -> date | None:
    if not typed:
        return None
    said = parse(typed, today)
    day = said.latest() if last else said.earliest()
    if day is None:
        raise Refused(say("“{typed}” is not a day. Write one, such as 2026-03-01.", typed=typed))
    return day
