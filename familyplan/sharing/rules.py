"""The order in which sharing decides about one field of one row for one reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from familyplan.model import (
    Invitation,
    Kind,
    Note,
    Person,
    Release,
    Reply,
    SafePerson,
    Sharing,
    Translation,
    Voice,
    declarations,
    kind_of,
)
from familyplan.sharing import agencies, families
from familyplan.sharing.concerns import children, household, with_members
from familyplan.sharing.letting_out import has_ended, part_of, still_stands
from familyplan.sharing.protection import Protected
from familyplan.sharing.story import MAIN, beside
from familyplan.sharing.tables import OPEN
from familyplan.sharing.verdict import ALLOWED, Verdict, no

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from familyplan.model import Declaration, Record, Rows
    from familyplan.sharing.readers import Reader

T = TypeVar("T")


@dataclass
class Case:
    """One question: what of these rows may this reader see on this day."""

    rows: Rows
    reader: Reader
    on: date
    protected: Protected = field(init=False)
    person: Person | None = field(init=False)
    me: frozenset[str] = field(init=False)
    children: frozenset[str] = field(init=False)
    household: frozenset[str] = field(init=False)
    colleagues: frozenset[str] = field(init=False)
    released: frozenset[tuple[str, str]] = field(init=False)
    _said: dict[object, Any] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Work out once what every field's answer needs."""
        self.protected = Protected(self.rows, self.reader, self.on)
        self.person = self.rows.find(Person, self.reader.id)
        self.me = frozenset({self.reader.id})
        self.children = children(self.rows, self.reader.id)
        self.household = household(self.rows, self.reader.id)
        self.released = frozenset(_released(self))
        self.colleagues = self.me | agencies.seats_of(self.rows, self.reader.agency_id)

    def for_row(self, record: Record, work: Callable[[Case, Record], T]) -> T:
        """Give what `work` says of a whole row, worked out once for all of its fields."""
        if self.rows.any(record.id) is not record:
            return work(self, record)
        return self.once((work, record.id), lambda: work(self, record))

    def once(self, what: object, work: Callable[[], T]) -> T:
        """Give what `work` says, worked out once: neither the rows nor the reader ever change."""
        if what not in self._said:
            self._said[what] = work()
        found: T = self._said[what]
        return found


def decide(  # noqa: PLR0911 - one return per rule, in their order
    case: Case, record: Record, name: str, declaration: Declaration
) -> Verdict:
    """Decide about one field; the first rule that has something to say wins.

    Released with a reason, protected, not for this reader, the speaker's own choice, then what
    the reader's kind may see; whatever no rule allows is denied.
    """
    if declaration.kind is Kind.DATA:
        return no("program")
    if released(case, record, name):
        return ALLOWED
    if case.protected.holds(record, name, declaration.sharing):
        hidden = kind_of(record) == "practitioner"
        return no("hidden_name" if hidden else "protected")
    if not_for(case, record):
        return no("not_for", who=case.reader.name)
    follows = _follows(case, record)
    if follows is not None:
        own = isinstance(record, Reply | Translation) and declaration.sharing in {
            Sharing.PLAN,
            Sharing.VOICE,
        }
        if own or not follows.allowed:
            return follows
    chosen = _own_choice(case, record)
    if chosen is not None and declaration.sharing is Sharing.VOICE:
        return chosen
    if chosen is not None and not chosen.allowed:
        return chosen
    return _by_kind(case, record, name, declaration, chosen=chosen is not None)


def _by_kind(  # noqa: PLR0911 - one return per rule, in their order
    case: Case, record: Record, name: str, declaration: Declaration, *, chosen: bool
) -> Verdict:
    if isinstance(record, Note) and record.for_team == "me":
        return no("private_note")
    if name in OPEN.get(kind_of(record), frozenset()):
        return ALLOWED
    if case.reader.is_lead:
        return ALLOWED
    sharing = effective(case, record, name, declaration)
    if chosen and sharing is Sharing.PLAN:
        return ALLOWED
    if isinstance(record, Invitation) and name == "update" and not _seen(record):
        return no("not_seen")
    if case.reader.kind == "involvement":
        return agencies.may_see(case, record, name, sharing)
    return families.may_see(case, record, name, sharing)


def effective(case: Case, record: Record, name: str, declaration: Declaration) -> Sharing:
    """Give a field's class here: a note's words are plan where their writer chose its readers."""
    if isinstance(record, Note) and name in {"words", "type", "seen", "alone", "where"}:
        wide = record.for_team == "everyone" and name in {"words", "type"}
        team = record.for_team in {"team", "everyone"} and case.reader.kind == "involvement"
        return Sharing.PLAN if wide or team else declaration.sharing
    if isinstance(record, SafePerson) and case.reader.kind == "person":
        # A family's own plan is no plan without whom to ring.
        return Sharing.PLAN
    return declaration.sharing


def released(case: Case, record: Record, name: str) -> bool:
    """Say whether a field was let out to this reader, with a reason, and still is."""
    if not case.released:
        return False
    return not case.released.isdisjoint({(record.id, name), (record.id, "")})


def _released(case: Case) -> Iterator[tuple[str, str]]:
    """Give what was let out and says the same still: a row with a field, or "" for all of it."""
    for one in case.rows.of(Release):
        asked = one.reader == case.reader.id and one.reason.strip() and not has_ended(one, case.on)
        if asked and still_stands(one, case.rows.any(one.what)):
            yield one.what, part_of(one)[0]


def not_for(case: Case, record: Record) -> bool:
    """Say whether a row names this reader, their group or their agency as not to see it."""
    named = getattr(record, "not_for", ())
    if not named:
        return False
    if with_members(case.rows, case.me) & with_members(case.rows, frozenset(named)):
        return True
    return case.reader.kind == "involvement" and bool(
        agencies.agencies_of(case.rows, named) & {case.reader.agency_id} - {""}
    )


def _follows(case: Case, record: Record) -> Verdict | None:
    """Give what holds for the entry a reply or a paper stands beside, or None for all others."""
    entry = beside(case.rows, record)
    if entry is None:
        return no("beside") if isinstance(record, Reply | Translation) else None
    main = MAIN[kind_of(entry)]
    found = decide(case, entry, main, declarations(type(entry))[main])
    return found if found.allowed else no("beside")


def _own_choice(case: Case, record: Record) -> Verdict | None:
    """Give what somebody chose for their own words, or None where they were not asked."""
    if not isinstance(record, Voice) or not record.may_know:
        return None
    if case.reader.id in record.said_by:
        return ALLOWED
    if case.reader.id in with_members(case.rows, frozenset(record.may_know)):
        return ALLOWED
    names = [
        found.known_as or found.name
        for one in record.said_by
        if (found := case.rows.find(Person, one)) is not None
    ]
    return no("own_choice", who=", ".join(names))


def _seen(invitation: Invitation) -> bool:
    return invitation.update_seen is not None and invitation.update_seen.value == "yes"
