"""Keeping safe and moving on in a pack: safety plan, step up or down, ending, later check, help."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from familyplan.model import (
    Agency,
    Agreement,
    Closure,
    Contingency,
    Episode,
    LaterCheck,
    Record,
    SafePerson,
    SafetyPlan,
    StepChange,
)
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Heading, Keep, Para, Table
from familyplan.packs.said import answered, facts, names, spoken_all, when
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import PartialDate
    from familyplan.packs.document import Block
    from familyplan.sharing import View

R = TypeVar("R", bound=Record)
_LONG_AGO: Final = date.min


def agreed_to_help(view: View, on: date) -> tuple[Block, ...]:
    """Give how it stands with the family's agreement to be helped; it says nothing of sharing."""
    said = [one for one in view.rows.of(Agreement) if one.state]
    if not said:
        return ()
    one = _newest(said, [each.on for each in said])
    found = facts(
        (say("How it stands"), spoken("agreement", one.state)),
        (say("Said by"), names(view.rows, one.by)),
        (say("On"), when(one.on, on)),
        (say("How it was said"), spoken("agreement_how", one.how) if one.how else ""),
        (say("What was gone through first"), spoken_all("explained", one.explained)),
        (say("What they said"), _quoted(one.words)),
        (say("Ask again on"), when(one.asked_again, on)),
    )
    return (Keep((Heading(1, say("Agreement to help")), *found)),)


def safety_plans(view: View, on: date) -> tuple[Block, ...]:
    """Give what the family does if things go wrong, who stands by them, and what if."""
    blocks: list[Block] = []
    for plan in view.rows.of(SafetyPlan):
        blocks += _safety_plan(view, plan, on)
    plans = {one.id for one in view.rows.of(SafetyPlan)}
    blocks += _what_ifs(view, [one for one in view.rows.of(Contingency) if one.plan not in plans])
    blocks += _stand_by(view, [one for one in view.rows.of(SafePerson) if one.plan not in plans])
    return (Heading(1, say("If things go wrong")), *blocks) if blocks else ()


def _safety_plan(view: View, plan: SafetyPlan, on: date) -> Iterator[Block]:
    yield from facts(
        (say("For whom"), names(view.rows, plan.about)),
        (say("What could go wrong"), plan.could_go_wrong.strip()),
        (say("Early signs"), plan.early_signs.strip()),
        (say("What the family does first"), plan.first_steps.strip()),
        (say("Safe places"), plan.safe_places.strip()),
        (say("Ring in working hours"), plan.in_hours),
        (say("Ring at night and at weekends"), plan.out_of_hours),
        (say("In an emergency"), plan.emergency),
        (say("Who has a copy"), names(view.rows, plan.copies)),
        (say("Where the family keeps it"), plan.kept_where),
        (say("Agreed on"), when(plan.agreed, on)),
        (say("Look at it again"), when(plan.look_again, on)),
    )
    yield from _stand_by(view, [one for one in view.rows.of(SafePerson) if one.plan == plan.id])
    yield from _what_ifs(view, [one for one in view.rows.of(Contingency) if one.plan == plan.id])


def _stand_by(view: View, people: list[SafePerson]) -> Iterator[Block]:
    rows = tuple(
        (
            name_in(view.rows, one.who) or one.name or say("Somebody"),
            one.phone,
            one.will_do.strip(),
            one.how_long,
        )
        for one in people
        if one.who or one.name or one.will_do
    )
    if rows:
        head = (say("Who stands by them"), say("Telephone"), say("What they do"), say("How long"))
        yield Table(head, rows, (26, 20, 36, 18))


def _what_ifs(view: View, found: list[Contingency]) -> Iterator[Block]:
    rows = tuple(
        (one.if_.strip(), one.then.strip(), name_in(view.rows, one.who))
        for one in found
        if one.if_.strip() or one.then.strip()
    )
    if rows:
        yield Table(
            (say("If this happens"), say("Then"), say("Who sees to it")), rows, (38, 40, 22)
        )


