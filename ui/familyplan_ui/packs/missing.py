"""What is missing before a pack is useful: short lines, each leading to where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan.model import Action, Goal, Invitation, Involvement, Meeting
from familyplan.model.titles import seat_agency
from familyplan.sharing.permissions import of_agency, stands
from familyplan.sharing.readers import leads
from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Line, TextButton
from familyplan_ui.wording import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_NOT_COMING: Final = frozenset({"not_asked", "apologies", "did_not_come"})
_OPEN: Final = frozenset({"", "open", "partly"})
_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing; `tab` and `row` say where in the family it is put right.

    Without a tab it is put right here: by saying what words mean.
    """

    words: str
    tab: str
    row: str = ""


def lacks(
    rows: Rows, meeting_id: str, on: date, *, to_decide: int = 0, texts: int = 0
) -> tuple[Lack, ...]:
    """Say what a family's packs still lack.

    `texts` counts those that seem to name what is kept back, `to_decide` passages beside a narrower
    yes.
    """
    meeting = rows.find(Meeting, meeting_id)
    found = [*(_of_the_meeting(rows, meeting, on) if meeting else ()), *_of_the_plan(rows)]
    if texts:
        words = say_many("{n} text to decide first.", "{n} texts to decide first.", texts)
        found.insert(0, Lack(words, ""))
    if to_decide:
        words = say_many(
            "{n} passage is held back until somebody decides.",
            "{n} passages are held back until somebody decides.",
            to_decide,
        )
        found.append(Lack(words, "sharing"))
    return tuple(found)


def _of_the_meeting(rows: Rows, meeting: Meeting, on: date) -> Iterator[Lack]:
    if meeting.on is None:
        yield Lack(say("The meeting has no date."), "meetings", meeting.id)
    asked = [
        one.who
        for one in rows.of(Invitation)
        if one.meeting == meeting.id and one.attendance not in _NOT_COMING
    ]
    if not asked:
        yield Lack(say("Nobody is invited yet."), "meetings", meeting.id)
    if not meeting.agenda and not meeting.purpose:
        yield Lack(say("There is no agenda."), "meetings", meeting.id)
    yield from _of_agencies(rows, asked, on)


def _of_agencies(rows: Rows, asked: Sequence[str], on: date) -> Iterator[Lack]:
    """Name the agencies that come without any permission of the family, or count them.

    Whoever leads keeps the record itself, so nothing has to be allowed for them.
    """
    seats = (rows.find(Involvement, who) for who in asked if who not in leads(rows))
    agencies = dict.fromkeys(seat_agency(rows, seat) for seat in seats if seat is not None)
    without = [
        one
        for one in agencies
        if one is not None and not any(stands(said, on) for said in of_agency(rows, one.id))
    ]
    if len(without) > _NAMED:
        words = say_many(
            "{n} agency comes without permission.",
            "{n} agencies come without permission.",
            len(without),
        )
        yield Lack(words, "sharing")
        return
    for one in without:
        yield Lack(say("No permission yet for {agency}.", agency=one.name), "sharing")


def _of_the_plan(rows: Rows) -> Iterator[Lack]:
    working = {one.goal for one in rows.of(Action) if one.status not in OVER}
    open_goals = [one for one in rows.of(Goal) if one.status in _OPEN]
    idle = [one for one in open_goals if one.id not in working]
    if not open_goals:
        yield Lack(say("There is no goal yet."), "plan")
    if idle:
        words = say_many(
            "{n} goal has no next action.", "{n} goals have no next action.", len(idle)
        )
        yield Lack(words, "plan", idle[0].id)


class Missing(QWidget):
    """The lines beside each other, seen only while there are any.

    `decide_wanted` comes when somebody wants to say what words mean.
    """

    decide_wanted = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.lines: tuple[Lack, ...] = ()
        self.buttons: list[TextButton] = []
        self._row = FlowLayout(self, gap=Theme.current().px(12))
        self._row.addWidget(Line(say("Still missing:"), tone="soft"))
        self.hide()

    def look_at(self, place: tuple[str, str] | None, to_decide: int, texts: int = 0) -> None:
        """Look at a family and its meeting, None for nobody; the counts as in `lacks`."""
        if place is None:
            self._show("", ())
            return
        family_id, meeting_id = place
        today = self._gate.clock.today()
        rows = self._gate.rows(family_id)
        found = lacks(rows, meeting_id, today, to_decide=to_decide, texts=texts)
        self._show(family_id, found)

    def _show(self, family_id: str, lines: tuple[Lack, ...]) -> None:
        self.setVisible(bool(lines))
        if lines == self.lines:
            return
        self.lines = lines
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(family_id, one) for one in lines]
        for button in self.buttons:
            self._row.addWidget(button)

    def _button(self, family_id: str, lack: Lack) -> TextButton:
        if not lack.tab:
            return TextButton(lack.words, self.decide_wanted.emit)
        where = (lack.tab, lack.row) if lack.row else (lack.tab,)
        return TextButton(lack.words, lambda: self._gate.go("family", family_id, *where))
