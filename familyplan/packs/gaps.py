"""What is missing from the record, as the rules of good practice find it in a copy's own View."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Permission, Person
from familyplan.model.titles import person_name
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Bullets, Heading, Para, Span, Table
from familyplan.packs.said import when
from familyplan.practice.checks import RULES, Settings
from familyplan.practice.findings import Severity
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.packs.document import Block
    from familyplan.practice.findings import Finding
    from familyplan.sharing import View

__all__ = ["PERMISSION", "agreed_to_share", "found", "gaps"]

PERMISSION: Final = frozenset(
    {"agency", "person", "information", "state", "only", "until", "asked_again"}
)
# What each rule looks at: where some of it is not in a copy, the rule cannot be asked.
_LOOKS_AT: Final = {
    "no_lead": frozenset({"standing"}),
    "review_overdue": frozenset({"meeting", "episode", "plan_version"}),
    "unowned_action": frozenset({"action", "involvement"}),
    "unheard_child": frozenset({"voice", "person"}),
    "permission_expired": frozenset({"permission"}),
    "permission_grown": frozenset({"permission", "person"}),
    "other_parent": frozenset({"relationship", "other_adult", "person"}),
}


def found(view: View, on: date, rules: tuple[str, ...] = ()) -> list[Finding]:
    """Give what the rules find in a View, the most pressing first; () asks every rule.

    A rule whose evidence was in part withheld from the reader is not asked: what is only not
    shown would look as if it were missing.
    """
    held_back = {one.kind for one in view.withheld if not one.bookkeeping}
    asked = [one for one in rules or tuple(RULES) if not _LOOKS_AT[one] & held_back]
    order = list(Severity)
    findings = [one for rule in asked for one in RULES[rule](view.rows, on, Settings())]
    return sorted(findings, key=lambda one: order.index(one.severity))


def gaps(findings: list[Finding]) -> tuple[Block, ...]:
    """Give the gaps as a list, and say so where there is none."""
    head = Heading(2, say("What is missing"))
    if not findings:
        return head, Para(say("Nothing is missing that this copy can tell."))
    items = tuple(
        (
            Span(say("Now: ") if one.severity is Severity.NOW else "", "strong"),
            Span(one.sentence),
        )
        for one in findings
    )
    return head, Bullets(items)


def agreed_to_share(view: View, on: date) -> tuple[Block, ...]:
    """Give what the family said about sharing, agency by agency."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for one in view.rows.of(Permission):
        agency, person = view.rows.find(Agency, one.agency), view.rows.find(Person, one.person)
        named = agency.name if agency else ""
        whom = person_name(person) if person else say("the whole family")
        what = spoken("information", one.information) if one.information else ""
        grouped.setdefault((named, whom, _said(one, on)), []).append(what)
    rows = tuple(
        (agency, whom, "; ".join(dict.fromkeys(kinds)), said)
        for (agency, whom, said), kinds in grouped.items()
    )
    if not rows:
        return ()
    head = (say("Agency"), say("About whom"), say("What"), say("What the family said"))
    return Heading(2, say("What may be shared")), Table(head, rows, (25, 18, 31, 26))


def _said(one: Permission, on: date) -> str:
    until, again = when(one.until, on), when(one.asked_again, on)
    said = (
        spoken("permission_state", one.state) if one.state else "",
        say("Only: {what}", what=one.only.strip()) if one.only.strip() else "",
        say("Until {day}", day=until) if until else "",
        say("Ask again {day}", day=again) if again else "",
    )
    return ". ".join(part for part in said if part)
