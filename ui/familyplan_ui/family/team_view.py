"""The team round a family: who is involved at the left, the picture or one seat beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from familyplan.model import Agency, Involvement, Practitioner, Rows
from familyplan.model.titles import seat_agency
from familyplan.model.vocabulary import spoken
from familyplan.words import say
from familyplan_ui.family.action_row import ActionRow
from familyplan_ui.family.add_seat import AddSeat
from familyplan_ui.family.columns import ListAndDetail
from familyplan_ui.family.entries import Entry, EntryList
from familyplan_ui.family.header import lead
from familyplan_ui.family.said import seat_soft, seat_title
from familyplan_ui.family.seat_detail import SeatDetail
from familyplan_ui.family.team_picture import TeamPicture

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

PICTURE = "picture"


class TeamView(QWidget):
    """List, picture and seat; adding happens where the seat is."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._seat: SeatDetail | None = None
        self._add: AddSeat | None = None
        self._wanted = PICTURE
        self.list = EntryList(say("Everybody in the team"))
        self.list.chosen.connect(self.show_row)
        self._picture = TeamPicture(gate, family_id)
        self._picture.chosen.connect(self.show_row)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._picture)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ListAndDetail(self.list, self._stack))

    def acts(self) -> ActionRow:
        """Make the row of what can be added, to stand above the view."""
        wanted = (say("Add a role that is wanted"), self.add_wanted)
        return ActionRow((say("Add someone to the team"), self.add_seat), (wanted,))

    def reload(self, rows: Rows) -> None:
        """Bring everything seen into line with the rows."""
        self.list.show_entries(team_entries(rows))
        if self._stack.currentWidget() is not self._add or self._add is None:
            known = rows.find(Involvement, self._wanted) is not None
            self.show_row(self._wanted if known else PICTURE)

    def show_row(self, row_id: str) -> None:
        """Show the picture, a seat, or the seat of a practitioner or agency, opened at it."""
        rows = self._gate.rows(self._family)
        seat = _seat_of(rows, row_id)
        if seat is None:
            self._wanted = PICTURE
            self._picture.reload(rows)
            self._stack.setCurrentWidget(self._picture)
        else:
            self._wanted = seat.id
            detail = self._seat_detail()
            detail.show_row(rows, seat.id)
            record = rows.any(row_id)
            if record is not None and record.id != seat.id:
                detail.open_behind(record)
            self._stack.setCurrentWidget(detail)
        self.list.choose(self._wanted)

    def leave(self) -> None:
        """Keep what was typed."""
        self._picture.leave()
        if self._seat is not None:
            self._seat.leave()

    def add_seat(self) -> None:
        """Open the quick form for somebody who joins."""
        self._begin(wanted=False)

    def add_wanted(self) -> None:
        """Open the quick form for a role nobody holds yet."""
        self._begin(wanted=True)

    def _begin(self, *, wanted: bool) -> None:
        self.leave()
        if self._add is None:
            self._add = AddSeat(self._gate)
            self._add.made.connect(self.show_row)
            self._add.given_up.connect(lambda: self.show_row(self._wanted))
            self._stack.addWidget(self._add)
        self.list.choose("")
        self._stack.setCurrentWidget(self._add)
        self._add.begin(self._family, self._gate.directory(), wanted=wanted)

    def _seat_detail(self) -> SeatDetail:
        if self._seat is None:
            self._seat = SeatDetail(self._gate, self._family)
            self._stack.addWidget(self._seat)
        return self._seat


def _seat_of(rows: Rows, row_id: str) -> Involvement | None:
    record = rows.any(row_id)
    if isinstance(record, Practitioner | Agency):
        for seat in rows.of(Involvement):
            agency = seat_agency(rows, seat)
            if record.id in {seat.practitioner, agency.id if agency else ""}:
                return seat
    return record if isinstance(record, Involvement) else None


def team_entries(rows: Rows) -> list[Entry]:
    """Give the picture, those involved now, the roles wanted, and those whose part has ended."""
    _, leading = lead(rows)
    found = [Entry(PICTURE, say("The whole team"), say("Who is round this family"))]
    seats = rows.of(Involvement)
    wanted = [seat for seat in seats if seat.status == "wanted"]
    ended = [seat for seat in seats if seat.status == "ended"]
    now = [seat for seat in seats if seat not in wanted and seat not in ended]
    for heading, some in (
        (say("Involved now"), now),
        (say("Wanted"), wanted),
        (say("Ended"), ended),
    ):
        if some:
            found.append(Entry("", heading))
            found += [_entry(rows, seat, leading) for seat in some]
    return found


def _entry(rows: Rows, seat: Involvement, leading: Involvement | None) -> Entry:
    note = say("Lead practitioner") if leading is not None and leading.id == seat.id else ""
    name, soft = seat_title(rows, seat), seat_soft(rows, seat)
    if not note and seat.tie == "strained":
        return Entry(seat.id, name, soft, note=spoken("tie", seat.tie), note_role="attention")
    return Entry(seat.id, name, soft, note=note)
