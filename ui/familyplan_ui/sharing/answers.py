"""What stands in each cell of the matrix: the answer in force, its words, date and look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Involvement, Permission, Practitioner
from familyplan.model.titles import seat_agency, shortened
from familyplan.model.vocabulary import choices, spoken
from familyplan.sharing.permissions import GIVEN, ended
from familyplan.words import say
from familyplan_ui.wording import agency_name, plain_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.theme import Role

_NARROW: Final = 16

_LOOKS: Final[dict[str, tuple[str, Role]]] = {
    "given_written": ("check", "good"),
    "given_verbal": ("check", "good"),
    "given_by_young_person": ("check", "good"),
    "refused": ("ban", "text"),
    "withdrawn": ("circle-minus", "text"),
    "expired": ("hourglass", "attention"),
    "overridden_safeguarding": ("shield-alert", "attention"),
}


@dataclass(frozen=True)
class Answered:
    """One cell: what `person` ("" = the whole family) said this agency may know, of one kind.

    `state` is the state in force today, "expired" where a yes ran out. `of_family` marks an
    answer of the whole family shown for a person who gave none of their own.
    """

    person: str
    agency: str
    information: str
    state: str = "not_asked"
    words: str = ""
    date: str = ""
    of_family: bool = False
    permission: Permission | None = None

    @property
    def icon(self) -> str:
        """The icon beside the words."""
        return _LOOKS.get(self.state, ("circle-dashed", "text-soft"))[0]

    @property
    def role(self) -> Role:
        """The colour role of icon and words."""
        return _LOOKS.get(self.state, ("circle-dashed", "text-soft"))[1]

    @property
    def stands_out(self) -> bool:
        """Whether it needs acting on or explaining, and so has a fill."""
        return self.role == "attention"

    @property
    def given(self) -> bool:
        """Whether this is a yes in force."""
        return self.role == "good"


def kinds() -> list[str]:
    """Give the kinds of information that people are asked about, in order."""
    return list(choices("information"))


def agencies(rows: Rows) -> list[str]:
    """Give the agencies of the team by their place at the table, then any others asked about."""
    seated = [found.id for seat in rows.of(Involvement) if (found := seat_agency(rows, seat))]
    asked = [one.agency for one in rows.of(Permission) if rows.find(Agency, one.agency)]
    return list(dict.fromkeys([*seated, *asked]))


def faces(rows: Rows, agency_id: str) -> str:
    """Name who comes from an agency: "Hina Patel", or "no named person"."""
    seats = [
        seat
        for seat in rows.of(Involvement)
        if seat.status != "ended" and (found := seat_agency(rows, seat)) and found.id == agency_id
    ]
    people = [rows.find(Practitioner, seat.practitioner) for seat in seats]
    named = [one.name for one in people if one and one.name]
    if named:
        return ", ".join(dict.fromkeys(named))
    return say("no named person") if seats else say("not in the team now")


def answered(rows: Rows, person: str, agency: str, information: str, *, today: date) -> Answered:
    """Give the answer in force for a cell, an own one before the whole family's."""
    own = _newest(rows, person, agency, information)
    found = own or (_newest(rows, "", agency, information) if person else None)
    if found is None:
        return Answered(person, agency, information, words=spoken("permission_state", "not_asked"))
    state = state_today(found, today)
    of_family = own is None
    return Answered(
        person,
        agency,
        information,
        state,
        _words(found, state),
        say("whole family") if of_family else _date(found, state, today),
        of_family,
        found,
    )


def state_today(permission: Permission, today: date) -> str:
    """Give how a permission stands today: a yes whose last day has passed has run out."""
    if permission.state in GIVEN and ended(permission, today):
        return "expired"
    return permission.state or "not_asked"


def _newest(rows: Rows, person: str, agency: str, information: str) -> Permission | None:
    found = [
        one
        for one in rows.of(Permission)
        if (one.person, one.agency, one.information) == (person, agency, information)
        and one.state != "superseded"
    ]
    return found[-1] if found else None


def _words(permission: Permission, state: str) -> str:
    narrower = permission.only.strip()
    if narrower and state in GIVEN:
        return say("Yes, {only}", only=shortened(narrower, _NARROW))
    if state == "given_by_young_person":
        return say("Yes, said")
    return spoken("permission_state", state)


def _date(permission: Permission, state: str, today: date) -> str:
    return plain_date(permission.until if state == "expired" else permission.since, today)


def cell_name(rows: Rows, cell: Answered) -> str:
    """Say a cell in one line: "Hillside Primary, Health: Yes, said, 24 Nov"."""
    said = say(
        "{agency}, {information}: {words}",
        agency=agency_name(rows, cell.agency),
        information=spoken("information", cell.information),
        words=cell.words,
    )
    return f"{said}, {cell.date}" if cell.date else said
