"""What an agency may see: a class of field needs a kind of permission, for each person it is about.

Whatever no permission given and unexpired covers is denied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import (
    Agency,
    ContactPoint,
    Identifier,
    Involvement,
    Person,
    Reply,
    Sharing,
    Translation,
    declarations,
    kind_of,
)
from familyplan.model.titles import seat_agency
from familyplan.model.vocabulary import spoken
from familyplan.sharing.concerns import information_of, people_of, speakers
from familyplan.sharing.permissions import Answered, asked, of_agency, within
from familyplan.sharing.story import MAIN, beside, has_copy
from familyplan.sharing.tables import NEEDS, NEEDS_FOR_NUMBER, NEEDS_HERE, REPORTS
from familyplan.sharing.verdict import Verdict, no

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record, Rows
    from familyplan.sharing.rules import Case


def may_see(case: Case, record: Record, name: str, sharing: Sharing) -> Verdict:
    """Decide about one field for a seat at the table that does not lead."""
    needed = needs(case.rows, record, name, sharing)
    if not needed:
        return no("no_kind")
    if isinstance(record, ContactPoint) and _unsafe(record):
        return no("unsafe")
    if not has_copy(case, record):
        return no("no_copy")
    relied: list[str] = []
    limits: list[str] = []
    spoke = speakers(case.rows, record, voice=sharing is Sharing.VOICE)
    whom = people_of(case.rows, record) | spoke
    for information in sorted(needed):
        for person in sorted(whom) or [""]:
            answer = _answer(case, information, person)
            if not answer.allowed:
                return _no(case, answer.reason, information)
            if answer.only and not within(answer.only, _text_of(case.rows, record, name)):
                return _no(case, "only", information, "; ".join(answer.only))
            relied += answer.relied_on
            limits += [f"{spoken('information', information)}: {one}" for one in answer.only]
    return Verdict(allowed=True, relied_on=tuple(dict.fromkeys(relied)), limits=tuple(limits))


def _answer(case: Case, information: str, person: str) -> Answered:
    """Answer for this reader's agency, once for all fields that ask the same."""

    def answer() -> Answered:
        permissions = of_agency(case.rows, case.reader.agency_id)
        return asked(permissions, information, person, case.on)

    return case.once((asked, information, person), answer)


def needs(rows: Rows, record: Record, name: str, sharing: Sharing) -> frozenset[str]:
    """Give the kinds of permission a field needs, all of them; empty where no kind covers it."""
    entry = beside(rows, record) if isinstance(record, Reply | Translation) else None
    if entry is not None and sharing in {Sharing.PLAN, Sharing.VOICE}:
        main = MAIN[kind_of(entry)]
        return needs(rows, entry, main, declarations(type(entry))[main].sharing)
    here = NEEDS_HERE.get((kind_of(record), name), NEEDS.get(sharing, ""))
    if isinstance(record, Identifier) and name != "person":
        here = NEEDS_FOR_NUMBER.get(record.scheme, "")
    if not here or kind_of(record) == "protection":
        return frozenset()
    reported = {_reported(rows, record)} - {""} if name == "update" else set()
    # That a child is on its way is itself a fact about somebody's health.
    unborn = {"health"} if isinstance(record, Person) and record.unborn else set()
    return frozenset({here, *information_of(rows, record), *reported, *unborn})


def _reported(rows: Rows, record: Record) -> str:
    seat = rows.find(Involvement, getattr(record, "who", ""))
    agency = seat_agency(rows, seat) if seat else None
    return REPORTS.get(agency.type, "") if agency else ""


def seats_of(rows: Rows, agency_id: str) -> frozenset[str]:
    """Give the seats an agency has at the table; none where no agency is meant."""
    if not agency_id:
        return frozenset()
    return frozenset(
        seat.id
        for seat in rows.of(Involvement)
        if (agency := seat_agency(rows, seat)) is not None and agency.id == agency_id
    )


def agencies_of(rows: Rows, seats: Iterable[str]) -> frozenset[str]:
    """Give the agencies of those ids that are seats."""
    found = (rows.find(Involvement, one) for one in seats)
    return frozenset(
        agency.id for seat in found if seat and (agency := seat_agency(rows, seat)) is not None
    )


def _no(case: Case, reason: str, information: str, only: str = "") -> Verdict:
    agency = case.rows.find(Agency, case.reader.agency_id)
    name = agency.name if agency and agency.name else case.reader.name
    return no(reason, what=spoken("information", information), agency=name, only=only)


def _unsafe(point: ContactPoint) -> bool:
    return point.safe is not None and point.safe.value == "no"


def _text_of(rows: Rows, record: Record, name: str) -> str:
    own = [getattr(record, name)]
    own += [getattr(record, other, "") for other in ("words", "what")]
    goal = rows.any(getattr(record, "goal", ""))
    own += [getattr(goal, "words", "")]
    return " ".join(one for one in own if isinstance(one, str))
