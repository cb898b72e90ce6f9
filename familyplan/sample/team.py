"""The team round a sample family: seats that fit its schools, its goals and its part of town."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Answer, Episode, Involvement, Standing
from familyplan.sample.household import words

if TYPE_CHECKING:
    from familyplan.sample.agencies import Desk
    from familyplan.sample.household import Household
    from familyplan.sample.recipe import Making

_SMALL_CHILD: Final = 5
_OFTEN: Final = ("weekly", "weekly", "fortnightly", "monthly", "when_needed")
_TIES: Final = ("close", "steady", "steady", "starting", "strained")


@dataclass
class Team:
    """The seats of a family: those who are in now, who led before, and who leads ("" = nobody)."""

    seats: dict[str, Involvement] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    former: Involvement | None = None
    lead: str = ""

    @property
    def present(self) -> tuple[Involvement, ...]:
        """Give who sits at the table now."""
        return tuple(self.seats.values())


def team(
    making: Making,
    home: Household,
    desks: tuple[Desk, ...],
    *,
    wanted: tuple[str, ...],
    has_lead: bool,
) -> Team:
    """Add an episode of help, seats for the wanted types of agency, and the lead history."""
    _episode(making, home)
    made = Team()
    helping = next(d for d in desks if d.agency.type == "family_help" and d.serves(home.area))
    now, before = making.some(helping.people, 2)
    if not making.light:
        made.former = _former(making, helping, before.id)
    _sit(making, home, made, helping, practitioner=now.id if has_lead else "")
    for desk in home.schools.values():
        _sit(making, home, made, desk)
    for kind in _kinds(making, home, wanted):
        found = [d for d in desks if d.agency.type == kind and d.serves(home.area)]
        if kind not in made.seats and found:
            _sit(making, home, made, making.pick(found))
    made.lead = made.seats["family_help"].id if has_lead else ""
    _standings(making, made)
    return made


def _kinds(making: Making, home: Household, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if making.light:
        return wanted
    young = any(age < _SMALL_CHILD for age in home.ages.values())
    usual = ("health_visiting",) if young else ("school_nursing",)
    birth = ("midwifery",) if home.shape == "expecting" else ()
    more = making.some(("gp", "housing", "family_charity", "faith", "community", "parent_group"), 2)
    return (*usual, *birth, *wanted, *more)


def _episode(making: Making, home: Household) -> None:
    said = words()
    making.add(
        Episode(
            kind="early_help",
            reason=home.filled(making.pick(said["reasons"])),
            route=home.filled(making.pick(said["routes"])),
            agreed=Answer("agreed"),
            agreed_on=home.family.started,
            level=making.pick(said["level"]),
            review_every="6w",
            since=home.family.started,
        )
    )


def _former(making: Making, desk: Desk, practitioner: str) -> Involvement:
    return making.add(
        Involvement(
            agency=desk.agency.id,
            practitioner=practitioner,
            role="Lead practitioner at first",
            does="Led the first months",
            how_often="weekly",
            status="ended",
            since=making.ago(700),
            until=making.ago(330),
            ended_why=making.pick(words()["ended_why"]),
        )
    )


def _sit(
    making: Making, home: Household, made: Team, desk: Desk, *, practitioner: str | None = None
) -> None:
    kind = desk.agency.type
    who = making.pick(desk.people)
    chosen = who.id if practitioner is None else practitioner
    key = kind if kind not in made.seats else f"{kind} {desk.stage}"
    made.agencies[key] = desk.agency
    made.seats[key] = making.add(
        Involvement(
            agency=desk.agency.id,
            practitioner=chosen,
            role=who.role if chosen else "Family support worker, nobody yet",
            does=home.filled(words()["does"].get(kind, desk.agency.does)),
            how_often=making.pick(_OFTEN),
            status="active" if chosen else "wanted",
            tie=making.pick(_TIES),
            since=making.ago(making.between(90, 320)),
        )
    )


def _standings(making: Making, made: Team) -> None:
    said = words()
    if made.former is not None:
        making.add(
            Standing(role="lead", held_by=made.former.id, since=making.ago(700),
                     until=making.ago(330), why_changed=making.pick(said["why_changed"]))
        )  # fmt: skip
    if made.lead:
        making.add(
            Standing(role="lead", held_by=made.lead, since=making.ago(330),
                     family_say=making.pick(said["family_say"]))
        )  # fmt: skip
