"""Changing fields of a record by the names the fields have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Episode

if TYPE_CHECKING:
    from familyplan.session import Session


def test_a_field_called_kind_can_be_changed_like_any_other(session: Session) -> None:
    family = session.run(actions.families.start, "Khan")
    episode = session.store.family(family.id).of(Episode)[0]
    session.run(actions.records.edit, "episode", episode.id, kind="cp")
    kept = session.store.get(Episode, episode.id)
    assert kept is not None
    assert kept.kind == "cp"
