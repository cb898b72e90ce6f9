"""Finding the one reader somebody means when they type a name, a role or an agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.model import Group, Involvement, Person, Practitioner, Standing
from familyplan.model.titles import at_the_table, seat_role
from familyplan.model.vocabulary import spoken
from familyplan.sharing.readers import Reader, leads, reader_of
from familyplan.words import mark, say, terms
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Rows

_NOBODY = mark("Nobody here is called “{text}”. You can choose {names}.")
_SEVERAL = mark("“{text}” can mean {names}. Type the whole name.")
_WHOLE_FAMILY = mark(
    "A copy is made for one named person, never for a whole family, because people in a family"
    " may be protected from each other. Choose one of them."
)
_NO_LEAD = mark("This family has no lead practitioner yet, so there is nobody to make this for.")
_LEFT = mark("{name} is not part of the team any more, so no copy was made.")


def resolve(rows: Rows, text: str) -> Reader:
    """Give the one reader a text means: a name, known-as name, label, agency, role, or the lead.

    A whole name beats a beginning of one, so "Sadia" finds Sadia Khan where there is one Sadia.

    Raises:
        Refused: it means nobody, or several; the sentence says whom it could mean.

    """
    wanted = folded(text)
    if wanted in {"family", "the family", "everyone", "whole family", "the whole family"}:
        raise Refused(say(_WHOLE_FAMILY))
    if wanted in _lead_words():
        return _the_lead(rows, text)
    calls = {row_id: frozenset(names) for row_id, names in _calls(rows)}
    whole = [row_id for row_id, names in calls.items() if wanted and wanted in names]
    found = whole or [
        row_id
        for row_id, names in calls.items()
        if wanted and any(f" {name}".find(f" {wanted}") >= 0 for name in names)
    ]
    return _exactly_one(rows, text, found, tuple(calls))


def _lead_words() -> frozenset[str]:
    said = ("lead", "lead practitioner", terms()["lead_practitioner"])
    return frozenset(folded(words) for words in (*said, spoken("standing_role", "lead")))


def _the_lead(rows: Rows, text: str) -> Reader:
    leading = sorted(leads(rows))
    if not leading:
        raise Refused(say(_NO_LEAD))
    return _exactly_one(rows, text, leading, tuple(leading))


def _exactly_one(rows: Rows, text: str, found: list[str], everyone: tuple[str, ...]) -> Reader:
    alive = {one: reader for one in everyone if (reader := reader_of(rows, one)) is not None}
    present = [one for one in found if one in alive and not _left(rows, one)]
    if len(present) == 1:
        return alive[present[0]]
    if present:
        names = "; ".join(alive[one].addressed for one in present)
        raise Refused(say(_SEVERAL, text=text, names=names))
    if found and found[0] in alive:
        raise Refused(say(_LEFT, name=alive[found[0]].addressed))
    names = "; ".join(alive[one].addressed for one in everyone if one in alive)
    raise Refused(say(_NOBODY, text=text, names=names or say("nobody yet")))


def _left(rows: Rows, row_id: str) -> bool:
    seat = rows.find(Involvement, row_id)
    return seat is not None and not at_the_table(seat)


def _calls(rows: Rows) -> Iterator[tuple[str, list[str]]]:
    """Give what each possible reader may be called, folded."""
    for person in rows.of(Person):
        names = (person.name, person.known_as, person.label, person.own_script, person.legal_name)
        yield person.id, [folded(name) for name in names if name]
    standing = {one.held_by: one.role for one in rows.of(Standing) if one.until is None}
    for seat in rows.of(Involvement):
        reader = reader_of(rows, seat.id)
        worker = rows.find(Practitioner, seat.practitioner)
        names = (
            reader.agency_name if reader else "",
            reader.addressed if reader else "",
            seat_role(rows, seat),
            worker.name if worker else "",
            spoken("standing_role", standing[seat.id]) if seat.id in standing else "",
        )
        yield seat.id, [folded(name) for name in names if name]
    for group in rows.of(Group):
        yield group.id, [folded(group.name)]
