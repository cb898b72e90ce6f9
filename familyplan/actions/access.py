"""Somebody asks for their own record: taking the request, deciding place by place, answering."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import AccessDecision, AccessRequest, Person
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.store import Transaction

_DONE = frozenset({"answered", "refused", "withdrawn"})


@verb("access.ask", mark("noted that {who} asked for their record"))
def ask(tx: Transaction, request: AccessRequest) -> AccessRequest:
    """Keep that somebody asked; without another day it was asked today.

    Raises:
        Refused: nobody is named, or the day is still to come.

    """
    person = tx.get(Person, request.person)
    if person is None:
        raise Refused(say("Choose whose record was asked for first."))
    asked_on = request.asked_on or on_day(tx.today)
    first = asked_on.earliest()
    if first is None:
        raise Refused(say("Give the day it was asked, such as 4 December 2026: the month starts."))
    if first > tx.today:
        raise Refused(say("The day it was asked is still to come. Give the day it came in."))
    tx.say(who=title(person))
    return tx.add(replace(request, asked_on=asked_on, state=request.state or "open"))


@verb("access.decide", mark("decided about a place in a record: {verdict}"))
def decide(tx: Transaction, decision: AccessDecision) -> AccessDecision:
    """Keep what becomes of one passage; what was decided about the same one before is replaced.

    Raises:
        Refused: nothing was decided, or parts are to be taken out and none is named.

    """
    kept = _decide(tx, decision)
    tx.say(verdict=spoken("access_verdict", kept.verdict))
    return kept


@verb("access.decide_all", mark("decided about {n} places in a record: {verdict}"))
def decide_all(tx: Transaction, decisions: Sequence[AccessDecision]) -> tuple[AccessDecision, ...]:
    """Keep what becomes of several passages at once.

    Raises:
        Refused: there are none, or one of them is not a whole decision.

    """
    if not decisions:
        raise Refused(say("There is nothing left to decide."))
    kept = tuple(_decide(tx, one) for one in decisions)
    tx.say(n=str(len(kept)), verdict=spoken("access_verdict", kept[0].verdict))
    return kept


@verb("access.reconsider", mark("took back a decision about a place in a record"))
def reconsider(tx: Transaction, decision_id: str) -> None:
    """Take a decision back, so that the passage is to be decided again."""
    tx.remove(tx.need(AccessDecision, decision_id))


@verb("access.settle", mark("noted of a request for a record: {state}"))
def settle(tx: Transaction, request_id: str, *, state: str = "answered") -> AccessRequest:
    """Keep how a request ended, and that it ended today: "answered", "refused", "withdrawn".

    Any other state opens it again.
    """
    request = tx.need(AccessRequest, request_id)
    tx.say(state=spoken("access_state", state))
    ended = (request.answered_on or on_day(tx.today)) if state in _DONE else None
    return tx.change(request, state=state, answered_on=ended)


def _decide(tx: Transaction, decision: AccessDecision) -> AccessDecision:
    request = tx.need(AccessRequest, decision.request)
    if decision.verdict not in {"give", "part", "keep"}:
        raise Refused(say("Choose what becomes of it: give it, take parts out, or leave it out."))
    if decision.verdict == "part" and not any(one.strip() for one in decision.taken_out):
        raise Refused(say("Mark the words to take out first."))
    taken = decision.taken_out if decision.verdict == "part" else ()
    new = replace(decision, id="", scope=request.scope, taken_out=taken)
    if request.state in {"", "open"}:
        tx.change(request, state="review")
    for earlier in tx.in_scope(AccessDecision, request.scope):
        if (earlier.request, earlier.what, earlier.field_name) == (
            new.request,
            new.what,
            new.field_name,
        ):
            return tx.change(
                earlier,
                digest=new.digest,
                verdict=new.verdict,
                taken_out=new.taken_out,
                third_party=new.third_party,
                reason=new.reason,
            )
    return tx.add(new)
