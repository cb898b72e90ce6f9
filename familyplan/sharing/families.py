"""What somebody of the family may see of the family's record: the written table for a person.

Nobody sees it all because they belong to the family: a person's own facts are theirs, a child's are
also for whoever holds parental responsibility, and the plan is for those who belong or take part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import (
    Action,
    AreaScore,
    FormAnswer,
    Goal,
    Home,
    Identifier,
    Invitation,
    Involvement,
    Meeting,
    Need,
    Paper,
    Person,
    Rating,
    Relationship,
    Residence,
    SafetyPlan,
    Sharing,
    Statement,
    StoryEvent,
    Voice,
    kind_of,
)
from familyplan.sharing.concerns import information_of, people_of, taking_part
from familyplan.sharing.story import not_theirs, only_for_who_answers, says_whose, spoke
from familyplan.sharing.tables import (
    CHILDS_OWN,
    NEVER_FOR_FAMILY,
    NEVER_FOR_FAMILY_KINDS,
    NOT_FOR_A_CHILD,
    OUTER,
    OUTER_FIELDS,
    SAID_THERE,
)
from familyplan.sharing.verdict import ALLOWED, Verdict, no

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.sharing.rules import Case

S = Sharing
_TOLD = Need | Goal | Action | Rating | StoryEvent | AreaScore | FormAnswer | Paper


def may_see(case: Case, record: Record, name: str, sharing: Sharing) -> Verdict:
    """Decide about one field for a person, or for a group whose members need not be known."""
    if kind_of(record) in NEVER_FOR_FAMILY_KINDS or sharing in NEVER_FOR_FAMILY:
        return no("not_family")
    whole = case.for_row(record, _row)
    return whole or _outer(case, record, name) or _field(case, record, name, sharing)


def is_outer(case: Case) -> bool:
    """Say whether a reader stands outside the inner family: a group, a friend, a new partner."""
    return case.person is None or (case.person.place in OUTER and not case.children)


def _row(case: Case, record: Record) -> Verdict | None:  # noqa: PLR0911 - one return per rule, in their order
    """Say no to a whole row, or nothing."""
    if isinstance(record, Statement) and record.how_sure == "unproven" and not _said(case, record):
        return no("unproven")
    if isinstance(record, Person) and record.unborn and not _knows_of(case, record):
        return no("someone_else")
    if not_theirs(case, record):
        return no("not_involved")
    if not isinstance(record, _TOLD):
        return None
    kinds = information_of(case.rows, record)
    involved = bool(case.me & taking_part(case.rows, record))
    theirs = people_of(case.rows, record)
    if involved:
        return None
    if "words" in kinds and _speakers(case, record):
        return _voice(case, record, "words")
    if "offence" in kinds:
        return no("someone_else")
    if "health" in kinds and not (theirs and theirs <= case.children):
        return no("someone_else")
    named = taking_part(case.rows, record) & {one.id for one in case.rows.of(Person)}
    if "home_money" in kinds and not named <= case.household:
        return no("someone_else")
    return None


def _outer(  # noqa: PLR0911 - one return per rule, in their order
    case: Case, record: Record, name: str
) -> Verdict | None:
    """Say no to what only the inner family, or whoever was there, has to do with."""
    kind = kind_of(record)
    if isinstance(record, Meeting) and name in SAID_THERE and not _was_asked(case, record):
        return no("not_involved")
    if isinstance(record, Invitation) and name == "update":
        return None if case.children or record.who == case.reader.id else no("not_involved")
    if is_child(case) and (kind, name) in NOT_FOR_A_CHILD:
        return no("not_involved")
    if case.me & taking_part(case.rows, record) or record.id == case.reader.id:
        return None
    if is_child(case) and kind in CHILDS_OWN:
        return no("not_involved")
    if not is_outer(case) or name in OUTER_FIELDS.get(kind, frozenset()):
        return None
    return no("someone_else" if kind == "person" else "not_involved")


def is_child(case: Case) -> bool:
    """Say whether the reader is a child or young person of the family."""
    return case.person is not None and case.person.place == "child"


def _was_asked(case: Case, meeting: Meeting) -> bool:
    asked = {one.who for one in case.rows.of(Invitation) if one.meeting == meeting.id}
    return case.reader.id in asked


def _field(  # noqa: PLR0911 - one return per rule, in their order
    case: Case, record: Record, name: str, sharing: Sharing
) -> Verdict:
    people = people_of(case.rows, record)
    own = bool(people) and people <= case.me
    ours = bool(people) and people <= case.me | case.children
    if sharing in {S.IDENTITY, S.PLAN}:
        if isinstance(record, Identifier):
            return ALLOWED if ours else no("someone_else")
        if isinstance(record, Voice):
            return _voice(case, record, name)
        return ALLOWED
    if sharing is S.VOICE:
        return _voice(case, record, name)
    if sharing is S.WHEREABOUTS:
        at_home = isinstance(record, Home | Residence) and case.reader.id in people
        keeps_it = isinstance(record, SafetyPlan) and ours and people <= case.household
        return ALLOWED if own or at_home or keeps_it else no("someone_else")
    if sharing is S.FORMER_IDENTITY:
        return ALLOWED if own else no("someone_else")
    if sharing is S.CONTACT and kind_of(record) == "family":
        return ALLOWED
    if sharing in {S.CONTACT, S.IDENTIFIER, S.SPECIAL}:
        expected = isinstance(record, Person) and record.unborn
        return ALLOWED if ours or expected else no("someone_else")
    return no("not_family")


def _voice(case: Case, record: Record, name: str) -> Verdict:
    if says_whose(record):
        persons = _speakers(case, record)
        if case.reader.id in spoke(record) or (spoke(record) and not persons):
            return ALLOWED
        names = [case.rows.find(Person, one) for one in sorted(persons)]
        who = ", ".join(one.known_as or one.name or one.label for one in names if one)
        return no("not_asked_child", who=who) if who else no("someone_else")
    if not is_child(case) and only_for_who_answers(case, record):
        return no("someone_else")
    if isinstance(record, Relationship) and record.one != case.reader.id:
        return no("someone_else")
    if isinstance(record, Involvement) and name == "tie" and is_outer(case):
        return no("not_involved")
    return ALLOWED


def _speakers(case: Case, record: Record) -> set[str]:
    said = set(spoke(record)) if says_whose(record) else set()
    return {one.id for one in case.rows.of(Person)} & said


def _said(case: Case, record: Statement) -> bool:
    return case.reader.id in record.said_by


def _knows_of(case: Case, baby: Person) -> bool:
    related = {
        one.one if one.to == baby.id else one.to
        for one in case.rows.of(Relationship)
        if baby.id in {one.one, one.to}
    }
    return case.reader.id in related or baby.id in case.children or baby.id in case.household
