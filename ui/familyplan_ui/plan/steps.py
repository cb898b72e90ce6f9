"""Stepping up or down on the plan page: open until the other side has accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Standing as Role
from familyplan.model import StepChange
from familyplan.model.vocabulary import spoken
from familyplan.practice.endings import open_episodes
from familyplan.words import mark, say, say_many
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.plan.section import Section
from familyplan_ui.widgets import Row, SoftLabel
from familyplan_ui.wording import agency_name, plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_WAITING: Final[tuple[str, str, Standing]] = (
    "hourglass", mark("Waiting"), "attention",
)  # fmt: skip
_CHIPS: Final[dict[str, tuple[str, str, Standing]]] = {
    "accepted": ("check", mark("Accepted"), "good"),
    "not_accepted": ("minus", mark("Did not accept"), "plain"),
}
NO_THRESHOLD: Final = mark(
    "What people decided, in their own words. This is not a threshold tool: the program works "
    "nothing out."
)


class Steps(Section):
    """Every step asked for: those that wait first, then the newest."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id)
        kind = "step_change"
        shown = Shown(
            kind,
            say("Steps up, down or across"),
            say("Add a step up or down"),
            say("When help goes over to another level or team, it stands here until accepted."),
            ARRANGEMENTS[kind],
            self._blank,
        )
        self.column.addWidget(SoftLabel(say(NO_THRESHOLD)))
        self.column.addWidget(self.add_list(RecordList(gate, shown), kind))

    def show_rows(self, rows: Rows, today: date) -> None:  # noqa: D102 - as in Section
        every = rows.of(StepChange)[::-1]
        steps = [one for one in every if waits(one)] + [one for one in every if not waits(one)]
        self.lists["step_change"].show_records(steps, [_row(rows, one, today) for one in steps])

    def _blank(self) -> StepChange:
        rows = self.gate.rows(self.family)
        episodes = open_episodes(rows)
        leads = (one for one in rows.of(Role) if one.role == "lead" and not one.until)
        return StepChange(
            scope=self.family,
            episode=episodes[-1].id if episodes else "",
            lead_now=next((one.held_by for one in leads), ""),
            accepted="waiting",
        )


def waits(step: StepChange) -> bool:
    """Say whether the other side has not answered yet."""
    return step.accepted not in _CHIPS


def steps_summary(rows: Rows, _today: date) -> str:
    """Say in one line whether a step is open."""
    waiting = sum(waits(one) for one in rows.of(StepChange))
    if waiting:
        return say_many(
            "{n} step waits for the other side", "{n} steps wait for the other side", waiting
        )
    if rows.of(StepChange):
        return say("Nothing waits for another side.")
    return say("When help goes over to another level or another team.")


def _row(rows: Rows, step: StepChange, today: date) -> Row:
    levels = (step.from_level, step.to_level)
    parts = (
        say("waiting for the other side") if waits(step) else "",
        say("from {one} to {other}", one=levels[0], other=levels[1]) if all(levels) else "",
        agency_name(rows, step.agency) if step.agency else step.lead_next,
        say("asked {day}", day=plain_date(step.asked_on, today)) if step.asked_on else "",
        say("accepted by {who}", who=step.accepted_by) if step.accepted_by else "",
    )
    icon, words, standing = _CHIPS.get(step.accepted, _WAITING)
    name = spoken("step_way", step.direction) if step.direction else say("A step")
    soft = " · ".join(part for part in parts if part)
    return Row(step.id, name, soft, chips=((icon, say(words), standing),))
