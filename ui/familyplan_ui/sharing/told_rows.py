"""How one telling reads in the list of who must be told: after a no, and after a correction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from familyplan.model import Action
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, mark, say, say_many
from familyplan.words.dates import day_month
from familyplan_ui.widgets import Row
from familyplan_ui.wording import agency_name, plain_date, short_name

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.practice.told import Told
    from familyplan.sharing.telling import Change, Correction
    from familyplan_ui.widgets import Standing as Look

_MOST: Final = 4
_HOLDS: Final = {
    "corrected": mark("{who} holds old words about: {what}"),
    "gone": mark("{who} holds what was taken out: {what}"),
    "kept_back": mark("{who} holds what is kept from them now: {what}"),
}


@dataclass(frozen=True)
class Duty:
    """One row of the list, what would be put into the plan for it, and what is there already."""

    row: Row
    doing: Action
    action: Action | None

    @property
    def done(self) -> bool:
        """Whether it has been done."""
        return self.action is not None and self.action.status == "done"

    def new(self, owner: str) -> Action:
        """Give the action to put into the plan."""
        return replace(self.doing, owner=owner)


def of_no(rows: Rows, told: Told, today: date) -> Duty:
    """Say that an agency must be told of a no, and which copies had left."""
    no = told.permission
    words = say(
        "{agency}: “{what}” about {who} is not allowed any more",
        agency=agency_name(rows, no.agency),
        what=spoken("information", no.information),
        who=short_name(rows, no.person) if no.person else say("the whole family"),
    )
    went = [
        say("{name} on {day}", name=one.reader_name, day=day_month(one.made_at))
        for one in told.copies
        if one.made_at is not None
    ]
    soft = say_many(
        "1 copy had left: {copies}", "{n} copies had left: {copies}", len(told.copies),
        copies=listed(went),
    )  # fmt: skip
    doing = Action(scope=no.scope, what=told.what, rhythm="once")
    return _duty(Row(no.id, words, soft), doing, told.action, today)


def of_correction(rows: Rows, found: Correction, today: date) -> Duty:
    """Say what a reader holds that is not so any more: what it said, what it says, since when."""
    record = rows.any(found.row)
    what = (short_name(rows, found.row) if record is not None else "") or found.called
    words = say(_HOLDS[found.how], who=found.reader_name, what=what)
    lines = [_changed(one, found.how) for one in found.changes[:_MOST]]
    more = len(found.changes) - _MOST
    if more > 0:
        lines.append(say_many("And {n} more.", "And {n} more.", more))
    days = [day_month(one.made_at) for one in found.copies if one.made_at is not None]
    lines.append(
        say_many("On the copy of {days}.", "On the copies of {days}.", len(days), days=listed(days))
    )
    if not found.to_tell:
        lines.append(say("Do not tell them. Look at it with whoever it is about."))
    duty = _duty(Row(found.doing.id, words, " ".join(lines)), found.doing, found.action, today)
    return duty if found.to_tell else _looked_at(duty, today)


def _changed(one: Change, how: str) -> str:
    if one.quiet:
        return say("{label}: protected, so not repeated here.", label=one.label)
    if how == "gone":
        return say("{label}: “{then}”.", label=one.label, then=one.then)
    if not one.now:
        return say("{label}: “{then}” then, nothing now.", label=one.label, then=one.then)
    return say("{label}: “{then}” then, “{now}” now.", label=one.label, then=one.then, now=one.now)


def _duty(row: Row, doing: Action, action: Action | None, today: date) -> Duty:
    if action is None:
        return Duty(replace(row, button=say("Put it in the plan")), doing, action)
    chip: tuple[str, str, Look] = ("hourglass", say("In the plan"), "plain")
    button = say("Mark as told")
    if action.status == "done":
        day = plain_date(action.done_on, today)
        chip, button = ("check", say("Told {day}", day=day) if day else say("Told"), "good"), ""
    return Duty(replace(row, chips=(chip,), button=button), doing, action)


def _looked_at(duty: Duty, today: date) -> Duty:
    """Say of what nobody is told that it was looked at."""
    if duty.action is None:
        return duty
    if not duty.done:
        return replace(duty, row=replace(duty.row, button=say("Mark as done")))
    day = plain_date(duty.action.done_on, today)
    chip: tuple[str, str, Look] = (
        "check",
        say("Done {day}", day=day) if day else say("Done"),
        "good",
    )
    return replace(duty, row=replace(duty.row, chips=(chip,)))
