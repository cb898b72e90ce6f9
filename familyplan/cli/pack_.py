"""The command `pack`: one reader's copy as a file, written down as a copy that left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from familyplan import sharing
from familyplan.cli.choosing import FAMILY_HELP, one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.errors import Refused
from familyplan.model import Meeting
from familyplan.model.partial_date import parse
from familyplan.model.titles import shortened
from familyplan.packs import meeting_pack
from familyplan.packs.asked import Asked
from familyplan.packs.formats import FORMATS
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import uncovered
from familyplan.session.copies import deliver
from familyplan.session.delivery import Delivery, parcel
from familyplan.session.preparing import prepare
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.session import Session

NEXT: Final = "next"
LAST: Final = "last"
_NO_FONT: Final = mark("No font here can print “{character}”, so a mark stands for it in “{text}”.")
_READY: Final = mark(
    "The copy for {name} is ready: {pages}, code {code}. It is a plain PDF, so hand it to nobody "
    "else. It was noted in the sharing log."
)
_READY_TO_EDIT: Final = mark(
    "The copy for {name} is ready: {form}, code {code}. Anybody can read and change this file, so "
    "hand it to nobody else. It was noted in the sharing log."
)
# The other kinds are about a row, which the window lets one choose.
_KINDS: Final = tuple(key for key, one in KINDS.items() if one.needs in {"", "meeting", "owner"})


@click.command(
    name="pack",
    help=say(
        "Make a copy for exactly one reader, a meeting pack as a tagged PDF or another kind, "
        "with only what that reader may see. The copy is noted in the sharing log."
    ),
)
@on_store
@click.option("--family", metavar="REF", required=True, help=say(FAMILY_HELP))
@click.option(
    "--meeting",
    metavar="WHICH",
    default=NEXT,
    show_default=True,
    help=say("“next”, “last”, a date, or a meeting's id."),
)
@click.option(
    "--for",
    "reader",
    metavar="NAME",
    required=True,
    help=say("Whose copy it is: a name, an agency, a role, or “lead practitioner”."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help=say("The file to write, or a folder to write it in."),
)
@click.option(
    "--channel",
    default="file",
    show_default=True,
    help=say("How it will be handed over, such as print or e-mail; kept in the sharing log."),
)
@click.option(
    "--form",
    type=click.Choice(tuple(FORMATS)),
    default="pdf",
    show_default=True,
    help=say("The kind of file; csv and xlsx are sheets of actions."),
)
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default=None,
    help=say("The kind of copy: a meeting pack, or all actions for a sheet, if you do not say."),
)
def command(session: Session, *, family: str, reader: str, out: Path, **said: str) -> None:
    """Make the copy, with only what this reader may see."""
    line = one_family(session, family)
    rows = session.store.family(line.family)
    asked = _asked(rows, said, session.clock.today())
    prepared = prepare(session, line.family, asked, sharing.resolve(rows, reader))
    delivery = Delivery(form=said["form"], channel=said["channel"])
    if delivery.form == "pdf":
        for character, texts in uncovered(prepared.document).items():
            tell(say(_NO_FONT, character=character, text=shortened(texts[0])), err=True)
    left = deliver(session, prepared, parcel(prepared, delivery), out=out).disclosure
    name, code = left.reader_name, left.code
    if delivery.form == "pdf":
        pages = say_many("{n} page", "{n} pages", left.pages or 0)
        tell(say(_READY, name=name, pages=pages, code=code))
    else:
        form = say(FORMATS[delivery.form].name)
        tell(say(_READY_TO_EDIT, name=name, form=form, code=code))


def _asked(rows: Rows, said: dict[str, str], today: date) -> Asked:
    """Say what is asked for; a sheet holds all actions unless another kind is named."""
    wanted = said["kind"] or (FORMATS[said["form"]].only or (meeting_pack.KIND.key,))[0]
    if KINDS[wanted].needs != "meeting":
        return Asked(wanted)
    return Asked(wanted, meeting=one_meeting(rows, said["meeting"], today).id)


def one_meeting(rows: Rows, wanted: str, today: date) -> Meeting:
    """Give the one meeting meant by “next”, “last”, a date or an id.

    Raises:
        Refused: there is none, or there are two on that day.

    """
    every = sorted((one for one in rows.of(Meeting) if one.on), key=lambda one: (one.on, one.id))
    key = wanted.strip().lower()
    if key == NEXT:
        coming = [one for one in every if one.on and one.on >= today and not one.held]
        return _only(coming[:1], say("No meeting is planned from today on."))
    if key == LAST:
        return _only([one for one in every if one.held][-1:], say("No meeting has been held yet."))
    named = [one for one in rows.of(Meeting) if one.id == key]
    day = parse(wanted, today).exact
    found = named or [one for one in every if day is not None and one.on == day]
    return _only(
        found,
        say(
            "There is not exactly one meeting “{wanted}”. Use “next”, “last”, a date such as "
            "2026-12-09, or the meeting's id.",
            wanted=wanted,
        ),
    )


def _only(found: list[Meeting], otherwise: str) -> Meeting:
    if len(found) != 1:
        raise Refused(otherwise)
    return found[0]
