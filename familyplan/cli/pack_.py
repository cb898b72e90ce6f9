"""The command `pack`: one reader's copy as a file, written down as a copy that left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from familyplan import sharing
from familyplan.cli.choosing import FAMILY_HELP, one_family
from familyplan.cli.store_option import on_store
from familyplan.cli.telling import tell
from familyplan.cli.wishing import NEXT, wish
from familyplan.model.titles import shortened
from familyplan.packs import meeting_pack
from familyplan.packs.formats import FORMATS
from familyplan.packs.kinds import KINDS
from familyplan.packs.render import uncovered
from familyplan.session.copies import deliver
from familyplan.session.delivery import TOLD_BY, Delivery, new_phrase, parcel
from familyplan.session.preparing import prepare
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from familyplan.session import Session

_NO_FONT: Final = mark("No font here can print “{character}”, so a mark stands for it in “{text}”.")
_READY: Final = mark(
    "The copy for {name} is ready: {pages}, code {code}. It is a plain PDF, so hand it to nobody "
    "else. It was noted in the sharing log."
)
_READY_TO_EDIT: Final = mark(
    "The copy for {name} is ready: {form}, code {code}. Anybody can read and change this file, so "
    "hand it to nobody else. It was noted in the sharing log."
)

_READY_SEALED: Final = mark(
    "The copy for {name} is ready and sealed: code {code}. It was noted in the sharing log. Tell "
    "them these words in another way; they are kept nowhere: {phrase}"
)


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
    "--sealed",
    type=click.Choice(tuple(TOLD_BY)),
    default=None,
    help=say(
        "Seal a PDF with words that are shown here once and kept nowhere; say how they are told "
        "to the reader."
    ),
)
@click.option(
    "--kind",
    type=click.Choice(tuple(KINDS)),
    default=None,
    help=say("The kind of copy: a meeting pack, or all actions for a sheet, if you do not say."),
)
@click.option(
    "--about",
    metavar="WHOM",
    default="",
    help=say("What the copy is about, where its kind is about one person or entry: a name or id."),
)
@click.option("--since", metavar="DATE", default="", help=say("The first day it is about."))
@click.option("--until", metavar="DATE", default="", help=say("The last day it is about."))
@click.option(
    "--part",
    "parts",
    metavar="KEY",
    multiple=True,
    help=say("A part it has, again for each, in their order; those kept in the store otherwise."),
)
def command(
    session: Session,
    *,
    family: str,
    reader: str,
    out: Path,
    parts: tuple[str, ...],
    **said: str,
) -> None:
    """Make the copy, with only what this reader may see."""
    line = one_family(session, family)
    rows = session.store.family(line.family)
    whose = sharing.resolve(rows, reader)
    # A sheet holds all actions unless another kind is named.
    key = said["kind"] or (FORMATS[said["form"]].only or (meeting_pack.KIND.key,))[0]
    asked = wish(session, rows, KINDS[key], whose, said=said, parts=parts)
    prepared = prepare(session, line.family, asked, whose)
    told_by = said["sealed"] or ""
    delivery = Delivery(said["form"], bool(told_by), said["channel"], told_by)
    phrase = new_phrase() if told_by else ""
    if delivery.form == "pdf":
        for character, texts in uncovered(prepared.document).items():
            tell(say(_NO_FONT, character=character, text=shortened(texts[0])), err=True)
    left = deliver(session, prepared, parcel(prepared, delivery, phrase), out=out).disclosure
    name, code = left.reader_name, left.code
    if phrase:
        tell(say(_READY_SEALED, name=name, code=code, phrase=phrase))
    elif delivery.form == "pdf":
        pages = say_many("{n} page", "{n} pages", left.pages or 0)
        tell(say(_READY, name=name, pages=pages, code=code))
    else:
        form = say(FORMATS[delivery.form].name)
        tell(say(_READY_TO_EDIT, name=name, form=form, code=code))
