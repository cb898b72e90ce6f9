"""The help round a family as its rows tell of it: the episode, who leads, which agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from familyplan.exchange.spreadsheets import cells
from familyplan.model import Episode, Involvement, Practitioner, Standing
from familyplan.model.vocabulary import key_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from familyplan.exchange.spreadsheets.directory import Directory
    from familyplan.model import PartialDate


def add_help(
    said: Mapping[str, str],
    add: Callable[[Any], Any],
    directory: Directory,
    *,
    today: date,
    tell: Callable[[str], None],
) -> None:
    """Add the episode of help, the lead and the agencies; `add` keeps a record and gives it."""
    since, until = said.get("episode.since", ""), said.get("episode.until", "")
    began = cells.day(since, "episode.since", today, tell) if since else None
    add(
        Episode(
            kind=key_for("episode_kind", said.get("episode.kind", "")) or "early_help",
            level=said.get("episode.level", ""),
            reason=said.get("episode.reason", ""),
            since=began,
            until=cells.day(until, "episode.until", today, tell) if until else None,
        )
    )
    leading = _add_lead(said, add, directory, began)
    parts = said.get("team.agency", "").replace(";", "\n").split("\n")
    for name in dict.fromkeys(part.strip() for part in parts if part.strip()):
        agency = directory.agency(name)
        if agency != leading:
            add(Involvement(agency=agency, status="active"))


def lost_without_lead(said: Mapping[str, str]) -> list[str]:
    """Name the fields of a lead practitioner that nobody is named for."""
    if any(said.get(name) for name in ("lead.name", "lead.role", "lead.agency")):
        return [
            name
            for name in ("lead.phone", "lead.email")
            if said.get(name) and not said.get("lead.name")
        ]
    return [name for name in ("lead.phone", "lead.email") if said.get(name)]


def _add_lead(
    said: Mapping[str, str],
    add: Callable[[Any], Any],
    directory: Directory,
    began: PartialDate | None,
) -> str:
    """Add who leads, if anything is said of them; give the id of their agency."""
    agency = directory.agency(said.get("lead.agency", ""))
    lead = Practitioner(
        name=said.get("lead.name", ""),
        agency=agency,
        role=said.get("lead.role", ""),
        phone=said.get("lead.phone", ""),
        email=said.get("lead.email", ""),
    )
    if lead.name or agency or lead.role:
        who = directory.practitioner(lead)
        seat = add(Involvement(agency=agency, practitioner=who, role=lead.role, status="active"))
        add(Standing(role="lead", held_by=seat.id, since=began))
    return agency
