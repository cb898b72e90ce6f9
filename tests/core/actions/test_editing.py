"""Changing records: a field by its name, and what one change brings with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Episode, Standing
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session


def test_a_field_called_kind_can_be_changed_like_any_other(session: Session) -> None:
    family = session.run(actions.families.start, "Khan")
    episode = session.store.family(family.id).of(Episode)[0]
    session.run(actions.records.edit, "episode", episode.id, kind="cp")
    kept = session.store.get(Episode, episode.id)
    assert kept is not None
    assert kept.kind == "cp"


def test_whoever_leaves_the_team_leads_no_more_and_undo_brings_both_back(session: Session) -> None:
    kept = khan_walters(session)
    before = session.store.family(kept.family.id)
    session.run(actions.team.leave, kept.seats["rosa"].id, "Moved away")
    lead = session.store.family(kept.family.id).of(Standing)[0]
    assert lead.until is not None
    assert (lead.held_by, lead.why_changed) == (kept.seats["rosa"].id, "Moved away")
    session.undo()
    assert list(session.store.family(kept.family.id)) == list(before)
