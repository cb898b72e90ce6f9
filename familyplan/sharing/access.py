"""One person's whole record as whoever asked for it may have it, by what was decided about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import (
    AccessDecision,
    AccessRequest,
    Agency,
    Answer,
    Disclosure,
    Involvement,
    Kind,
    PartialDate,
    Person,
    Practitioner,
    declarations,
    kind_of,
)
from familyplan.model.notation import empty
from familyplan.model.titles import full_name, seat_agency
from familyplan.sharing.access_blocks import (
    WHOLE_ROW,
    Block,
    blocks_of,
    holds,
    printed,
    redacted,
    review,
)
from familyplan.sharing.access_case import OWN_TIES, AccessCase
from familyplan.sharing.narrowing import chosen
from familyplan.sharing.readers import Reader
from familyplan.sharing.view import View, Withheld
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from familyplan.model import Declaration, Record, Rows

__all__ = [
    "LEFT_OUT",
    "PURPOSE",
    "RELATIVE",
    "TOOK_OUT",
    "UNDECIDED",
    "AccessCase",
    "Block",
    "holds",
    "made_decision",
    "reader_for",
    "record_of",
    "redacted",
    "review",
]

PURPOSE: Final = mark("A request for a person's own record")
UNDECIDED, LEFT_OUT, TOOK_OUT = "undecided", "left_out", "took_out"
_PROTECTED: Final = "protected"
_WHO_SAID: Final = {
    UNDECIDED: mark("Still to be decided: it is about somebody else as well."),
    LEFT_OUT: mark("Left out after review."),
    TOOK_OUT: mark("Parts about somebody else were taken out."),
    _PROTECTED: mark("Protected. Never in this copy."),
}
# Who got a copy, where whoever asked may not read the name.
RELATIVE: Final = mark("Somebody in the family or close to it")
_SERVICE: Final = mark("A service we may not name")
_GONE: Final = mark("Somebody who is not in this record any more")
_OF_A_COPY: Final = frozenset({"reader_name", "purpose", "made_at"})
_OF_A_SEAT: Final = frozenset({"agency", "practitioner", "role"})
_OF_A_WORKER: Final = frozenset({"name", "role", "agency"})


def reader_for(rows: Rows, request: AccessRequest) -> Reader | None:
    """Give who gets the copy of a request; None where the person is not in the record any more."""
    person = rows.find(Person, request.person)
    if person is None:
        return None
    name, asker = full_name(person), request.asked_by.strip()
    said = say("{who}, for {person}", who=asker, person=name) if asker else name
    return Reader(person.id, said, "person", purpose=PURPOSE)


def made_decision(
    request: AccessRequest,
    block: Block,
    verdict: str,
    taken_out: tuple[str, ...] = (),
    *,
    reason: str = "",
) -> AccessDecision:
    """Make the decision that one passage becomes this, bound to its words as they stand."""
    return AccessDecision(
        scope=request.scope,
        request=request.id,
        what=block.row,
        field_name=block.field,
        digest=block.digest,
        verdict=verdict,
        taken_out=taken_out,
        third_party=", ".join(block.others),
        reason=reason,
    )


def record_of(rows: Rows, request: AccessRequest, on: date) -> View:
    """Give everything about the person, with what was taken out or left out gone from it.

    What nobody has decided about yet is not in it, and is among what is withheld as `UNDECIDED`.
    """
    case = AccessCase(rows, request, on)
    making = _Making(case)
    for record in rows:
        if isinstance(record, Disclosure):
            making.take_copy(record)
        elif case.belongs(record):
            making.take(record)
    reader = reader_for(rows, request) or Reader(request.person, "", "person", purpose=PURPOSE)
    return making.view(reader)


class _Making:
    """Gathers the rows of one copy, each as it leaves."""

    def __init__(self, case: AccessCase) -> None:
        self._case = case
        self._kept: dict[str, Record] = {}
        self._withheld: list[Withheld] = []
        self._named: dict[str, None] = {}

    def take(self, record: Record) -> None:
        """Take a row as it was decided; a row of which everything decided was left out goes."""
        blocks = {one.field: one for one in blocks_of(self._case, record)}
        if WHOLE_ROW in blocks and not self._whole_given(record, blocks[WHOLE_ROW]):
            return
        said = dict(printed(self._case, record))
        values: dict[str, Any] = {}
        for name, declaration in declarations(type(record)).items():
            if name not in said:
                values[name] = empty(declaration)
                if getattr(record, name) and self._case.protected(record, name, declaration):
                    self._note(record, name, _PROTECTED)
            elif name in blocks:
                values[name] = self._decided(record, name, declaration, blocks[name])
        given = any(one.decision and one.decision.verdict == "give" for one in blocks.values())
        # Whom a tie leads to is a fact of the person's own life; whoever was shown goes by name.
        tie = kind_of(record) in OWN_TIES
        named = given or tie or not blocks
        strangers = set(self._case.strangers(record))
        made = _naming_nobody_of(replace(record, **values), () if named else strangers)
        if blocks and not tie and not any(_stays(one) for one in blocks.values()):
            return
        if _says_nothing(made) and not _says_nothing(record):
            return
        self._kept[record.id] = made
        if named:
            self._named |= dict.fromkeys(strangers)

    def take_copy(self, copy: Disclosure) -> None:
        """Take that a copy left: to which agency's worker, or to a relative, for what and when."""
        if copy.stage != "made":
            return
        cut = _only(copy, _OF_A_COPY)
        reader = self._case.rows.any(copy.reader)
        if copy.reader == self._case.person.id:
            cut = replace(cut, reader_name=full_name(self._case.person))
        elif not isinstance(reader, Involvement) or self._others_in(copy.reader_name):
            cut = replace(cut, reader_name=say(_unnamed(self._case.rows, reader)))
        if self._others_in(copy.purpose):
            cut = replace(cut, purpose="")
        self._kept[copy.id] = cut

    def _others_in(self, text: str) -> bool:
        return bool(self._case.mentions(text)) or self._case.said_protected(text)

    def view(self, reader: Reader) -> View:
        """Give the View: with whom the rows name as far as they may be named, and no one else."""
        self._take_seats()
        for one in self._named:
            person = self._case.rows.find(Person, one)
            if person is not None and person.id not in self._kept and not self._case.hidden(one):
                self._kept[one] = _name_alone(person)
        kept, lenses = tuple(self._kept.values()), self._case.rows.lenses
        whole = View(reader, self._case.on, kept, tuple(self._withheld), lenses=lenses)
        return chosen(whole, lambda record: record)

    def _take_seats(self) -> None:
        rows = self._case.rows
        mentioned = {one for record in self._kept.values() for one in _mentions(record)}
        for seat in rows.of(Involvement):
            if seat.id in mentioned and seat.id not in self._kept:
                self._take_slim(seat, _OF_A_SEAT)
        seats = [one for one in self._kept.values() if isinstance(one, Involvement)]
        for seat in seats:
            worker = rows.find(Practitioner, seat.practitioner)
            if worker is not None:
                self._take_slim(worker, _OF_A_WORKER)
        agencies = {getattr(one, "agency", "") for one in self._kept.values()}
        for agency in rows.of(Agency):
            if agency.id in agencies:
                self._take_slim(agency, frozenset({"name"}))

    def _take_slim(self, record: Record, names: frozenset[str]) -> None:
        allowed = {
            name
            for name, declaration in printed(self._case, record)
            if name in names and not self._case.gives_away(record, name, declaration)
        }
        if allowed:
            self._kept[record.id] = _only(record, frozenset(allowed))

    def _whole_given(self, record: Record, block: Block) -> bool:
        verdict = block.decision.verdict if block.decision else ""
        if verdict != "give":
            self._note(record, WHOLE_ROW, LEFT_OUT if verdict else UNDECIDED)
        return verdict == "give"

    def _decided(self, record: Record, name: str, declaration: Declaration, block: Block) -> Any:  # noqa: ANN401 - the field's own
        value, decision = getattr(record, name), block.decision
        if decision is not None and decision.verdict == "give":
            return value
        if decision is not None and decision.verdict == "part":
            self._note(record, name, TOOK_OUT)
            return _with_words(declaration, value, redacted(block.text, decision.taken_out))
        self._note(record, name, UNDECIDED if decision is None else LEFT_OUT)
        return empty(declaration)

    def _note(self, record: Record, name: str, key: str) -> None:
        self._withheld.append(Withheld(kind_of(record), record.id, name, key, say(_WHO_SAID[key])))


