"""Who a copy is for: one named person, seat or group, with a purpose and a way of delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from familyplan.model import Group, Invitation, Involvement, Person, Practitioner, Standing
from familyplan.model.titles import at_the_table, full_name, seat_agency, seat_name, seat_role
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.model import Rows

ReaderKind = Literal["person", "involvement", "group"]

PURPOSE = mark("Meeting pack")


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of one copy.

    `id` is that of a person, an involvement (a seat at the table) or a group. `agency_id` is the
    agency a seat speaks for, whose permissions count; `is_lead` marks the seat that leads now.
    """

    id: str
    name: str
    kind: ReaderKind
    agency_id: str = ""
    agency_name: str = ""
    is_lead: bool = False
    purpose: str = PURPOSE
    channel: str = "file"

    @property
    def addressed(self) -> str:
        """Give the name as it stands on a copy: "Hina Patel, Hillside Primary"."""
        if not self.agency_name or self.agency_name == self.name:
            return self.name
        return say("{name}, {agency}", name=self.name, agency=self.agency_name)


def reader_of(rows: Rows, row_id: str) -> Reader | None:
    """Make the reader who has this id, or None where nobody among the rows can be one."""
    found = rows.any(row_id)
    if isinstance(found, Person):
        if found.unborn or found.died:
            return None
        return Reader(found.id, full_name(found), "person")
    if isinstance(found, Involvement):
        agency = seat_agency(rows, found)
        return Reader(
            found.id,
            _name_on_copies(rows, found),
            "involvement",
            agency.id if agency else "",
            agency.name if agency else "",
            found.id in leads(rows),
        )
    if isinstance(found, Group):
        return Reader(found.id, found.name, "group")
    return None


def _name_on_copies(rows: Rows, seat: Involvement) -> str:
    """Give what a seat is called on its own copy: never a name kept off copies."""
    worker = rows.find(Practitioner, seat.practitioner)
    if worker is None or not worker.name_hidden:
        return seat_name(rows, seat)
    agency = seat_agency(rows, seat)
    return seat_role(rows, seat) or (agency.name if agency else "") or say("A worker")


def leads(rows: Rows) -> frozenset[str]:
    """Give the seat that leads now, as a set that is empty where nobody does.

    Whoever has left the team leads no more, even where nobody ended their part as lead.
    """
    held = {one.held_by for one in rows.of(Standing) if one.role == "lead" and one.until is None}
    seats = (rows.find(Involvement, one) for one in held)
    return frozenset(seat.id for seat in seats if seat is not None and at_the_table(seat))


def readers(rows: Rows, meeting_id: str = "") -> tuple[Reader, ...]:
    """Suggest who a copy may be made for: who is asked to the meeting, then the rest of the team.

    Nobody stands twice; people not born or no longer alive, and seats that ended, are left out.
    """
    asked = [one.who for one in rows.of(Invitation) if one.meeting == meeting_id]
    team = [seat.id for seat in rows.of(Involvement) if at_the_table(seat)]
    everyone = dict.fromkeys([*asked, *sorted(team, key=lambda one: one not in leads(rows))])
    found = (reader_of(rows, one) for one in everyone)
    return tuple(reader for reader in found if reader is not None)