def steps(view: View, on: date) -> tuple[Block, ...]:
    """Give each step up or down that the other side has not accepted yet."""
    blocks: list[Block] = []
    for one in view.rows.of(StepChange):
        if one.accepted in {"accepted", "not_accepted"}:
            continue
        agency = view.rows.find(Agency, one.agency)
        blocks += facts(
            (say("Which way"), spoken("step_way", one.direction) if one.direction else ""),
            (say("From"), one.from_level),
            (say("To"), one.to_level),
            (say("Why now"), one.reason.strip()),
            (say("What was tried"), one.tried.strip()),
            (say("Who leads now"), name_in(view.rows, one.lead_now)),
            (say("Who leads next"), one.lead_next),
            (say("Which agency takes over"), agency.name if agency else ""),
            (say("Agreed by the family, or the lawful reason"), one.ground),
            (say("Does the family know"), answered(one.family_told)),
            (say("What the family says about it"), _quoted(one.family_view)),
            (say("Asked on"), when(one.asked_on, on)),
            (say("The other side"), spoken("step_accepted", one.accepted or "waiting")),
        )
    if not blocks:
        return ()
    note = Para(say("People decided this. It is not worked out by the program."), "soft")
    return (Heading(1, say("Help is moving on")), *blocks, note)


def ending_title(view: View) -> str:
    """Name the part about the ending: of this help, or of an earlier one where help goes on."""
    one = _last_ending(view)
    goes_on = one is not None and any(
        episode.until is None and episode.id != one.episode for episode in view.rows.of(Episode)
    )
    return say("How earlier help ended") if goes_on else say("How this help ends")


def ending(view: View, on: date) -> tuple[Block, ...]:
    """Give how the last help ended or is to end, who is still there, and how it was later."""
    one = _last_ending(view)
    blocks = [*(_closure(view, one, on) if one else ()), *_later(view, on)]
    return (Heading(1, ending_title(view)), *blocks) if blocks else ()


def _last_ending(view: View) -> Closure | None:
    ended = view.rows.of(Closure)
    return _newest(list(ended), [one.decided_on for one in ended]) if ended else None


def _closure(view: View, one: Closure, on: date) -> tuple[Block, ...]:
    return facts(
        (say("Decided on"), when(one.decided_on, on)),
        (say("Why it ends"), spoken_all("episode_end", one.reasons)),
        (say("What was needed is"), spoken("needs_met", one.needs) if one.needs else ""),
        (say("What helped"), one.worked.strip()),
        (say("What the family will keep doing"), one.keep_doing.strip()),
        (say("Who is still there for them"), names(view.rows, one.continues)),
        (say("Whom to ask if it gets hard again"), one.contact),
        (say("If things get harder again"), one.if_harder.strip()),
        (say("What the child says about it"), _quoted(one.child_view)),
        (say("What the family says about it"), _quoted(one.family_view)),
        (say("Talked over with the parents"), answered(one.parent_told)),
        (say("Talked over with the child"), answered(one.child_told)),
        (say("The family has a copy"), answered(one.copy_given)),
        (say("Look again on"), when(one.check_due, on)),
    )


def _later(view: View, on: date) -> Iterator[Block]:
    for one in view.rows.of(LaterCheck):
        found = facts(
            (say("Asked on"), when(one.on, on)),
            (say("Who was asked"), names(view.rows, one.asked)),
            (say("Is it still well"), answered(one.still_well)),
            (say("What they say"), _quoted(one.words)),
            (say("What happens now"), one.next.strip()),
        )
        if found:
            yield Keep((Heading(2, say("Looking again later")), *found))


def _newest(records: list[R], days: list[PartialDate | None]) -> R:
    """Give the record with the latest day; what has none counts as older, later rows as newer."""
    order = [((said.earliest() if said else None) or _LONG_AGO, at) for at, said in enumerate(days)]
    return records[max(order)[1]]


def _quoted(words: str) -> str:
    return f"“{words.strip()}”" if words.strip() else ""