def _unnamed(rows: Rows, reader: Record | None) -> str:
    if isinstance(reader, Involvement) and seat_agency(rows, reader) is not None:
        return _SERVICE
    return _GONE if reader is None else RELATIVE


def _stays(block: Block) -> bool:
    """Say whether something of a passage is in the copy, or may be once somebody decided."""
    return block.decision is None or block.decision.verdict != "keep"


def _with_words(declaration: Declaration, value: Any, text: str) -> Any:  # noqa: ANN401 - a field's value
    if declaration.kind is Kind.TEXTS:
        return tuple(text.split("\n"))
    if isinstance(value, Answer):
        return replace(value, value=text)
    return PartialDate(said=text) if isinstance(value, PartialDate) else text


def _naming_nobody_of(record: Record, strangers: Collection[str]) -> Record:
    """Empty what names one of these: a decision to show their words is one to show who they are."""
    emptied: dict[str, Any] = {}
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if declaration.kind is Kind.REF and value in strangers:
            emptied[name] = ""
        elif declaration.kind is Kind.REFS and set(value) & set(strangers):
            emptied[name] = tuple(one for one in value if one not in strangers)
    return replace(record, **emptied) if emptied else record


def _says_nothing(record: Record) -> bool:
    """Say whether a row holds nothing but whom it names and when."""
    return not any(
        getattr(record, name) not in {None, "", (), False}
        for name, declaration in declarations(type(record)).items()
        if declaration.kind not in {Kind.REF, Kind.REFS, Kind.PARTIAL_DATE, Kind.STAMP}
    )


def _only(record: Record, names: frozenset[str]) -> Any:  # noqa: ANN401 - the record's own type
    emptied: Mapping[str, Any] = {
        name: empty(declaration)
        for name, declaration in declarations(type(record)).items()
        if name not in names
    }
    return replace(record, **emptied)


def _name_alone(person: Person) -> Person:
    name = next((one for one in ("known_as", "name", "label") if getattr(person, one)), "name")
    slim: Person = _only(person, frozenset({name}))
    return slim


def _mentions(record: Record) -> tuple[str, ...]:
    found: list[str] = []
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if declaration.refers and value:
            found += (value,) if isinstance(value, str) else value
    return tuple(found)
