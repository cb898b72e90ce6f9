"""Ending well on the plan page: the ending, how the goals stood, and asking again later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from familyplan import actions
from familyplan.figures.ratings import progress
from familyplan.model import Closure, Episode, Goal, LaterCheck
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.practice.endings import open_episodes, to_ask_again, to_end
from familyplan.words import listed, say
from familyplan.words.dates import long_date
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown
from familyplan_ui.forms.layout import Pair
from familyplan_ui.plan.section import Section
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, Heading, PlainButton, Row, WrapLabel
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.wording import names, plain_date, quoted

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_LONGEST = 160


class Ending(Section):
    """Endings and later checks, with what the one proposes for the other."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id)
        self._asked_after = ""
        self._proposed, self._stood = QVBoxLayout(), QVBoxLayout()
        for column in (self._proposed, self._stood):
            column.setSpacing(Theme.current().px(6))
        ending = Shown(
            "closure",
            say("How help ends"),
            say("Write down the ending"),
            say("Why it ends, what helped, what the family keeps doing, who is still there."),
            ARRANGEMENTS["closure"],
            self._blank,
        )
        later = Shown(
            "later_check",
            say("Asked again later"),
            say("Write down how it is now"),
            say("Six months after an ending somebody asks whether it is still well."),
            ARRANGEMENTS["later_check"],
            lambda: LaterCheck(scope=family_id, closure=self._asked_after),
        )
        both = Pair(
            self.add_list(RecordList(gate, ending), "closure"),
            self.add_list(RecordList(gate, later), "later_check"),
            narrow=760,
            gap=32,
        )
        self.column.addLayout(self._proposed)
        self.column.addWidget(both)
        self.column.addLayout(self._stood)

    def show_rows(self, rows: Rows, today: date) -> None:  # noqa: D102 - as in Section
        closures = list(reversed(rows.of(Closure)))
        checks = list(reversed(rows.of(LaterCheck)))
        waiting = to_ask_again(rows)
        self._asked_after = waiting[0][0].id if waiting else ""
        self.lists["closure"].show_records(
            closures, [_closure(rows, one, today) for one in closures]
        )
        self.lists["later_check"].show_records(checks, [_check(rows, one, today) for one in checks])
        self.lists["later_check"].setVisible(bool(closures or checks))
        clear(self._proposed)
        for closure, episode in to_end(rows):
            self._proposed.addWidget(self._proposal(closure, episode, today))
        for _one, due in waiting:
            late = due < today
            words = _ask_words(due, late=late)
            self._proposed.addWidget(Banner("clock", words, "attention" if late else "accent"))
        clear(self._stood)
        if closures:
            self._show_goals(rows, closures[0], today)

    def _blank(self) -> Closure:
        episodes = open_episodes(self.gate.rows(self.family))
        return Closure(scope=self.family, episode=episodes[-1].id if episodes else "")

    def _proposal(self, closure: Closure, episode: Episode, today: date) -> Banner:
        """Offer to end the help whose ending has been decided."""
        day = plain_date(closure.decided_on, today)
        banner = Banner(
            "flag",
            say("The ending is decided for {day}, but this help is still open.", day=day),
            "accent",
        )
        ended = closure.reasons[0] if closure.reasons else episode.ended
        banner.add(
            PlainButton(
                say("End this help on {day}", day=day),
                lambda: self.gate.run(
                    actions.records.edit, "episode", episode.id,
                    until=closure.decided_on, ended=ended,
                ),
            )
        )  # fmt: skip
        return banner

    def _show_goals(self, rows: Rows, closure: Closure, today: date) -> None:
        """Say how each goal stood when help ended."""
        goals = actions.plan.in_order(rows.of(Goal))
        if not goals:
            return
        on = closure.decided_on.latest() if closure.decided_on else None
        self._stood.addWidget(Heading(say("How the goals stood at the end")))
        for goal in goals:
            self._stood.addWidget(WrapLabel(_stood(rows, goal, min(on or today, today))))


def ending_summary(rows: Rows, today: date) -> str:
    """Say in one line whether help has ended or somebody is to be asked again."""
    if to_end(rows):
        return say("An ending is decided, and help is still open.")
    waiting = to_ask_again(rows)
    if waiting:
        due = min(day for _one, day in waiting)
        return _ask_words(due, late=due < today)
    if rows.of(Closure):
        return say("Ended, and asked again since.")
    return say("What the family keeps doing, who is still there, and asking six months later.")


def _ask_words(due: date, *, late: bool) -> str:
    if late:
        return say("Ask the family how it is now: it was due by {day}.", day=long_date(due))
    return say("Ask the family again by {day}.", day=long_date(due))


def _stood(rows: Rows, goal: Goal, on: date) -> str:
    found = progress(rows, goal.id, on)
    words = quoted(shortened(goal.words))
    status = spoken("goal_status", goal.status) if goal.status else ""
    if found.main is None:
        rated = say("nobody rated it")
    else:
        rated = say("{who}: {figures}", who=found.main.name, figures=found.figures)
    return " · ".join(part for part in (words, rated, found.change.word, status) if part)


def _closure(rows: Rows, closure: Closure, today: date) -> Row:
    day = plain_date(closure.decided_on, today)
    reasons = listed([spoken("episode_end", one) for one in closure.reasons])
    there = names(rows, closure.continues)
    parts = (
        reasons,
        spoken("needs_met", closure.needs) if closure.needs else "",
        say("still there: {names}", names=there) if there else "",
    )
    name = say("Ended {day}", day=day) if day else say("An ending without a day yet")
    soft = " · ".join(part for part in parts if part)
    return Row(closure.id, name, soft, button=say("Change"))


def _check(rows: Rows, check: LaterCheck, today: date) -> Row:
    day = plain_date(check.on, today)
    answer = check.still_well.value if check.still_well else ""
    looks: dict[str, tuple[str, str, Standing]] = {
        "yes": ("check", say("Still well"), "good"),
        "no": ("triangle-alert", say("Not well now"), "attention"),
    }
    parts = (names(rows, check.asked), quoted(shortened(check.words, _LONGEST)) if check.words
             else "")  # fmt: skip
    return Row(
        check.id,
        say("Asked {day}", day=day) if day else say("Asked, day not noted"),
        " · ".join(part for part in parts if part),
        chips=(looks[answer],) if answer in looks else (),
    )
