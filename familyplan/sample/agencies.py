"""The one directory all sample families share: agencies and the people in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from familyplan import assets
from familyplan.model import DIRECTORY, Agency, Practitioner
from familyplan.sample import numbers
from familyplan.sample.recipe import Making

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record
    from familyplan.sample.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Desk:
    """One agency as the sample knows it: its record, its people, and which ages a school takes."""

    agency: Agency
    people: tuple[Practitioner, ...]
    stage: str = ""

    def serves(self, area: str) -> bool:
        """Say whether it works in an area of the city."""
        return self.agency.area in {"", area}


def shared_directory(recipe: Recipe) -> tuple[Record, ...]:
    """Give the records of the shared directory; every family of the same seed points at them."""
    return tuple(record for desk in desks(recipe) for record in (desk.agency, *desk.people))


def desks(recipe: Recipe) -> tuple[Desk, ...]:
    """Give every agency with its people."""
    making = Making(recipe, DIRECTORY)
    making.scope = DIRECTORY
    listed: list[dict[str, Any]] = assets.read_json("sample/directory.json")
    return tuple(_desk(making, one) for one in listed)


def _desk(making: Making, one: dict[str, Any]) -> Desk:
    agency = making.add(
        Agency(
            name=one["name"],
            type=one["type"],
            does=one["does"],
            area=one["area"],
            phone=numbers.landline(making.random),
        )
    )
    return Desk(agency, tuple(_people(making, agency, one["people"])), one.get("stage", ""))


def _people(making: Making, agency: Agency, listed: list[str]) -> Iterable[Practitioner]:
    days = ("Mondays", "Wednesdays", "Fridays")
    hidden = agency.type == "domestic_abuse"
    for entry in listed:
        name, _, role = entry.partition("|")
        yield making.add(
            Practitioner(
                name=name,
                agency=agency.id,
                role=role,
                phone=numbers.mobile(making.random),
                days_off=making.pick(days) if making.chance(0.3) else "",
                name_hidden=hidden,
            )
        )
