"""Which family is meant: by reference, id or name, and by nothing that fits two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from familyplan.errors import Refused
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from familyplan.session import FamilyLine, Session

FAMILY_HELP = mark("The family's reference, id or name.")
family_argument = click.argument("family", required=False)
family_option = click.option("--family", "named", metavar="REF", help=say(FAMILY_HELP))


def one_family(session: Session, wanted: str | None) -> FamilyLine:
    """Give the line of the family meant.

    Raises:
        Refused: none is named, there is none, or more than one fits.

    """
    if not wanted:
        raise Refused(say("Say which family, by its reference, id or name."))
    lines = session.store.family_lines()
    key = "".join(wanted.split()).casefold()
    for told in (
        [line for line in lines if line.family == wanted.strip()],
        [line for line in lines if "".join(line.reference.split()).casefold() == key],
        [line for line in lines if "".join(line.name.split()).casefold() == key],
    ):
        if len(told) == 1:
            return told[0]
        if told:
            raise Refused(
                say_many(
                    "{n} family fits “{wanted}”. Use its id.",
                    "{n} families fit “{wanted}”. Use the id of the one you mean.",
                    len(told),
                    wanted=wanted,
                )
            )
    raise Refused(
        say(
            "No family here has the reference, id or name “{wanted}”. “familyplan families” lists "
            "them.",
            wanted=wanted,
        )
    )
