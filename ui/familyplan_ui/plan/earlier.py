"""Earlier stretches of help on the plan page, and taking help up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Episode
from familyplan.model.partial_date import on_day
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.practice.endings import open_episodes
from familyplan.words import say, say_many
from familyplan_ui.plan.section import Section
from familyplan_ui.widgets import Row, RowList, SoftLabel, announce
from familyplan_ui.wording import plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_LONGEST = 120


class Earlier(Section):
    """Every stretch of help, the newest first; choosing one goes to where it is written."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__(gate, family_id)
        self.list = RowList(say("Help from start to end"))
        self.list.opened.connect(self._go)
        self.list.itemClicked.connect(lambda _item: self._go(self.list.key))
        self.list.pressed_row.connect(self._take_up)
        self._said = SoftLabel()
        self.column.addWidget(self._said)
        self.column.addWidget(self.list)

    def show_rows(self, rows: Rows, today: date) -> None:  # noqa: D102 - as in Section
        episodes = list(reversed(rows.of(Episode)))
        closed = not open_episodes(rows)
        self._said.setText(
            say("Help has ended. It can be taken up again; what was before stays linked to it.")
            if closed and episodes
            else say("What was before stays readable, and linked to what goes on from it.")
        )
        self.list.show_rows([_row(rows, one, today, again=closed) for one in episodes])
        self.list.setVisible(bool(episodes))

    def _go(self, _row_id: str) -> None:
        self.gate.go("family", self.family, "people", self.family)

    def _take_up(self, row_id: str) -> None:
        """Begin help again where it once ended."""
        old = self.gate.rows(self.family).find(Episode, row_id)
        if old is None:
            return
        since = on_day(self.gate.clock.today())
        new = Episode(scope=self.family, kind=old.kind, since=since, earlier=old.id)
        if self.gate.run(actions.records.add, new) is not None:
            announce(self, say("Help is taken up again from today."))


def earlier_summary(rows: Rows, today: date) -> str:
    """Say in one line since when help goes on, and how many stretches were before."""
    going_on = open_episodes(rows)
    ended = len(rows.of(Episode)) - len(going_on)
    since = plain_date(going_on[-1].since, today) if going_on else ""
    parts = (
        say("Help goes on since {day}", day=since) if since else "",
        say("Help has ended") if ended and not going_on else "",
        say_many("{n} earlier stretch", "{n} earlier stretches", ended)
        if ended
        else say("Nothing earlier is written down"),
    )
    return " · ".join(part for part in parts if part)


def _row(rows: Rows, episode: Episode, today: date, *, again: bool) -> Row:
    since, until = plain_date(episode.since, today), plain_date(episode.until, today)
    earlier = rows.find(Episode, episode.earlier)
    when = say("from {day}", day=since) if since else ""
    parts = (
        f"{when} {say('to {day}', day=until)}".strip() if until else when,
        spoken("episode_end", episode.ended) if episode.ended else "",
        say("goes on from the help begun {day}", day=plain_date(earlier.since, today))
        if earlier is not None and earlier.since
        else "",
        shortened(episode.reason, _LONGEST),
    )
    chip: tuple[str, str, Standing] = ("circle-dot", say("Goes on"), "accent")
    return Row(
        episode.id,
        spoken("episode_kind", episode.kind) if episode.kind else say("Help"),
        " · ".join(part for part in parts if part),
        chips=() if episode.until else (chip,),
        button=say("Take up again") if again and episode.until else "",
    )
