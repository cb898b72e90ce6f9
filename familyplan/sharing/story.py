"""Who has to do with the records of the whole story: whom they name, and what they stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Contingency,
    SafePerson,
    SafetyPlan,
    Statement,
    kind_of,
)
from familyplan.sharing.concerns import people_of, with_members

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.sharing.rules import Case

# What somebody must be able to see of an entry before a reply or a paper beside it is shown.
MAIN: Final = {
    "need": "words",
    "voice": "words",
    "note": "words",
    "goal": "words",
    "rating": "value",
    "story_event": "words",
    "assessment": "conclusion",
    "area_score": "value",
    "meeting": "decisions",
    "action": "what",
    "reply": "words",
    "safety_plan": "first_steps",
}
_BESIDE: Final = frozenset({"reply", "paper", "translation"})
# Records about the whole of a family's situation. Nobody sees them for being a relative: only whom
# these fields name, and who answers for the children.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "assessment": ("about", "present", "author", "co_authors"),
    "form_answer": ("about",),
    "other_adult": ("child", "person"),
    "agreement": ("by",),
    "step_change": (),
    "closure": ("continues",),
    "later_check": ("asked",),
    "safety_plan": ("about", "copies"),
    "safe_person": ("who",),
    "contingency": ("who",),
}
# What a child's own copy holds of them; being the one it is about is not enough.
_NAMES_FOR_A_CHILD: Final = {**_NAMES, "safety_plan": ("copies",)}


def beside(rows: Rows, record: Record) -> Record | None:
    """Give the entry a reply or a paper stands beside, or None."""
    return rows.any(getattr(record, "to", "")) if kind_of(record) in _BESIDE else None


def not_theirs(case: Case, record: Record) -> bool:
    """Say whether a person has nothing to do with a record about the family's whole situation."""
    kind = kind_of(record)
    if kind not in _NAMES:
        return False
    a_child = case.person is not None and case.person.place == "child"
    named = _named(case.rows, record, (_NAMES_FOR_A_CHILD if a_child else _NAMES)[kind])
    if case.me & named:
        return False
    plan = plan_of(case.rows, record)
    if plan is not None and plan is not record:
        return not_theirs(case, plan)
    return not _answers(case, record)


def only_for_who_answers(case: Case, record: Record) -> bool:
    """Say whether a record's own words, of nobody in particular, are not for this reader.

    Whoever was there when a form was filled in has not been told by that what a child said on it.
    """
    return kind_of(record) in _NAMES and not _answers(case, record)


def plan_of(rows: Rows, record: Record) -> SafetyPlan | None:
    """Give the safety plan a record is or belongs to, or None."""
    if isinstance(record, SafePerson | Contingency):
        return rows.find(SafetyPlan, record.plan)
    return record if isinstance(record, SafetyPlan) else None


def has_copy(case: Case, record: Record) -> bool:
    """Say whether a seat's agency was given the safety plan a record is or belongs to."""
    plan = plan_of(case.rows, record)
    if plan is None:
        return not isinstance(record, SafePerson | Contingency)
    return bool(case.colleagues & with_members(case.rows, frozenset(plan.copies)))


def spoke(record: Record) -> tuple[str, ...]:
    """Give the ids of those whose own words a record holds; () where it does not say."""
    kind = kind_of(record)
    if isinstance(record, Statement):
        return record.said_by
    named: tuple[str, ...] = getattr(record, {"agreement": "by", "later_check": "asked"}[kind])
    return named


def says_whose(record: Record) -> bool:
    """Say whether a record says whose own words it holds."""
    return isinstance(record, Statement) or kind_of(record) in {"agreement", "later_check"}


def _named(rows: Rows, record: Record, fields: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for name in fields:
        held = getattr(record, name)
        found |= {held} if isinstance(held, str) else set(held)
    return with_members(rows, frozenset(found - {""}))


def _answers(case: Case, record: Record) -> bool:
    """Say whether a reader answers for the children a record is about, and nobody fears them."""
    about = people_of(case.rows, record)
    return (
        bool(case.children)
        and about <= case.me | case.children
        and not case.protected.kept_from_them
    )
