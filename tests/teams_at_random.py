"""Teams made up at random, as large and as awkwardly named as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Agency, Family, Involvement, Person, Practitioner, Rows, Standing
from familyplan.model.vocabulary import choices

if TYPE_CHECKING:
    from random import Random

    from familyplan.model import Record

_FIRST = ("Ada", "Kwame", "Maximiliana", "Jo", "Bartholomew", "Łukasz", "Siobhán", "李", "سعدیہ")
_LAST = ("O'Brien", "Featherstonehaugh", "Nowak", "Li", "Van der Merwe", "Cholmondeley-Warner")
_ROLES = ("SENCO", "School nurse", "Speech and language therapist, early years", "", "GP")


def a_team(chance: Random, size: int) -> Rows:
    """Make a family with a team of this many seats and perhaps a lead."""
    records: list[Record] = [Family(id="f", scope="f", name="Test")]
    records += [
        Person(id=f"c{n}", scope="f", name=chance.choice(_FIRST), place="child") for n in range(3)
    ]
    for n in range(size):
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        records += [
            Agency(
                id=f"a{n}",
                name=f"Agency {n}",
                type=chance.choice((*choices("agency_type"), "")),
            ),
            Practitioner(id=f"w{n}", name=name, agency=f"a{n}"),
            Involvement(
                id=f"i{n:02d}",
                scope="f",
                agency=f"a{n}",
                practitioner=f"w{n}",
                role=chance.choice(_ROLES),
                how_often=chance.choice((*choices("how_often"), "")),
                tie=chance.choice((*choices("tie"), "")),
                status=chance.choice(("active", "wanted", "occasional")),
            ),
        ]
    lead = chance.choice(("i00", "")) if size else ""
    records.append(Standing(id="s", scope="f", role="lead", held_by=lead))
    return Rows(records)
