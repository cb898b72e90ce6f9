"""Whose record was asked for and by whom: what of each row is about them, and who else it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    AccessDecision,
    Action,
    Contingency,
    FormAnswer,
    Group,
    Home,
    Invitation,
    Involvement,
    Kind,
    Person,
    Protection,
    Rating,
    Reply,
    Residence,
    SafePerson,
    Translation,
    declarations,
    kind_of,
    noun_of,
)
from familyplan.model.declare import DIRECTORY
from familyplan.model.titles import full_name, name_in, seat_agency
from familyplan.sharing.concerns import with_members
from familyplan.sharing.giveaways import Giveaways
from familyplan.sharing.naming_others import others, own_names
from familyplan.sharing.readers import Reader
from familyplan.sharing.rules import Case
from familyplan.sharing.tables import NEVER_LEAVES
from familyplan.words.folding import folded

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import AccessRequest, Declaration, Record, Rows
    from familyplan.sharing.naming_others import Mention

__all__ = ["ON_ITS_WAY", "AccessCase"]

# Refs that say for whom a row is kept, not whom it is about; and those a row merely hangs on.
_NOT_ABOUT: Final = frozenset({"not_for", "may_know", "copies", "recorded_by"})
ON_ITS_WAY: Final = frozenset({"said_by", "by", "asked", "author", "co_authors"})
# Ties that are facts of the person's own life, whoever stands at the other end.
OWN_TIES: Final = frozenset({"relationship", "residence", "home", "group", "contact_point"})


class AccessCase:
    """One request for a record: the person it is about, and everybody it is not about.

    What is protected is asked for the person and for whoever asks on their behalf. Who asks and is
    nobody in the record is trusted with nothing that is kept from anybody at all.
    """

    def __init__(self, rows: Rows, request: AccessRequest, on: date) -> None:
        """Work out once what every row's answer needs."""
        self.rows, self.request, self.on = rows, request, on
        found = rows.find(Person, request.person)
        self.person = found or Person(id=request.person)
        self.me = with_members(rows, frozenset({self.person.id}))
        self.asker = _asker(rows, request)
        known = frozenset({self.person.id, self.asker} - {""})
        cases = [Case(rows, _reader(rows, one), on) for one in self._readers(known)]
        self._cases = tuple(cases)
        self._giveaways = tuple(Giveaways(case) for case in cases)
        self._known = known
        self._others = others(rows, self.person, known)
        self._own = own_names(self.person)
        self.decisions = {
            (one.what, one.field_name, one.digest): one
            for one in rows.of(AccessDecision)
            if one.request == request.id
        }
        self._homes = {one.home for one in rows.of(Residence) if one.person == self.person.id}

    def _readers(self, known: frozenset[str]) -> list[str]:
        """Give from whose eyes everything protected is kept."""
        if not self.request.asked_by.strip() or self.asker:
            return sorted(known)
        feared = {one for kept in self.rows.of(Protection) for one in kept.from_}
        return sorted(known | feared | {""})

    # What is kept back, whatever is decided

    def protected(self, record: Record, name: str, declaration: Declaration) -> bool:
        """Say whether a field of a row must never be in this copy."""
        if isinstance(record, Protection) and record.person != self.person.id:
            return True
        return any(one.protected.holds(record, name, declaration.sharing) for one in self._cases)

    def hidden(self, person: str) -> bool:
        """Say whether somebody must not be known of at all by whoever gets this copy."""
        return any("everything" in one.protected.what(person) for one in self._cases)

    def gives_away(self, record: Record, name: str, declaration: Declaration) -> bool:
        """Say whether the words of a field say something protected."""
        return any(one.said_in(record, name, declaration) for one in self._giveaways)

    def said_protected(self, text: str) -> bool:
        """Say whether a text says something protected."""
        return any(one.said(text) for one in self._giveaways)

    # Whom a row is about

    def belongs(self, record: Record) -> bool:
        """Say whether a row is part of this person's record: about them, or about all the family.

        A row about others alone is none of it, unless it speaks of them.
        """
        kind = kind_of(record)
        if kind in NEVER_LEAVES or noun_of(record).home == DIRECTORY:
            return False
        if isinstance(record, Person | Home):
            return record.id in {self.person.id, *self._homes}
        persons = self.persons(record)
        if self.person.id in persons:
            return True
        if isinstance(record, Residence | Protection | Group):
            return False
        if isinstance(record, Invitation) and not record.update.strip():
            return False
        return not persons or self._speaks_of_them(record)

    def persons(self, record: Record) -> frozenset[str]:
        """Give the persons a row names, with those of what it hangs on; groups by their members."""
        found = {
            one
            for name, declaration in declarations(type(record)).items()
            if declaration.refers and name not in _NOT_ABOUT
            for one in _ids(record, name)
        }
        hangs_on = _hangs_on(self.rows, record)
        here = with_members(self.rows, frozenset(found))
        persons = {one for one in here if self.rows.find(Person, one) is not None}
        return frozenset(persons) | (self.persons(hangs_on) if hangs_on else frozenset())

    def strangers(self, record: Record) -> tuple[str, ...]:
        """Give the ids a row names that are neither the person, who asks, nor an agency's worker.

        What a worker said as a worker is normally given (Data Protection Act 2018, schedule 2,
        paragraph 17, and schedule 3).
        """
        found = dict.fromkeys(
            one
            for name, declaration in declarations(type(record)).items()
            if declaration.refers and name not in _NOT_ABOUT
            for one in _ids(record, name)
            if self._a_stranger(one)
        )
        hangs_on = _hangs_on(self.rows, record)
        return (*found, *(self.strangers(hangs_on) if hangs_on is not None else ()))

    def own_words(self, record: Record) -> bool:
        """Say whether a row holds nobody's words but the person's own."""
        said = {one for name in ON_ITS_WAY for one in _ids(record, name)}
        return bool(said) and said <= self.me

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Give where a text speaks of others."""
        return self._others.mentioned(text)

    def called(self, row_id: str) -> str:
        """Name somebody for whoever reviews."""
        found = self.rows.find(Person, row_id)
        return full_name(found) if found else name_in(self.rows, row_id)

    def _a_stranger(self, row_id: str) -> bool:
        found = self.rows.any(row_id)
        if isinstance(found, Person):
            return row_id not in self._known
        if isinstance(found, Group):
            return True
        return isinstance(found, Involvement) and seat_agency(self.rows, found) is None

    def _speaks_of_them(self, record: Record) -> bool:
        return any(self._own.mentioned(text) for text in texts_of(record))


def texts_of(record: Record) -> tuple[str, ...]:
    """Give every text a person typed into a row."""
    found: list[str] = []
    for name, declaration in declarations(type(record)).items():
        if not declaration.hidden:
            found += words_in(record, name, declaration)
    return tuple(found)


def words_in(record: Record, name: str, declaration: Declaration) -> tuple[str, ...]:
    """Give the words of one field as typed; () for numbers, days and keys of a list."""
    value = getattr(record, name)
    if not value or declaration.refers:
        return ()
    if declaration.kind in {Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE}:
        return (value,)
    if declaration.kind is Kind.TEXTS:
        return tuple(value)
    if declaration.kind is Kind.ANSWER:
        return (value.value,) if value.value else ()
    if declaration.kind is Kind.PARTIAL_DATE:
        return (value.said,) if value.said else ()
    return ()


def _ids(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name, ())
    return tuple(one for one in ((value,) if isinstance(value, str) else value) if one)


def _hangs_on(rows: Rows, record: Record) -> Record | None:
    """Give the row whose people are also those of this one."""
    if isinstance(record, Action | Rating):
        return rows.any(record.goal)
    if isinstance(record, Reply | Translation):
        return rows.any(record.to)
    if isinstance(record, SafePerson | Contingency):
        return rows.any(record.plan)
    return rows.any(record.assessment) if isinstance(record, FormAnswer) else None


def _reader(rows: Rows, row_id: str) -> Reader:
    found = rows.find(Person, row_id)
    return Reader(row_id, full_name(found) if found else "", "person")


def _asker(rows: Rows, request: AccessRequest) -> str:
    """Give the person of the record who asks on behalf of another, "" for nobody or a stranger."""
    wanted = folded(request.asked_by)
    for one in rows.of(Person) if wanted else ():
        if wanted in {folded(one.name), folded(one.known_as), folded(one.legal_name)}:
            return one.id
    return ""
